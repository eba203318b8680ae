"""Each buggy submission is caught under the clause that it names (many seeds: `grade verify --seeds 20`)."""

from __future__ import annotations

import pytest

from grader.judge.corpus import Known
from grader.judge.effort import EFFORTS
from grader.judge.verification import trouble
from grader.records.exercise import Exercise
from grader.sandbox.zygote import Zygote
from tests.known import command, parameters


@pytest.mark.parametrize(("exercise", "submission"), parameters("mutant"))
def test_is_caught_under_its_clause(zygote: Zygote, exercise: Exercise, submission: Known) -> None:
    found = trouble(zygote, exercise, submission, 0, EFFORTS["normal"])
    assert not found, command(exercise, submission)
