"""The strategies by name, and how a mix of them is dealt out over the runs of a scenario."""

from __future__ import annotations

from collections.abc import Callable

from grader.kernel.kernel import Strategy, Undisturbed
from grader.search.pct import Pct
from grader.search.walk import RandomWalk

DEFAULT_MIX = ("walk", "pct2", "sticky", "pct3")
FIRST_LENGTH = 40  # choices expected of a run before any was seen

_MAKERS: dict[str, Callable[[int, int], Strategy]] = {
    "undisturbed": lambda seed, length: Undisturbed(),
    "walk": lambda seed, length: RandomWalk(seed),
    "sticky": lambda seed, length: RandomWalk(seed, stickiness=0.9),
    "pct2": lambda seed, length: Pct(seed, 2, length),
    "pct3": lambda seed, length: Pct(seed, 3, length),
}
NAMES = tuple(_MAKERS)


class Portfolio:
    """Deals a mix of strategies out over the runs of one scenario, the same for the same seed.

    Run 0 is undisturbed; then the strategies take turns. `saw(choices)` is told how many choices a run made, so
    that strategies that aim know how long a run is.
    """

    def __init__(self, mix: tuple[str, ...], seed: int) -> None:
        unknown = [name for name in mix if name not in _MAKERS]
        if unknown or not mix:
            raise ValueError(f"no such strategy: {unknown}; there are {', '.join(NAMES)}")
        self._mix = mix
        self._seed = seed
        self._length = FIRST_LENGTH

    def strategy(self, run: int) -> tuple[str, Strategy]:
        """The name and the strategy of run number `run`."""
        name = "undisturbed" if run == 0 else self._mix[(run - 1) % len(self._mix)]
        return name, _MAKERS[name](self._seed * 1_000_003 + run, self._length)

    def saw(self, choices: int) -> None:
        """A run made this many choices."""
        self._length = max(choices, 1)
