"""PCT and random walk that switch only where it can matter.

After the idea of "selectively uniform" walks (Zhao, Wang and others, SURW, ASPLOS 2025): most accesses of a program are to what
no other task touches, and a switch there wastes a change point. Here the change points of PCT, and the turns
of a walk, are dealt out over the sites that the survey found hot, or over those of one group of them alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from grader.kernel.strategy import Strategy
from grader.kernel.task import Task
from grader.search.pct import Pct
from grader.search.survey import Survey
from grader.search.walk import RandomWalk


class Focused(Strategy):
    """Asks another strategy, but only at the sites in focus: elsewhere a running task goes on."""

    def __init__(self, inner: Strategy, sites: frozenset[int]) -> None:
        self._inner = inner
        self._sites = sites

    def choose(self, tasks: Sequence[Task], running: bool, site: int) -> int:
        """What the other strategy says, or 0 out of focus."""
        if running and site not in self._sites:
            return 0
        return self._inner.choose(tasks, running, site)

    def decide(self, options: int) -> int:
        """What the other strategy says."""
        return self._inner.decide(options)

    def yielded(self, task: Task) -> None:
        """Tell the other strategy."""
        self._inner.yielded(task)


def focused_pct(seed: int, depth: int, survey: Survey) -> Strategy:
    """PCT over the hot sites."""
    return Focused(Pct(seed, depth, survey.passes), frozenset(survey.hot))


def focused_walk(seed: int, survey: Survey) -> Strategy:
    """A walk that stays or leaves at the hot sites, now and then at those of one group only."""
    random = Random(seed ^ 0x5EED)
    sites = survey.hot
    if survey.groups and random.random() < 0.3:
        sites = random.choice(survey.groups)
    stickiness = random.choice((None, 0.5, 0.8))
    return Focused(RandomWalk(seed, stickiness), frozenset(sites))
