from __future__ import annotations

from .attack import CATEGORIES, HERE, attacks
from .table import PAGE, page_with_table


def test_the_page_tells_what_is_tried() -> None:
    page = PAGE.read_text("utf-8")
    assert page == page_with_table(page), "python -m tests.attacks.table"


def test_each_folder_is_a_category_and_each_attack_says_what_it_is() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(CATEGORIES)
    for attack in attacks():
        assert {"what", "stopped", "outcome", "otherwise"} <= set(attack.fields), attack.name
