from __future__ import annotations

import pytest

from grader.checks.registry import suite_of
from grader.judge.effort import BOUND, EFFORTS, Effort
from grader.judge.grading import LONG_RUNS, grade
from grader.judge.laboratory import Laboratory
from grader.records.exercise import EXERCISES
from grader.records.verdict import Counterexample, Verdict
from grader.sandbox.zygote import Zygote
from tests.known import ROOT

DRAWN = ("walk", "sticky", "pos", "pct2", "pct3", "focus")
SAFE_PRINT = next(e for e in EXERCISES if e.key == "safe_print")
POOL_MAP = next(e for e in EXERCISES if e.key == "pool_map")
WORKER = next(e for e in EXERCISES if e.key == "background_worker")


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


COUNTS = b"""
import sys
import threading

lock = threading.RLock()
count = 0


def safe_print(*values, sep=" ", end="\\n", file=None):
    global count
    for _ in range(500):
        count += 1
    text = sep.join(str(value) for value in values) + end
    with lock:
        (sys.stdout if file is None else file).write(text)
"""
FEW = Effort("few", 0.2, 0.3, 60, 30_000, 600)


def test_long_runs_get_fewer_schedules_and_a_person_is_told(zygote: Zygote) -> None:
    verdict = grade(zygote, SAFE_PRINT, "sub.py", COUNTS, 0, FEW)
    at_once = grade(zygote, SAFE_PRINT, "sub.py", COUNTS.replace(b"500", b"1"), 0, FEW)
    assert verdict.passed
    assert at_once.passed
    assert LONG_RUNS in verdict.integrity
    assert LONG_RUNS not in at_once.integrity
    assert verdict.schedules < at_once.schedules / 2


def test_what_a_worker_leaves_out_is_told_by_the_points_of_the_rest(zygote: Zygote) -> None:
    scenario = next(family.core[0] for family in suite_of(SAFE_PRINT).families if family.core)
    lab = Laboratory(zygote, SAFE_PRINT.key, "sub.py", COUNTS)
    one = lab.explore(scenario, ("walk",), 0, 0, 1)
    some = lab.explore(scenario, ("walk",), 0, 0, 9, one.steps + 1)
    every = lab.exhaust(scenario, BOUND, 400, steps=3 * one.steps)
    lab.refresh()
    assert (one.runs, some.runs) == (1, 2)
    assert 1 < every.runs < 9
    assert not every.exhausted


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("pass", "BackgroundWorker(task, 10) raised TypeError: BackgroundWorker() takes no arguments"),
        ("def __init__(self, task, interval): self.gone.set()", "raised AttributeError in line 2"),
        ("def __init__(self, task, interval): raise SystemExit", "raised SystemExit in line 2"),
        ("def __init__(self, task, interval): self.task = task", "worker.start() raised AttributeError"),
        ("__init__ = lambda *_: None; start = property(lambda self: 1 / 0)", "ZeroDivisionError"),
    ],
)  # fmt: skip
def test_a_class_that_cannot_be_used_is_the_submissions_failure_and_not_ours(
    zygote: Zygote, body: str, told: str
) -> None:
    source = f"class BackgroundWorker:\n    {body}\n".encode()
    checks = grade(zygote, WORKER, "sub.py", source, 0, EFFORTS["quick"]).checks
    assert checks[0].status == "failed"
    assert told in checks[0].message
