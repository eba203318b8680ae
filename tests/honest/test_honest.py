"""What a correct program does while it is imported counts for nothing (all of them, at each level: `python -m tests.honest`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.judge.corpus import Known
from grader.judge.effort import EFFORTS
from grader.judge.verification import trouble
from grader.records.exercise import EXERCISES
from grader.sandbox.zygote import Zygote
from tests.known import ROOT

from .preludes import PRELUDES, with_prelude


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (2, "queue and timer"),
        (3, "queue and timer"),
        (4, "queue and timer"),
        (5, "pools"),
        (1, "much memory"),
    ],
)
def test_threads_and_time_of_an_import_are_not_held_against_it(
    number: int, name: str, zygote: Zygote, tmp_path: Path
) -> None:
    exercise = next(exercise for exercise in EXERCISES if exercise.number == number)
    solution = (ROOT / "solutions" / f"{exercise.file}.py").read_text()
    (tmp_path / "sub.py").write_text(with_prelude(name, solution))
    assert not trouble(zygote, exercise, Known("variant", tmp_path / "sub.py"), 0, EFFORTS["quick"])


def test_each_prelude_is_a_program() -> None:
    for name in PRELUDES:
        exec(compile(with_prelude(name, ""), name, "exec"), {"__name__": "prelude"})
