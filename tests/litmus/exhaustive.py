"""Every schedule of a small program, and the exact set of what it can do.

Depth first over the choices: run, then replay the choices made up to the last one that has an untried
alternative, take that, and choose 0 from there on.
"""

from __future__ import annotations

import gc
import sys
import textwrap
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from grader.kernel.limits import Limits
from grader.kernel.machine import Machine, Run
from grader.kernel.strategy import Strategy
from grader.kernel.task import Task

MOST = 60_000  # runs: a litmus program that has more is not tiny
COLLECT_EVERY = 500  # runs; in between nothing is collected, so that no run depends on when


@dataclass(frozen=True)
class Litmus:
    """A program with a function `main`, and the exact set of its outcomes.

    An outcome is what `main` returns; where the run did not finish, how it ended ("deadlock"); where threads
    died of exceptions, their names behind the value. bound: the most preemptions of a schedule, None for any
    number.
    """

    claim: str
    source: str
    outcomes: frozenset[Hashable]
    bound: int | None

    def __str__(self) -> str:
        return self.claim


def litmus(claim: str, source: str, *outcomes: Hashable, bound: int | None = None) -> Litmus:
    return Litmus(claim, textwrap.dedent(source), frozenset(outcomes), bound)


class Branch(Strategy):
    """Takes the given choices, then always 0, and remembers what there was to choose from."""

    def __init__(self, prefix: Sequence[int], bound: int | None) -> None:
        self._prefix = prefix
        self._bound = bound
        self._preemptions = 0
        self.choices: list[int] = []
        self.alternatives: list[
            int
        ] = []  # how many options a choice has, of those within the bound

    def choose(self, tasks: Sequence[Task], running: bool, site: int) -> int:
        choice = self._take(len(tasks), free=not running)
        self._preemptions += running and choice > 0
        return choice

    def decide(self, options: int) -> int:
        return self._take(options, free=True)

    def yielded(self, task: Task) -> None:
        pass

    def _take(self, options: int, *, free: bool) -> int:
        spent = self._bound is not None and self._preemptions >= self._bound
        self.alternatives.append(1 if spent and not free else options)
        number = len(self.choices)
        choice = self._prefix[number] if number < len(self._prefix) else 0
        self.choices.append(choice)
        return choice

    def following(self) -> list[int] | None:
        """The choices that lead to the next schedule; None after the last."""
        for number in range(len(self.choices) - 1, -1, -1):
            if self.choices[number] + 1 < self.alternatives[number]:
                return [*self.choices[:number], self.choices[number] + 1]
        return None


def every_run(
    machine: Machine, main: Callable[[], None], bound: int | None = None
) -> Iterator[Run]:
    """Each schedule once. Raises AssertionError if a run does not repeat what it shares with the one before."""
    prefix: list[int] | None = []
    seen: list[int] = []
    limits = Limits(steps=2_000, fair_steps=2_000)
    for _ in range(MOST):
        branch = Branch(prefix, bound)
        run = machine.run(main, branch, limits)
        assert branch.alternatives[: len(prefix)] == seen[: len(prefix)], "not deterministic"
        yield run
        prefix, seen = branch.following(), branch.alternatives
        if prefix is None:
            return
    raise AssertionError(f"more than {MOST:,} schedules")


def outcomes(machine: Machine, source: str, bound: int | None = None) -> dict[Hashable, int]:
    """What a program can do, and in how many schedules it does it."""
    counts: dict[Hashable, int] = {}
    with machine.installed(), _uncollected() as collect:
        program = machine.load(source, "litmus.py")
        returned: list[Any] = []

        def main() -> None:
            module = program.module()
            vars(module).update(together=_together)
            returned.append(module.main())

        for run in every_run(machine, main, bound):
            outcome = _outcome(run, returned)
            returned.clear()
            counts[outcome] = counts.get(outcome, 0) + 1
            collect()
    return counts


def check(machine: Machine, case: Litmus) -> None:
    assert set(outcomes(machine, case.source, case.bound)) == case.outcomes


def _outcome(run: Run, returned: list[Any]) -> Hashable:
    if run.ending != "finished":
        return run.ending
    if run.raised is not None:
        return type(run.raised).__name__
    if run.uncaught:
        return (returned[0], *sorted(error.type for error in run.uncaught))
    return returned[0]


def _together(*functions: Callable[[], object]) -> None:
    """Run functions at the same time, the last one in this thread, and wait for all. Has no points itself."""
    thread: Any = sys.modules["threading"].Thread
    others = [thread(target=function) for function in functions[:-1]]
    for other in others:
        other.start()
    functions[-1]()
    for other in others:
        other.join()


@contextmanager
def _uncollected() -> Iterator[Callable[[], None]]:
    """Nothing is collected within this block but now and then by the function that it gives."""
    runs = 0

    def collect() -> None:
        nonlocal runs
        runs += 1
        if runs % COLLECT_EVERY == 0:
            gc.collect()

    gc.collect()
    gc.disable()
    try:
        yield collect
    finally:
        gc.enable()
