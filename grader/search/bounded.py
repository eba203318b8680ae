"""Every schedule with few preemptions, the fewest first.

Iterative context bounding (Musuvathi and Qadeer, PLDI 2007): most bugs need one or two preemptions, and the
number of schedules with so many is polynomial in the length of a run. Choices that are no preemptions (who goes
on when the running task cannot) are free, and all of them are tried.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from grader.kernel.strategy import Strategy
from grader.kernel.task import Task


class _Choice(NamedTuple):
    taken: int
    options: int
    running: bool


class Guided(Strategy):
    """Follows a beginning, then always chooses 0, and remembers what else could have been chosen."""

    def __init__(self, beginning: Sequence[int]) -> None:
        self.beginning = beginning
        self.made: list[_Choice] = []

    def choose(self, tasks: Sequence[Task], running: bool, site: int) -> int:
        """The next of the beginning, then 0."""
        return self._make(len(tasks), running)

    def decide(self, options: int) -> int:
        """The next of the beginning, then 0."""
        return self._make(options, False)

    def _make(self, options: int, running: bool) -> int:
        number = len(self.made)
        choice = self.beginning[number] if number < len(self.beginning) else 0
        choice = choice if choice < options else 0
        self.made.append(_Choice(choice, options, running))
        return choice

    def yielded(self, task: Task) -> None:
        """Nothing to learn."""


class Bounded:
    """Deals out the schedules with at most `bound` preemptions.

    Ask `next` for a strategy, run it, tell `ran`; until `next` gives None. `level` is the number of preemptions
    that is being tried; all schedules with fewer have been dealt out. What is left to deal out takes some ten bytes for
    each choice of each run, however many schedules it comes to.
    """

    def __init__(self, bound: int) -> None:
        self._bound = bound
        self._waiting: list[deque[Iterator[tuple[int, ...]]]] = [deque() for _ in range(bound + 1)]
        self._waiting[0].append(iter([()]))
        self.level = 0

    def next(self) -> Guided | None:
        """The next schedule, None when all have been dealt out."""
        while self.level <= self._bound:
            waiting = self._waiting[self.level]
            while waiting:
                beginning = next(waiting[0], None)
                if beginning is not None:
                    return Guided(beginning)
                waiting.popleft()
            self.level += 1
        return None

    def put_back(self, guided: Guided) -> None:
        """A schedule that `next` gave was not run: it comes next."""
        self._waiting[self.level].appendleft(iter([tuple(guided.beginning)]))

    def ran(self, guided: Guided) -> None:
        """Note what else could have been chosen in a run of a strategy that `next` gave."""
        made = guided.made
        begun = len(guided.beginning)
        spent = sum(1 for choice in made[:begun] if choice.running and choice.taken)
        taken = array("I", (choice.taken for choice in made))
        # A program that draws lots of its own may preempt more than it was told to: nothing follows from that.
        for cost in range(spent, min(spent + 1, self._bound) + 1):
            others = array("I", (_others(choice, cost - spent) for choice in made[begun:]))
            self._waiting[cost].append(_beginnings(taken, begun, others))


def _others(choice: _Choice, cost: int) -> int:
    """How many other choices there were at this price."""
    return choice.options - 1 if choice.running == cost else 0


def _beginnings(taken: array[int], begun: int, others: array[int]) -> Iterator[tuple[int, ...]]:
    """The beginnings that are like a run up to a choice, and make another there. Each is built when it is its turn."""
    for number, options in enumerate(others, begun):
        for other in range(1, options + 1):
            yield (*taken[:number], other)
