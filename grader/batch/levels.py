"""In which sandboxes the results of a class were made. Kept with each of them: this machine may give another today, and the
workers of a cluster may each give their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from grader.batch.results import Row
from grader.records.wire import Letter
from grader.sandbox.level import LEVELS, B, Level, Reached, level_of

Levels = dict[Letter, int]


def levels_of(rows: Iterable[Row]) -> Levels:
    """How many results were made at each level, the weakest first; no level without any."""
    count = Counter(result.level for row in rows for result in row.results)
    return {level.letter: count[level.letter] for level in LEVELS if count[level.letter]}


def said(levels: Levels) -> str:
    """In one line: which levels, and what the weakest did not hold off where that matters."""
    if not levels:
        return "none: nothing was run"
    first, *others = (_counted(letter, levels) for letter in levels)
    weakest = _weakest(levels)
    # As Reached.warning() has it: what B leaves is no reason to worry.
    risk = "" if _is_at_least(weakest, B) else f": {weakest.leaves.replace(' can ', ' could ', 1)}"
    return "; ".join([first + risk, *others])


def promised(levels: Levels) -> tuple[str, ...]:
    """What the sandbox promised for each of the results, as in a verdict."""
    return Reached(_weakest(levels)).lines() if levels else ()


def below(levels: Levels, wanted: Letter) -> int:
    """How many results were made in a weaker sandbox than that."""
    return sum(
        number
        for letter, number in levels.items()
        if not _is_at_least(level_of(letter), level_of(wanted))
    )


def _counted(letter: Letter, levels: Levels) -> str:
    in_all = sum(levels.values())
    return letter if levels[letter] == in_all else f"{letter} for {levels[letter]:,} of {in_all:,} results"  # fmt: skip


def _weakest(levels: Levels) -> Level:
    return level_of(next(iter(levels)))


def _is_at_least(level: Level, wanted: Level) -> bool:
    return Reached(level).is_at_least(wanted)
