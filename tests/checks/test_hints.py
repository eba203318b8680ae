"""There is a hint for every exercise and every kind of failure, and none gives the solution away."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.checks.hints import GENERAL, hint
from grader.records.exercise import EXERCISES, Exercise
from grader.records.finding import KINDS

SOLUTIONS = Path(__file__).parents[2] / "solutions"


@pytest.mark.parametrize("exercise", EXERCISES, ids=[e.key for e in EXERCISES])
@pytest.mark.parametrize("kind", ["", *KINDS])
def test_there_is_a_hint(exercise: Exercise, kind: str) -> None:
    assert 20 < len(hint(exercise, kind)) < 400


def test_every_hint_is_for_an_exercise_that_there_is() -> None:
    assert set(GENERAL) == {exercise.key for exercise in EXERCISES}


@pytest.mark.parametrize("exercise", EXERCISES, ids=[e.key for e in EXERCISES])
def test_no_hint_quotes_the_solution(exercise: Exercise) -> None:
    source = (SOLUTIONS / f"{exercise.file}.py").read_text()
    lines = {line.strip() for line in source.splitlines() if len(line.strip()) > 25}
    hints = " ".join(hint(exercise, kind) for kind in ["", *KINDS])
    assert not [line for line in lines if line in hints]
