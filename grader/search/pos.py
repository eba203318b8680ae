"""POS, partial order sampling (Yuan, Yang and Gu, CAV 2018).

Each task's next access has a random priority, and the highest goes first. Once it has happened, every access
that races with it (another task's, to the same object) draws a new priority. So orders of racing accesses are
sampled evenly, however many other accesses stand between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from grader.kernel.strategy import Strategy
from grader.kernel.task import Task


class Pos(Strategy):
    """Priorities by the number of the task; a missing one is drawn when it is asked for."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed).random
        self._priorities: dict[int, float] = {}

    def choose(self, tasks: Sequence[Task], running: bool, site: int) -> int:
        """The task whose next access has the highest priority."""
        priorities = self._priorities
        if running:
            priorities[tasks[0].id] = self._random()  # it has come to a new access
        best, highest = 0, -2.0
        for index, task in enumerate(tasks):
            priority = priorities.get(task.id)
            if priority is None:
                priority = priorities[task.id] = self._random()
            if priority > highest:
                best, highest = index, priority
        self._draw_again(tasks, tasks[best])
        return best

    def _draw_again(self, tasks: Sequence[Task], chosen: Task) -> None:
        for task in tasks:
            if task is not chosen and task.touches == chosen.touches and task.site != -1:
                self._priorities.pop(task.id, None)
        self._priorities.pop(chosen.id, None)

    def decide(self, options: int) -> int:
        """Any."""
        return int(self._random() * options)

    def yielded(self, task: Task) -> None:
        """It goes after all others once; they draw again, or a low priority would starve one for ever."""
        self._priorities.clear()
        self._priorities[task.id] = -1.0
