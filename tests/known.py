"""The submissions of this repository whose verdict is known, as parameters of tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.judge.corpus import Known, Role, known
from grader.records.exercise import EXERCISES, Exercise

ROOT = Path(__file__).parents[1]


SAMPLE = 10  # every tenth runs with the whole suite, which has to stay short; `-m slow` and `grade verify` run all


def parameters(*roles: Role) -> list[object]:
    """One parameter for each known submission in these roles; most are marked as slow."""
    chosen = [
        (exercise, submission)
        for exercise in EXERCISES
        for submission in known(ROOT, exercise)
        if submission.role in roles
    ]
    return [
        pytest.param(
            exercise, submission, id=f"{exercise.file[:4]}-{submission.file.stem}",
            marks=() if number % SAMPLE == 0 else pytest.mark.slow,
        )
        for number, (exercise, submission) in enumerate(chosen)
    ]  # fmt: skip


def command(exercise: Exercise, submission: Known) -> str:
    """What shows the verdict."""
    return f"grade exercise {exercise.number} --path {submission.file.relative_to(ROOT)}"
