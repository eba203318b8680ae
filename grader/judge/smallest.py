"""Makes a failing schedule smaller: the fewest preemptions, then the fewest choices that are not 0, then a short text.

Most bugs need one or two choices at the right places, and a schedule that was found by luck has ten more. So the schedules
with one choice that is not 0 are all tried, then those with two, and so on (Emmi, Qadeer and Rakamarić, Delay-bounded
scheduling, POPL 2011), as far as that is cheap. What is too large for that is made smaller choice by choice (Zeller's ddmin,
with steps of one and two).

Knows nothing of laboratories and judges: it asks for schedules to be run, and whether a run fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Generic, Protocol, TypeVar

from grader.judge.effort import FROM_BELOW, MOST_POINTS, SINGLE_CHOICES
from grader.records.schedule import Choices, trim

BATCH = 40  # schedules in one request
MOST_CHOICES = 1_000_000  # in one request, so that it fits into a frame


class Ran(Protocol):
    """What has to be known of a run: the choices that it made, how many, how many of them were preemptions, and its threads."""

    @property
    def schedule(self) -> Choices:
        """All choices."""

    @property
    def points(self) -> int:
        """How many choices it made."""

    @property
    def preemptions(self) -> int:
        """How many choices took a task off that could have gone on."""

    @property
    def threads(self) -> int:
        """How many threads it started."""


R = TypeVar("R", bound=Ran)
Replay = Callable[[Sequence[Choices]], Iterable[R]]
"""Runs schedules, and gives what each came to, in their order; of the first few only, where they do not come to an end."""


def smallest(first: R, replay: Replay[R], fails: Callable[[R], bool]) -> R:
    """The smallest run found that `fails`, where `first` is one that does. The same arguments give the same run."""
    work = _Work(first, replay, fails)
    try:
        _look_for_smaller(work, first)
    except _Enough:
        pass
    return work.best


class _Enough(Exception):  # noqa: N818 - no error
    """It would take too long to go on."""


def _look_for_smaller(work: _Work[R], first: R) -> None:
    level = list(work.run([()]))
    others = max(level[0].threads, 1)
    for number in range(1, first.preemptions + 1):
        if number > work.best.preemptions or not level:
            break
        if number == 2:  # what is cheap first, so that less has to be tried from below
            _take_away(work)
        length = max(level[0].points, 1)
        cheap = (FROM_BELOW - work.points) // length
        most = min(SINGLE_CHOICES, MOST_POINTS // 2 // length) if number == 1 else cheap
        level = _one_more(work, level, others, max(most, 0))
    _take_away(work)


class _Work(Generic[R]):
    """The best run so far, and how to try for a better one. points: of all runs."""

    def __init__(self, first: R, replay: Replay[R], fails: Callable[[R], bool]) -> None:
        self._replay = replay
        self._fails = fails
        self.best = first
        self.points = 0

    def run(self, schedules: Iterable[Choices]) -> Iterator[R]:
        """Run all of these schedules; whichever is better than the best takes its place."""
        coming = iter(schedules)
        at_once = max(1, min(BATCH, MOST_CHOICES // max(self.best.points, 1)))
        while batch := list(islice(coming, at_once)):
            if self.points > MOST_POINTS:
                raise _Enough
            runs = list(self._replay(batch))
            self.points += sum(run.points for run in runs)
            for run in runs:
                if _cost(run) < _cost(self.best) and self._fails(run):
                    self.best = run
                yield run
            if len(runs) < len(batch):
                raise _Enough

    def improve(self, schedules: Iterable[Choices]) -> bool:
        """Run these schedules until one of them is better than the best; whether one was."""
        before = self.best
        return any(self.best is not before for _ in self.run(schedules))


def _cost(run: Ran) -> tuple[int, int, int, int]:
    choices = trim(run.schedule)
    return run.preemptions, sum(map(bool, choices)), len(choices), sum(choices)


def _one_more(work: _Work[R], level: list[R], others: int, most: int) -> list[R]:
    """Each run of `level` with one more choice that is not 0 behind those that it has; about `most` schedules.

    Those with few preemptions come first, and those with no fewer than the best are left out: what follows from
    them has no fewer either.
    """
    bases = [run for run in level if run.preemptions < work.best.preemptions]
    bases.sort(key=lambda run: run.preemptions)
    places = list(islice(_places_behind(bases), most))
    found: list[R] = []
    for choice in range(1, others + 1):
        tried = [(*place, choice) for place in places[:most]]
        if not tried:
            break
        runs = list(work.run(tried))
        # A choice that there was not has become 0; then there is no higher one either.
        fits = [trim(run.schedule) == schedule for run, schedule in zip(runs, tried, strict=True)]
        found += [run for run, fit in zip(runs, fits, strict=True) if fit]
        most -= len(tried)
        places = [place for place, fit in zip(places, fits, strict=False) if fit]
    return found


def _places_behind(runs: Iterable[Ran]) -> Iterator[Choices]:
    """The choices of each run up to each place behind the last that is not 0."""
    for run in runs:
        begun = trim(run.schedule)
        for gap in range(run.points - len(begun)):
            yield (*begun, *(0,) * gap)


def _take_away(work: _Work[R]) -> None:
    """Make the best smaller choice by choice, until no step of any kind helps."""
    steps = (_without_one, _shorter, _without_two, _with_one_lower)
    while any(work.improve(step(work.best.schedule)) for step in steps):
        pass


def _taken(schedule: Choices) -> list[int]:
    """The places of the choices that are not 0, the late ones first."""
    return [place for place in reversed(range(len(schedule))) if schedule[place]]


def _without_one(schedule: Choices) -> Iterator[Choices]:
    for place in _taken(schedule):
        yield (*schedule[:place], 0, *schedule[place + 1 :])


def _without_two(schedule: Choices) -> Iterator[Choices]:
    taken = _taken(schedule)
    for number, late in enumerate(taken):
        for early in taken[number + 1 :]:
            yield (*schedule[:early], 0, *schedule[early + 1 : late], 0, *schedule[late + 1 :])


def _shorter(schedule: Choices) -> Iterator[Choices]:
    """Without a choice, or without zeros in front of it; what follows comes earlier."""
    taken = _taken(schedule)
    for number, place in enumerate(taken):
        yield (*schedule[:place], *schedule[place + 1 :])
        gap = place - (taken[number + 1] + 1 if number + 1 < len(taken) else 0)
        for zeros in sorted({gap, gap // 2, min(gap, 1)} - {0}, reverse=True):
            yield (*schedule[: place - zeros], *schedule[place:])


def _with_one_lower(schedule: Choices) -> Iterator[Choices]:
    for place in _taken(schedule):
        for lower in range(1, schedule[place]):
            yield (*schedule[:place], lower, *schedule[place + 1 :])
