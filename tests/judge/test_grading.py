from __future__ import annotations

import pytest

from grader.judge.effort import BOUND, EFFORTS
from grader.judge.grading import grade
from grader.records.exercise import EXERCISES
from grader.records.verdict import Counterexample, Verdict
from grader.sandbox.zygote import Zygote
from tests.known import ROOT

DRAWN = ("walk", "sticky", "pos", "pct2", "pct3", "focus")
SAFE_PRINT = next(e for e in EXERCISES if e.key == "safe_print")
POOL_MAP = next(e for e in EXERCISES if e.key == "pool_map")


@pytest.fixture(scope="module")
def solved(zygote: Zygote) -> Verdict:
    source = (ROOT / "solutions" / f"{SAFE_PRINT.file}.py").read_bytes()
    return grade(zygote, SAFE_PRINT, "sub.py", source, 0, EFFORTS["quick"])


@pytest.fixture(scope="module")
def raced(zygote: Zygote) -> Counterexample:
    """A counterexample that was found in a drawn schedule, and made smaller."""
    mutant = ROOT / "tests" / "mutants" / "ex02" / "number_drawn_without_lock.py"
    verdict = grade(zygote, POOL_MAP, "sub.py", mutant.read_bytes(), 0, EFFORTS["quick"])
    (example,) = (check.counterexample for check in verdict.checks if check.status == "failed")
    assert example is not None
    return example


def test_what_is_exhausted_is_part_of_what_was_run(solved: Verdict) -> None:
    exhausted = solved.exhausted
    assert exhausted is not None
    assert exhausted.preemptions == BOUND
    assert exhausted.scenarios <= exhausted.schedules < solved.schedules


def test_a_failure_keeps_the_strategy_of_its_first_find(raced: Counterexample) -> None:
    assert raced.preemptions == 1
    assert raced.strategy.startswith((*DRAWN, "bounded"))
