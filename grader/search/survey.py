"""What the runs of a scenario have shown of it: at which places tasks are about to touch the same thing.

A switch matters only beside an access that another task's access does not commute with. Strategies that aim
ask here where such places are.
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.kernel.sites import Site
from grader.kernel.strategy import CALLBACK
from grader.kernel.task import Task

_NOTHING = id(None)


class Survey:
    """Collects over the runs of one scenario.

    hot: sites at which two tasks stood at once, about to use the same object, or both at that very site, or about to read and
    to write variables of one name. groups: those sites, put together where they were met together. length: choices of the last
    run; passes: how often hot sites were passed in it; watched: how many runs it has learnt from.
    """

    def __init__(self, sites: Sequence[Site] = ()) -> None:
        """sites: those of the program. Without them, accesses of variables are only compared if they are at the same site."""
        # A global or captured name is no object: what it stands for says nothing, and may be replaced.
        self._variables = {site.index: site.name for site in sites if site.name.isidentifier()}
        self._writes = {site.index for site in sites if site.kind == "write"}
        self.hot: set[int] = {CALLBACK}
        self.groups: list[set[int]] = []
        self.length = 40  # a guess, until a run has been seen
        self.passes = 20
        self.watched = 0
        self._passed = 0

    def note(self, tasks: Sequence[Task]) -> None:
        """The first of these tasks has come to a point at which the others could run.

        Only tasks that stand at their points now are compared: an object that is about to be used is alive, so that
        no two of them can have the same id by accident.
        """
        here = tasks[0]
        self._passed += here.site in self.hot
        for there in tasks[1:]:
            same_object = there.touches == here.touches != _NOTHING
            if same_object or there.site == here.site or self._same_variable(here.site, there.site):
                self._join({here.site, there.site})

    def _same_variable(self, one: int, other: int) -> bool:
        if one not in self._writes and other not in self._writes:
            return False
        name = self._variables.get(one)
        return name is not None and self._variables.get(other) == name

    def end_run(self, choices: int) -> None:
        """A run is over: learn from it."""
        self.length = max(choices, 1)
        if self._passed:
            self.passes = self._passed
        self._passed = 0

    def _join(self, sites: set[int]) -> None:
        if sites <= self.hot:
            return
        self.hot |= sites
        for group in self.groups:
            if group & sites:
                group |= sites
                return
        self.groups.append(set(sites))
