"""Random walk: at each point, any task that can run may.

The simplest strategy that has a chance at every schedule. A walk that switches at each point with the same
probability as it stays seldom lets one task go far, so some walks are sticky (see `portfolio`).
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from grader.kernel.strategy import Strategy
from grader.kernel.task import Task


class RandomWalk(Strategy):
    """stickiness: the probability that a running task simply goes on; None chooses evenly among all."""

    def __init__(self, seed: int, stickiness: float | None = None) -> None:
        self._random = Random(seed).random
        self._stickiness = stickiness

    def choose(self, tasks: Sequence[Task], running: bool, site: int) -> int:
        """Any task; the running one more often if the walk is sticky."""
        if running and self._stickiness is not None:
            if self._random() < self._stickiness:
                return 0
            return 1 + int(self._random() * (len(tasks) - 1))
        return int(self._random() * len(tasks))

    def decide(self, options: int) -> int:
        """Any."""
        return int(self._random() * options)

    def yielded(self, task: Task) -> None:
        """Nothing to learn: an even choice starves nobody."""
