"""How many schedules a search needs until a bug shows, and how small the failing schedule can be made."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from grader.judge.smallest import smallest
from grader.kernel.limits import Limits
from grader.kernel.machine import Machine, Run
from grader.kernel.program import Program
from grader.kernel.strategy import Strategy
from grader.search.bounded import Bounded
from grader.search.portfolio import Portfolio
from grader.search.replay import Replay

SEEDS = range(20)
MOST = 2_000  # schedules
LIMITS = Limits(steps=4_000, fair_steps=20_000)
SHORT = Limits(steps=100, fair_steps=20_000)
"""For running every schedule of a program that spins: most would only spin on and on. All others end in fewer steps."""
COLLECT_EVERY = 200  # runs


class Tried(NamedTuple):
    """A run of a program. bad: whether it shows a bug; the rest is as in `grader.judge.smallest.Ran`."""

    schedule: tuple[int, ...]
    points: int
    preemptions: int
    threads: int
    bad: bool


def first_find(machine: Machine, source: str, mix: tuple[str, ...], seed: int) -> int | None:
    """The number, from 1, of the first schedule that shows a bug; None if `MOST` do not."""
    found = enumerate(_tried(machine, source, mix, seed, MOST), start=1)
    return next((number for number, tried in found if tried.bad), None)


def alarms(machine: Machine, source: str, mix: tuple[str, ...], seed: int, runs: int) -> int:
    """In how many of so many schedules a bug shows."""
    return sum(tried.bad for tried in _tried(machine, source, mix, seed, runs))


def made_small(machine: Machine, source: str, mix: tuple[str, ...], seed: int) -> Tried:
    """The first run that shows the bug, made as small as the judge makes a failure."""
    first = next(tried for tried in _tried(machine, source, mix, seed, 2 * MOST) if tried.bad)
    with machine.installed():

        def replay(schedules: Sequence[tuple[int, ...]]) -> Iterable[Tried]:
            program = _loaded(machine, source)
            return [_try(machine, program, Replay(schedule)) for schedule in schedules]

        return smallest(first, replay, lambda tried: tried.bad)


def fewest_preemptions(machine: Machine, source: str, bound: int) -> int | None:
    """The fewest preemptions of a schedule that shows the bug, all of them tried; None if it takes more than `bound`."""
    bounded = Bounded(bound)
    number = 0
    with machine.installed():
        while (guided := bounded.next()) is not None:
            tried = _try(machine, _loaded(machine, source), guided, SHORT)
            if tried.bad:
                return tried.preemptions
            bounded.ran(guided)
            number += 1
            if number % COLLECT_EVERY == 0:
                gc.collect()
    return None


def _tried(
    machine: Machine, source: str, mix: tuple[str, ...], seed: int, runs: int
) -> Iterator[Tried]:
    """The runs of a program under so many schedules that a portfolio deals out."""
    portfolio = Portfolio(mix, seed, _loaded(machine, source).sites)
    with machine.installed():
        for number in range(1, runs + 1):
            tried = _try(machine, _loaded(machine, source), portfolio.strategy(number - 1)[1])
            portfolio.saw(tried.points)
            if number % COLLECT_EVERY == 0:
                gc.collect()
            yield tried


@cache
def _loaded(machine: Machine, source: str) -> Program:
    return machine.load(source, "bug.py")


def _try(machine: Machine, program: Program, strategy: Strategy, limits: Limits = LIMITS) -> Tried:
    returned: list[object] = []
    run = machine.run(lambda: returned.append(program.module().main()), strategy, limits)
    bad = went_wrong(run, returned)
    return Tried(run.choices, len(run.choices), run.preemptions, run.threads, bad)


def went_wrong(run: Run, returned: list[object]) -> bool:
    """Whether a run shows a bug: it did not end as it should, or did not return True."""
    well = run.ending == "finished" and run.raised is None and not run.uncaught
    return not well or returned != [True]
