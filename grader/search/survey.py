"""What the runs of a scenario have shown of it: which places touch something that several tasks touch.

A switch matters only beside an access that another task's access does not commute with. Strategies that aim
ask here where such places are.
"""

from __future__ import annotations

from grader.kernel.strategy import CALLBACK
from grader.kernel.task import Task

_SEVERAL = -1


class Survey:
    """Collects over the runs of one scenario.

    hot: sites that touched an object which several tasks touched in one run, or that several tasks came to.
    groups: those sites, put together where they touched the same object. length: choices of the last run;
    passes: how often hot sites were passed in it.
    """

    def __init__(self) -> None:
        self.hot: set[int] = {CALLBACK}
        self.groups: list[set[int]] = []
        self.length = 40  # a guess, until a run has been seen
        self.passes = 20
        self._begin()

    def _begin(self) -> None:
        self._owner: dict[tuple[int, int], int] = {}
        self._sites: dict[tuple[int, int], set[int]] = {}
        self._passed: dict[int, int] = {}

    def note(self, task: Task) -> None:
        """`task` has come to a point at which others could run."""
        site = task.site
        key = (task.touches, 0) if site != CALLBACK and task.touches != _NOTHING else (0, site)
        self._passed[site] = self._passed.get(site, 0) + 1
        owner = self._owner.setdefault(key, task.id)
        if owner != task.id:
            self._owner[key] = _SEVERAL
        sites = self._sites.get(key)
        if sites is None:
            self._sites[key] = {site}
        else:
            sites.add(site)

    def end_run(self, choices: int) -> None:
        """A run is over: learn from it."""
        for key, owner in self._owner.items():
            if owner == _SEVERAL:
                self._join(self._sites[key])
        self.length = max(choices, 1)
        if self._passed:
            self.passes = max(1, sum(n for site, n in self._passed.items() if site in self.hot))
        self._begin()

    def _join(self, sites: set[int]) -> None:
        self.hot |= sites
        for group in self.groups:
            if group & sites:
                group |= sites
                return
        self.groups.append(set(sites))


_NOTHING = id(None)
