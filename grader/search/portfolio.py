"""The strategies by name, and how a mix of them is dealt out over the runs of a scenario."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from grader.kernel.sites import Site
from grader.kernel.strategy import Strategy, Undisturbed
from grader.kernel.task import Task
from grader.search.focus import focused_pct, focused_walk
from grader.search.pct import Pct
from grader.search.pos import Pos
from grader.search.survey import Survey
from grader.search.walk import RandomWalk

DEFAULT_MIX = ("walk", "pos", "sticky", "pos", "pct3", "walk", "focus", "pct2")

_MAKERS: dict[str, Callable[[int, Survey], Strategy]] = {
    "undisturbed": lambda seed, survey: Undisturbed(),
    "walk": lambda seed, survey: RandomWalk(seed),
    "sticky": lambda seed, survey: RandomWalk(seed, stickiness=0.9),
    "pct2": lambda seed, survey: Pct(seed, 2, survey.length),
    "pct3": lambda seed, survey: Pct(seed, 3, survey.length),
    "focus2": lambda seed, survey: focused_pct(seed, 2, survey),
    "focus3": lambda seed, survey: focused_pct(seed, 3, survey),
    "focus": lambda seed, survey: focused_walk(seed, survey),
    "pos": lambda seed, survey: Pos(seed),
}
NAMES = tuple(_MAKERS)
_SURVEYED = (
    "undisturbed",
    "walk",
    "sticky",
)  # their runs are watched: they are cheap, and go everywhere

_ENOUGH = 4  # runs watched before a strategy aims, and from then on one in eight: the default mix has more anyway


class Portfolio:
    """Deals a mix of strategies out over the runs of one scenario, the same for the same seed.

    Run 0 is undisturbed; then the strategies take turns. `saw(choices)` is told how many choices a run made, so
    that strategies that aim know how long a run is. `survey` says what was learnt of the scenario; `sites`, those of the
    program that is run, let it learn more.
    """

    def __init__(self, mix: tuple[str, ...], seed: int, sites: Sequence[Site] = ()) -> None:
        unknown = [name for name in mix if name not in _MAKERS]
        if unknown or not mix:
            raise ValueError(f"no such strategy: {unknown}; there are {', '.join(NAMES)}")
        self._mix = mix
        self._seed = seed
        self._dealt = 0
        self.survey = Survey(sites)

    def strategy(self, run: int) -> tuple[str, Strategy]:
        """The name and the strategy of run number `run`."""
        name = "undisturbed" if run == 0 else self._mix[(run - 1) % len(self._mix)]
        maker = name
        self._dealt += 1
        if name.startswith("focus") and self.survey.watched < max(_ENOUGH, self._dealt // 8):
            maker = "walk"  # it does not know yet where to aim
        strategy = _MAKERS[maker](self._seed * 1_000_003 + run, self.survey)
        if maker not in _SURVEYED:
            return name, strategy
        self.survey.watched += 1
        return name, Watched(strategy, self.survey)

    def saw(self, choices: int) -> None:
        """A run made this many choices."""
        self.survey.end_run(choices)


class Watched:
    """Another strategy, whose runs a survey learns from."""

    def __init__(self, inner: Strategy, survey: Survey) -> None:
        self._inner = inner
        self._note = survey.note
        self.decide = inner.decide
        self.yielded = inner.yielded

    def choose(self, tasks: Sequence[Task], running: bool, site: int) -> int:
        """What the other strategy says."""
        if running:
            self._note(tasks)
        return self._inner.choose(tasks, running, site)
