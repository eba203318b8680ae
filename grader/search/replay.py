"""Replay: a schedule that is given, then undisturbed."""

from __future__ import annotations

from collections.abc import Sequence

from grader.kernel.strategy import Strategy
from grader.kernel.task import Task


class Replay(Strategy):
    """Makes the given choices, and 0 after the last. A choice that does not fit counts as 0 and is remembered."""

    def __init__(self, choices: Sequence[int]) -> None:
        self._choices = choices
        self._next = 0
        self._misfits = 0

    @property
    def misfits(self) -> int:
        """How many choices the run had no use for: those that named no task, and those that it did not come to."""
        return self._misfits + sum(1 for choice in self._choices[self._next :] if choice)

    def choose(self, tasks: Sequence[Task], running: bool, site: int) -> int:
        """The next choice of the schedule."""
        return self.decide(len(tasks))

    def decide(self, options: int) -> int:
        """The next choice of the schedule."""
        if self._next >= len(self._choices):
            return 0
        choice = self._choices[self._next]
        self._next += 1
        if choice >= options:
            self._misfits += 1
            return 0
        return choice

    def yielded(self, task: Task) -> None:
        """Nothing to learn."""
