"""What decides who runs next, and what it is told: the interface, and the two strategies that need no luck."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from grader.kernel.task import Task

FAIR_TURN = 50  # points a task may take in a row once the step limit is reached

# Sites of the points that stand in operations of the library; those in the student's code count from 0.
OPERATION, LOCK_OPERATION, THREAD_OPERATION, CLOCK_OPERATION = -1, -2, -3, -4
QUEUE_OPERATION, OUTPUT_OPERATION, CALLBACK = -5, -6, -7


class Strategy(Protocol):
    """Answers one question: who runs next?"""

    def choose(self, tasks: Sequence[Task], running: bool, site: int) -> int:
        """The index of the task to run. If `running`, tasks[0] is the one that is running and could go on.

        Each task's `site` and `touches` say where it stands and which object it is about to use.
        """

    def decide(self, options: int) -> int:
        """A choice that is not about tasks, such as which of two things of one instant came first."""

    def yielded(self, task: Task) -> None:
        """`task` sleeps, yields or spins: it should not be preferred for ever."""


class Undisturbed:
    """Tasks are switched only where they wait or end."""

    def choose(self, tasks: Sequence[Task], running: bool, site: int) -> int:
        """Always the first."""
        return 0

    def decide(self, options: int) -> int:
        """Always the first."""
        return 0

    def yielded(self, task: Task) -> None:
        """Nothing to learn."""


class FairTurns:
    """Each task in its turn for a fixed number of points: what ends under any fair order ends under this."""

    def __init__(self) -> None:
        self._points = 0

    def choose(self, tasks: Sequence[Task], running: bool, site: int) -> int:
        """The next in the queue after a full turn."""
        self._points += 1
        if running and self._points >= FAIR_TURN:
            self._points = 0
            return 1
        return 0

    def decide(self, options: int) -> int:
        """Always the first."""
        return 0

    def yielded(self, task: Task) -> None:
        """Its turn is over."""
        self._points = 0
