"""What is correct passes at each level, second opinion included: a careless sandbox fails honest students."""

from __future__ import annotations

import pytest

from grader.judge.corpus import Known, known
from grader.judge.touchstone import CHANGED
from grader.records.exercise import EXERCISES, Exercise
from grader.records.wire import Letter

from .attack import LETTERS, ROOT, outcome
from .conftest import GraderOf
from .serve import Grade
from .users import User, users

CORRECT = [
    pytest.param(exercise, submission, id=f"{exercise.key}-{submission.file.stem}")
    for exercise in EXERCISES
    for submission in known(ROOT, exercise)
    if submission.role in ("solution", "variant")
]


@pytest.mark.slow
@pytest.mark.parametrize("user", users(), ids=lambda user: user.name)
@pytest.mark.parametrize("level", LETTERS)
@pytest.mark.parametrize(("exercise", "submission"), CORRECT)
def test_it_passes(
    grader_of: GraderOf, exercise: Exercise, submission: Known, level: Letter, user: User
) -> None:
    source = submission.file.read_bytes()
    answer = grader_of(user).ask(Grade(exercise.key, f"{exercise.file}.py", source, level, 20.0))
    if answer.missed:
        pytest.skip(f"no sandbox {level} here: {answer.missed}")
    assert answer.verdict is not None, answer.broke
    assert outcome(answer.verdict) == "passes"
    assert CHANGED not in answer.verdict.integrity

