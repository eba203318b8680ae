from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .running import NO_LOCK, SOLUTION, STUB, Ended, grade

NEVER = "3.5"  # what a program without a lock does not break


@pytest.fixture(scope="module")
def verified(tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """A checkout in which a mutant and a variant are not what they should be, verified with two seeds."""
    root = tmp_path_factory.mktemp("checkout")
    mutants, variants = root / "tests/mutants/ex03", root / "tests/variants/ex03"
    for folder in (root / "exercises", root / "solutions", mutants, variants):
        folder.mkdir(parents=True)
    shutil.copy(STUB, root / "exercises")
    shutil.copy(SOLUTION, root / "solutions")
    shutil.copy(NO_LOCK, mutants / "caught.py")
    shutil.copy(NO_LOCK, variants / "wrong.py")
    right = SOLUTION.read_text(encoding="utf-8")
    (mutants / "right.py").write_text(f"# breaks: {NEVER}\n{right}", encoding="utf-8")
    return grade("verify", "3", "--path", ".", "--seeds", "2", "--effort", "quick", cwd=root)


def test_what_is_wrong_has_one_line_and_a_command_whatever_the_number_of_seeds(
    verified: Ended,
) -> None:
    mutant, variant = Path("tests/mutants/ex03/right.py"), Path("tests/variants/ex03/wrong.py")
    assert verified.out.splitlines()[:4] == [
        f"mutant {mutant}: caught with 0 of 2 seeds; seed 0: not caught under {NEVER}",
        f"  grade exercise 3 --path {mutant} --seed 0 --effort quick",
        f"variant {variant}: passes with 0 of 2 seeds; seed 0: failed: 3.2 mixed-output",
        f"  grade exercise 3 --path {variant} --seed 0 --effort quick",
    ]


def test_the_table_counts_what_is_right(verified: Ended) -> None:
    (row,) = (line for line in verified.out.splitlines() if "ex03_safe_print" in line)
    cells = [cell.strip() for cell in row.split("│")[2:-1]]
    assert cells == ["1 of 1", "1 of 1", "1 of 2", "0 of 1"]


def test_what_is_wrong_has_code_1_and_no_terminal_sees_no_progress(verified: Ended) -> None:
    assert (verified.code, verified.err) == (1, "")
