from __future__ import annotations

import pytest

from grader.judge.corpus import Known, known
from grader.judge.effort import EFFORTS
from grader.judge.grading import grade
from grader.judge.touchstone import CHANGED, told
from grader.records.exercise import EXERCISES, Exercise
from grader.records.wire import Explored
from grader.sandbox.zygote import Zygote
from tests.known import ROOT


def test_what_comes_out_depends_on_the_order(zygote: Zygote) -> None:
    explored = told(zygote.start_worker())
    assert isinstance(explored, Explored)
    assert len(explored.histories) > 2


def test_each_fresh_worker_tells_the_same(zygote: Zygote) -> None:
    assert told(zygote.start_worker()) == told(zygote.start_worker())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("exercise", "submission"),
    [
        pytest.param(exercise, each, id=f"{exercise.file[:4]}-{each.file.stem}")
        for exercise in EXERCISES
        for each in known(ROOT, exercise)
        if each.role == "variant"
    ],
)
def test_what_is_correct_changes_nothing(
    zygote: Zygote, exercise: Exercise, submission: Known
) -> None:
    source = submission.file.read_bytes()
    verdict = grade(zygote, exercise, "sub.py", source, 0, EFFORTS["quick"])
    assert verdict.passed
    assert CHANGED not in verdict.integrity
