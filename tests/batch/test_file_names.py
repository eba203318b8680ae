from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.batch.file_names import file_names

NAMES = st.lists(st.text(max_size=80) | st.text("aAbB.-_@/\\: ", max_size=8), max_size=30)


@settings(deadline=None, max_examples=300)
@given(NAMES)
def test_names_are_safe_in_a_link_and_different_on_every_file_system(students: list[str]) -> None:
    names = file_names(students)
    assert set(names) == set(students)
    assert len({name.lower() for name in names.values()}) == len(names)
    for name in names.values():
        assert quote(name, safe="@") == name
        assert not name.startswith((".", "-"))
        assert not name.endswith(".")
        assert 0 < len(name) < 180


@settings(deadline=None, max_examples=100)
@given(NAMES)
def test_the_order_of_students_does_not_matter(students: list[str]) -> None:
    assert file_names(students) == file_names(sorted(students, reverse=True))


@pytest.mark.parametrize("plain", ["ada", "Ada-L", "12345", "ada@example.org", "a.b_c"])
def test_a_plain_name_is_kept(plain: str) -> None:
    assert file_names([plain, "x"])[plain] == plain


def test_names_that_differ_in_case_alone_are_told_apart() -> None:
    names = file_names(["ada", "Ada"])
    assert names["Ada"] == "Ada"
    assert names["ada"].startswith("ada-")


def test_a_student_cannot_take_the_name_of_another() -> None:
    wanted = file_names(["a b"])["a b"]
    names = file_names(["a b", wanted, wanted.upper()])
    assert len({name.lower() for name in names.values()}) == 3


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../../x", "CON", "nul.txt", "/", "\ud800", "\u202e", "x" * 300, "-rf"]
)
def test_a_file_can_have_the_name_and_lies_in_its_folder(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{file_names([name])[name]}.html"
    file.write_text("x")
    assert file.resolve().parent == tmp_path.resolve()
    assert file.stem.upper().partition(".")[0] not in {"CON", "NUL"}
