"""Small words to draw with: each draws from Hypothesis, and keeps the strategies that it makes.

Making a strategy costs Hypothesis some tenths of a millisecond, drawing from one a few microseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


class Draw:
    """Draws for one example. `draw` is what a composite strategy is given."""

    def __init__(self, st: Any, draw: Callable[[Any], Any]) -> None:
        self._st = st
        self._draw = draw

    def integer(self, least: int, most: int) -> int:
        """A number from `least` (to which it shrinks) to `most`."""
        return int(self._draw(_integers(self._st, least, most)))

    def one_of(self, options: Sequence[T]) -> T:
        """One of these; shrinks to the first."""
        return options[self.integer(0, len(options) - 1)]

    def some(self, least: int, most: int, make: Callable[[int], T]) -> tuple[T, ...]:
        """`least` to `most` things; `make(i)` draws the i-th."""
        return tuple(make(index) for index in range(self.integer(least, most)))

    def chance(self, percent: int) -> bool:
        """True in about that many of a hundred examples; shrinks to False."""
        return self.integer(0, 99) >= 100 - percent


@cache
def _integers(st: Any, least: int, most: int) -> Any:
    return st.integers(least, most)


def composite(make: Callable[[Draw], Any]) -> Callable[[Any], Any]:
    """`make(draw)` as a function from `hypothesis.strategies` to a strategy."""

    def scenarios(st: Any) -> Any:
        return st.composite(lambda draw: make(Draw(st, draw)))()

    scenarios.__doc__ = make.__doc__
    return scenarios
