from __future__ import annotations

from pathlib import Path

import pytest

from grader.judge.corpus import known
from grader.judge.effort import EFFORTS
from grader.judge.grading import grade
from grader.judge.touchstone import CHANGED, told
from grader.records.exercise import EXERCISES
from grader.records.wire import Explored
from grader.sandbox.zygote import Zygote

ROOT = Path(__file__).parents[2]


def test_what_comes_out_depends_on_the_order(zygote: Zygote) -> None:
    explored = told(zygote.start_worker())
    assert isinstance(explored, Explored)
    assert len(explored.histories) > 2


def test_each_fresh_worker_tells_the_same(zygote: Zygote) -> None:
    assert told(zygote.start_worker()) == told(zygote.start_worker())


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.file)
def test_a_solution_changes_nothing(zygote: Zygote, exercise: object) -> None:
    submission = next(each for each in known(ROOT, exercise) if each.role == "solution")  # type: ignore[arg-type]
    verdict = grade(
        zygote,
        exercise,
        "sub.py",
        submission.file.read_bytes(),
        0,
        EFFORTS["quick"],  # type: ignore[arg-type]
    )
    assert verdict.passed
    assert CHANGED not in verdict.integrity
