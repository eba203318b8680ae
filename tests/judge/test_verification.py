from __future__ import annotations

import pytest

from grader.judge.effort import EFFORTS
from grader.judge.grading import grade
from grader.judge.verification import is_caught
from grader.records.exercise import EXERCISES
from grader.sandbox.zygote import Zygote
from tests.known import ROOT

SAFE_PRINT = next(exercise for exercise in EXERCISES if exercise.key == "safe_print")
NESTED_CALL_WAITS = ROOT / "tests/mutants/ex03/plain_lock_while_converting.py"


@pytest.mark.parametrize(("clause", "caught"), [("3.5", True), ("R4", True), ("3.4", False)])
def test_a_deadlock_is_caught_under_that_clause_alone_under_which_grading_counts_it(
    clause: str, caught: bool, zygote: Zygote
) -> None:
    source, effort = NESTED_CALL_WAITS.read_bytes(), EFFORTS["quick"]
    found = is_caught(zygote, SAFE_PRINT, "sub.py", source, frozenset({clause}), 0, effort)
    verdict = grade(zygote, SAFE_PRINT, "sub.py", source, 0, effort)
    failed = {check.clause for check in verdict.checks if check.status == "failed"}
    assert found == (clause in failed) == caught
