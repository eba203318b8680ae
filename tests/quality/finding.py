"""How many schedules a search needs until a bug shows."""

from __future__ import annotations

import gc
from collections.abc import Iterator

from grader.kernel.machine import Machine, Run
from grader.kernel.turns import Limits
from grader.search.portfolio import Portfolio

SEEDS = range(20)
MOST = 2_000  # schedules
LIMITS = Limits(steps=4_000, fair_steps=20_000)
COLLECT_EVERY = 200  # runs


def first_find(machine: Machine, source: str, mix: tuple[str, ...], seed: int) -> int | None:
    """The number, from 1, of the first schedule that shows a bug; None if `MOST` do not."""
    found = enumerate(wrong(machine, source, mix, seed, MOST), start=1)
    return next((number for number, bad in found if bad), None)


def alarms(machine: Machine, source: str, mix: tuple[str, ...], seed: int, runs: int) -> int:
    """In how many of so many schedules a bug shows."""
    return sum(wrong(machine, source, mix, seed, runs))


def wrong(
    machine: Machine, source: str, mix: tuple[str, ...], seed: int, runs: int
) -> Iterator[bool]:
    """For each schedule that a portfolio deals out, whether it shows a bug."""
    portfolio = Portfolio(mix, seed)
    with machine.installed():
        program = machine.load(source, "bug.py")
        for number in range(runs):
            returned: list[object] = []
            strategy = portfolio.strategy(number)[1]
            run = machine.run(lambda: returned.append(program.module().main()), strategy, LIMITS)  # noqa: B023
            portfolio.saw(len(run.choices))
            if number % COLLECT_EVERY == 0:
                gc.collect()
            yield went_wrong(run, returned)


def went_wrong(run: Run, returned: list[object]) -> bool:
    """Whether a run shows a bug: it did not end as it should, or did not return True."""
    well = run.ending == "finished" and run.raised is None and not run.uncaught
    return not well or returned != [True]
