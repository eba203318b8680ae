"""Looks for failures with one family of scenarios, and makes the first that is found smaller."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from typing import Any, NamedTuple

import msgspec

from grader.checks.suite import Family, Judge
from grader.judge.drawing import draw, shrink
from grader.judge.effort import (
    BOUND,
    ENDLESS_TRIES,
    EXPLORE_AT_ONCE,
    MORE_THAN_FIRST,
    SHRINK_STEPS,
    SHRINK_TRIES,
    Effort,
)
from grader.judge.laboratory import Count, Laboratory
from grader.records.finding import Finding
from grader.records.wire import Counted

Wanted = Callable[[Finding], bool]
"""Whether a finding is looked for."""

MIX = ("walk", "pos", "sticky", "pos", "pct3", "walk", "focus", "pct2")


class NotSupported(Exception):  # noqa: N818 - says what the submission needs
    """The submission waits for something that the scheduler does not control; the message says for what, and where."""


class Failure(NamedTuple):
    """A run that something is held against; the finding that was looked for comes first.

    strategy: who drew the schedule that showed it first, of whatever scenario.
    """

    scenario: Any
    run: Counted
    findings: tuple[Finding, ...]
    strategy: str

    @property
    def clause(self) -> str:
        """The clause that was broken first of all."""
        return self.findings[0].clause


class Passed(NamedTuple):
    """A run that nothing was held against. clause: that of its family; longest: nanoseconds of virtual time that a run of
    its scenario took at most."""

    clause: str
    scenario: Any
    run: Counted
    longest: int


class Tried(NamedTuple):
    """What came of a scenario: the failure if there was one, and what it took."""

    failure: Failure | None
    took: Count
    exhausted: int = 0
    """How many schedules were all those within the bound, 0 if some were left."""
    last: Counted | None = None
    """The run that was the last to do something new."""
    longest: int = 0
    """Nanoseconds of virtual time that a run took at most."""
    cut: bool = False
    """Whether schedules were left out because its runs are so long."""


class Hunt:
    """One family's hunt through scenarios drawn beforehand."""

    def __init__(self, judge: Judge, family: Family, effort: Effort, number: int) -> None:
        self._judge = judge
        self._family = family
        self._examples, self._runs = effort.scale(family.examples, family.runs)
        self._seed = number
        self._exhaust = effort.exhaust
        self._steps = effort.steps
        self.scenarios = list(family.deck) or draw(family.scenarios, self._examples, number)
        self.exhausted: list[int] = []  # of each core scenario with no schedule left, how many
        self.passed: list[Passed] = []  # of each scenario where nothing was found, a run
        self.cut = False  # whether schedules were left out because runs are so long

    def find(
        self,
        labs: Callable[[], Laboratory],
        pool: Executor,
        wanted: Wanted,
        count: Count,
    ) -> Failure | None:
        """The first failure, in the order of the scenarios, with a finding that is wanted.

        `labs` gives the laboratory of the thread that asks. `count` is added to, up to that failure only, so that it does not
        depend on how far other threads have come. Raises what the laboratory raises.
        """

        self.exhausted, self.passed, self.cut = [], [], False

        def attempt(scenario: Any) -> Tried:
            return self._try(labs(), scenario, self._runs, wanted)

        def attempt_all(scenario: Any) -> Tried:
            return self._try_all(labs(), scenario, wanted)

        cores = [pool.submit(attempt_all, scenario) for scenario in self._family.core]
        drawn = [pool.submit(attempt, scenario) for scenario in self.scenarios]
        scenarios = (*self._family.core, *self.scenarios)
        for scenario, tried in zip(scenarios, _in_order(cores + drawn), strict=False):
            count.add(tried.took)
            if tried.exhausted:
                self.exhausted.append(tried.exhausted)
            self.cut |= tried.cut
            if tried.failure is not None:
                return tried.failure
            if tried.last is not None:
                clause = self._family.focus
                self.passed.append(Passed(clause, scenario, tried.last, tried.longest))
        return None

    def _try_all(self, lab: Laboratory, scenario: Any, wanted: Wanted) -> Tried:
        """Every schedule of a core scenario, up to a number and a bound."""
        count = Count()
        explored = lab.exhaust(scenario, BOUND, self._exhaust, steps=self._steps)
        count.take(explored)
        for run in explored.histories:
            failure = self._judged(scenario, run, wanted)
            if failure is not None:
                return Tried(failure, count)
        last = explored.histories[-1] if explored.histories else None
        exhausted = explored.runs if explored.exhausted else 0
        cut = not exhausted and self._is_cut(count, self._exhaust)
        return Tried(None, count, exhausted, last, _longest(explored.histories), cut)

    def smaller(self, lab: Laboratory, failure: Failure, wanted: Wanted, count: Count) -> Failure:
        """The smallest scenario found that breaks the same clause in a way that is wanted. Raises what the laboratory raises."""
        if self._family.deck:
            return failure  # those before it are the smaller ones
        runs = min(self._runs, failure.run.number + MORE_THAN_FIRST)
        best = failure
        known: dict[Any, bool] = dict.fromkeys(self.scenarios, False)
        known[failure.scenario] = True
        endless = failure.run.history.ending not in ("finished", "deadlock")
        tries = ENDLESS_TRIES if endless else SHRINK_TRIES
        spent = Count()

        def same(finding: Finding) -> bool:
            return finding.clause == failure.clause and wanted(finding)

        def fails(scenario: Any) -> bool:
            nonlocal best, tries
            if scenario not in known and tries and spent.steps < SHRINK_STEPS:
                tries -= 1
                tried = self._try(lab, scenario, runs, same)
                spent.add(tried.took)
                known[scenario] = tried.failure is not None
                # Hypothesis goes on from what fails: the last that fails is the smallest.
                if tried.failure is not None:
                    best = tried.failure._replace(strategy=failure.strategy)
            return known.get(scenario, False)

        shrink(self._family.scenarios, self._examples, self._seed, fails)
        count.add(spent)
        return best

    def _try(self, lab: Laboratory, scenario: Any, runs: int, wanted: Wanted) -> Tried:
        code = zlib.crc32(msgspec.msgpack.encode(scenario)) ^ self._seed
        count = Count()
        last: Counted | None = None
        longest = 0
        for first in range(0, runs, EXPLORE_AT_ONCE):
            at_once, left = min(EXPLORE_AT_ONCE, runs - first), self._steps - count.steps
            if left <= 0:
                break
            explored = lab.explore(scenario, MIX, code, first, at_once, left)
            count.take(explored)
            for run in explored.histories:
                failure = self._judged(scenario, run, wanted)
                if failure is not None:
                    return Tried(failure, count)
                last = run
            longest = max(longest, _longest(explored.histories))
        return Tried(None, count, 0, last, longest, self._is_cut(count, runs))

    def _is_cut(self, count: Count, runs: int) -> bool:
        return count.steps >= self._steps and count.schedules < runs

    def _judged(self, scenario: Any, run: Counted, wanted: Wanted) -> Failure | None:
        if run.history.ending == "unsupported":
            raise NotSupported(run.history.detail)
        findings = self._judge(scenario, run.history)
        first = next(filter(wanted, findings), None)
        return None if first is None else failure_of(scenario, run, findings, first.clause)


def _longest(runs: Iterable[Counted]) -> int:
    return max((run.history.time for run in runs), default=0)


def failure_of(
    scenario: Any, run: Counted, findings: Iterable[Finding], clause: str
) -> Failure | None:
    """The failure of this clause, its finding first; None if no finding is of it."""
    ordered = sorted(findings, key=lambda finding: finding.clause != clause)
    if not ordered or ordered[0].clause != clause:
        return None
    return Failure(scenario, run, tuple(ordered), run.strategy)


def _in_order(futures: list[Future[Tried]]) -> Iterable[Tried]:
    """The results one after the other; what is not needed any more is not begun."""
    try:
        for future in futures:
            yield future.result()
    finally:
        for future in futures:
            future.cancel()
        for future in futures:
            if not future.cancelled():
                future.exception()  # wait: a laboratory is nobody else's while it is used
