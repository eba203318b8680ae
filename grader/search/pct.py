"""PCT, the probabilistic concurrency testing of Burckhardt, Kothari, Musuvathi and Nagarakatte (ASPLOS 2010).

Each task gets a random priority, and the highest that can run does; at `depth - 1` random steps the running
task's priority drops below all others. A bug that needs `depth` orderings among n tasks and k steps is found
with a probability of at least 1 / (n * k ** (depth - 1)) a run. A task that yields, sleeps or spins is put
last, or a correct program that waits for another by spinning would never end.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from grader.kernel.strategy import Strategy
from grader.kernel.task import Task


class Pct(Strategy):
    """depth: number of orderings that a bug may need; length: how many choices a run is expected to make."""

    def __init__(self, seed: int, depth: int, length: int) -> None:
        self._random = Random(seed)
        steps = max(length, depth)
        self._changes = set(self._random.sample(range(steps), min(depth - 1, steps)))
        self._step = -1
        self._priorities: dict[int, float] = {}
        self._lowest = 0.0

    def choose(self, tasks: Sequence[Task], running: bool, site: int) -> int:
        """The task of the highest priority, after the running one's has dropped if this is a step to change at."""
        self._step += 1
        if running and self._step in self._changes:
            self.yielded(tasks[0])
        priorities = self._priorities
        best, best_priority = 0, float("-inf")
        for index, task in enumerate(tasks):
            priority = priorities.get(task.id)
            if priority is None:
                priority = priorities[task.id] = 1.0 + self._random.random()
            if priority > best_priority:
                best, best_priority = index, priority
        return best

    def decide(self, options: int) -> int:
        """Any."""
        return int(self._random.random() * options)

    def yielded(self, task: Task) -> None:
        """Its priority is the lowest from now on."""
        self._lowest -= 1.0
        self._priorities[task.id] = self._lowest
