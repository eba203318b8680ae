"""Which lines two texts have in common."""

from __future__ import annotations

from dataclasses import dataclass

from grader.batch.fingerprints import GRAM, grams, words
from grader.batch.similar import Stub


@dataclass(frozen=True, slots=True)
class Passages:
    """own: the numbers of the lines of a text that do not stand in the stub; shared: of those of them that are part of a
    passage that the other text has, too."""

    own: frozenset[int]
    shared: frozenset[int]


def passages(left: str, right: str, stub: Stub) -> tuple[Passages, Passages]:
    """What two texts have in common: all that is at least GRAM words long."""
    one, other = (words(text, stub.lines) for text in (left, right))
    first, second = (grams(found) for found, _ in (one, other))
    common = set(first) & set(second) - stub.grams
    return _marked(one[1], first, common), _marked(other[1], second, common)


def _marked(lines: list[int], numbers: list[int], common: set[int]) -> Passages:
    shared = {
        line
        for place, number in enumerate(numbers)
        if number in common
        for line in lines[place : place + GRAM]
    }
    return Passages(frozenset(lines) - {0}, frozenset(shared - {0}))
