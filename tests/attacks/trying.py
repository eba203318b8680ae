"""One attack tried: graded for real, and what became of the world."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from grader.records.verdict import Verdict
from grader.records.wire import Letter

from .attack import Attack, outcome
from .graders import Gone, Grader
from .serve import Grade
from .world import World


class Tried(NamedTuple):
    """What came of it. outcome: as in an attack's first lines, "dies" where the grader did; harm: see World."""

    outcome: str
    harm: set[str]
    verdict: Verdict | None


def grade(grader: Grader, attack: Attack, level: Letter) -> Tried:
    """Has it graded at just that level, in a world of its own. Skips the test where the machine does not give it."""
    exercise = attack.exercise
    with World(grader.user, grader.pid) as world:
        request = Grade(
            exercise.key, f"{exercise.file}.py", attack.source(world.words()), level, attack.seconds
        )
        try:
            answer = grader.ask(request)
        except Gone:
            grader.close()  # it may still be on its way
            return Tried("dies", world.harm(), None)
        if answer.missed:
            pytest.skip(f"no sandbox {level} here: {answer.missed}")
        if answer.verdict is None:
            return Tried("broke", world.harm(), None)
        return Tried(outcome(answer.verdict), world.harm(), answer.verdict)
