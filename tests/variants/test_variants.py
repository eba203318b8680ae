"""Correct submissions pass, however unusual; stubs do not (many seeds: `grade verify --seeds 50 --effort thorough`)."""

from __future__ import annotations

import pytest

from grader.judge.corpus import Known
from grader.judge.effort import EFFORTS
from grader.judge.verification import trouble
from grader.records.exercise import Exercise
from grader.sandbox.zygote import Zygote
from tests.known import command, parameters


@pytest.mark.parametrize(("exercise", "submission"), parameters("solution", "variant"))
def test_passes(zygote: Zygote, exercise: Exercise, submission: Known) -> None:
    found = trouble(zygote, exercise, submission, 1, EFFORTS["quick"])
    assert not found, command(exercise, submission)


@pytest.mark.parametrize(("exercise", "submission"), parameters("stub"))
def test_stub_is_told_to_be_not_implemented(
    zygote: Zygote, exercise: Exercise, submission: Known
) -> None:
    assert not trouble(zygote, exercise, submission, 0, EFFORTS["quick"])
