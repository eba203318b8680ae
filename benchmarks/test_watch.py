"""How long a student waits: from saving exercise 3, correct or not, to its verdict at quick effort, with a warm worker.

The save is seen by watchfiles and graded as in `grade watch`; only the drawing of the screen is left out.
"""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.cli.background import Background, Done, Job
from grader.cli.saves import Saves
from grader.judge.effort import EFFORTS
from grader.judge.submissions import read_source
from grader.records.exercise import find
from grader.sandbox.zygote import Zygote

ROOT = Path(__file__).parents[1]
FILE = "ex03_safe_print.py"
PASSES = ROOT / "solutions" / FILE
FAILS = ROOT / "tests" / "mutants" / "ex03" / "no_lock.py"
PATIENCE = 60.0  # seconds
WANTED = "less than 1.5 s on 2 cores that have nothing else to do"


class Desk:
    """A folder that is watched: `save` puts a program there and gives the verdict that comes of it."""

    def __init__(self, file: Path, background: Background, letters: queue.Queue[object]) -> None:
        self._file = file
        self._background = background
        self._letters = letters
        self._saves = 0

    def save(self, program: Path) -> Done:
        self._saves += 1
        self._file.write_bytes(program.read_bytes() + b"# saved %d times\n" % self._saves)
        while self._letters.get(timeout=PATIENCE) != frozenset({self._file.name}):
            pass
        exercise = find("3")
        assert exercise is not None
        self._background.begin(Job(exercise, read_source(self._file), EFFORTS["quick"]))
        while not isinstance(letter := self._letters.get(timeout=PATIENCE), Done):
            pass
        assert self._background.is_about(letter)
        return letter


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    letters: queue.Queue[object] = queue.Queue()
    file = tmp_path / FILE
    with (
        Zygote() as zygote,
        Background(zygote, letters.put) as background,
        Saves(str(tmp_path), [file.name], letters.put, letters.put),
    ):
        assert letters.get(timeout=PATIENCE) == frozenset()  # from now on, saves are seen
        yield Desk(file, background, letters)


@pytest.mark.parametrize(
    ("program", "passes"), [(PASSES, True), (FAILS, False)], ids=["passes", "fails"]
)
def test_from_save_to_verdict(desk: Desk, benchmark: Any, program: Path, passes: bool) -> None:
    done = benchmark.pedantic(desk.save, (program,), rounds=9, warmup_rounds=1)
    assert done.verdict.passed is passes
    what = "passes" if passes else "fails"
    median = benchmark.stats.stats.median
    print(f"\nfrom save to a verdict that {what}: {median:.2f} s in the median; wanted: {WANTED}")
