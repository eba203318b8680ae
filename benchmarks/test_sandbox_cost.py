"""What the sandbox levels cost: a worker from its start to its end, and the grading of all solutions, side by side.

The levels take turns, so that whatever else the machine does meets all of them.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from grader.judge.effort import EFFORTS
from grader.judge.grading import REAL_THREADS, grade
from grader.records.exercise import EXERCISES
from grader.sandbox.level import LEVELS
from grader.sandbox.zygote import Zygote

SOLUTIONS = Path(__file__).parents[1] / "solutions"
MOST = {"R": 0.0, "B": 0.010, "A": 0.025}  # seconds that a worker may cost on top of level R
STARTS = 100
ROUNDS = int(os.environ.get("ROUNDS", "3"))


@pytest.fixture(scope="module")
def zygotes() -> Iterator[dict[str, Zygote]]:
    """One for each level, with that for real threads beside it, all ready."""
    with ExitStack() as stack:
        made = {level.letter: stack.enter_context(Zygote(strongest=level)) for level in LEVELS}
        for letter, zygote in made.items():
            assert zygote.reached.level.letter == letter, zygote.reached.missed
            assert zygote.sibling(REAL_THREADS).reached
        yield made


def in_turn(
    zygotes: dict[str, Zygote], do: Callable[[Zygote], float], rounds: int
) -> dict[str, float]:
    """The median of what `do` gives, by level."""
    taken: dict[str, list[float]] = {letter: [] for letter in zygotes}
    for _ in range(rounds):
        for letter, zygote in zygotes.items():
            taken[letter].append(do(zygote))
    return {letter: median(times) for letter, times in taken.items()}


def start_and_end(zygote: Zygote) -> float:
    began = time.perf_counter()
    zygote.start_worker().close()
    return time.perf_counter() - began


def test_a_worker(zygotes: dict[str, Zygote], benchmark: Any) -> None:
    taken = in_turn(zygotes, start_and_end, STARTS)
    benchmark.pedantic(start_and_end, (zygotes["A"],), rounds=STARTS)
    for letter, seconds in taken.items():
        more = seconds - taken["R"]
        benchmark.extra_info[f"{letter}, ms"] = round(1000 * seconds, 1)
        print(
            f"\n{letter}: a worker starts and ends in {1000 * seconds:.1f} ms, {1000 * more:+.1f} to R"
        )
        assert more <= MOST[letter]


def grade_all(zygote: Zygote) -> float:
    """Real seconds."""
    began = time.perf_counter()
    for exercise in EXERCISES:
        file = SOLUTIONS / f"{exercise.file}.py"
        if file.is_file():
            assert grade(
                zygote, exercise, file.name, file.read_bytes(), 0, EFFORTS["normal"]
            ).passed
    return time.perf_counter() - began


def test_all_solutions(zygotes: dict[str, Zygote], benchmark: Any) -> None:
    taken = in_turn(zygotes, grade_all, ROUNDS)
    benchmark.pedantic(grade_all, (zygotes["A"],), rounds=1)
    for letter, seconds in taken.items():
        share = seconds / taken["R"]
        benchmark.extra_info[f"{letter} to R"] = round(share, 3)
        print(f"\n{letter}: all solutions in {seconds:.1f} s, {100 * share - 100:+.0f} % to R")
