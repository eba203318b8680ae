"""Fingerprints of texts: winnowing, after Schleimer, Wilkerson, Aiken, "Winnowing: Local Algorithms for Document
Fingerprinting", SIGMOD 2003, over words instead of characters.

Words and signs are told apart by one regular expression that knows nothing of Python: a submission is never parsed here, and
takes time in proportion to its length. Names are kept as they are: two who wrote the same ten lines with names of
their own have next to nothing in common.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache

from grader.records.source import lines_of

GRAM = 10  # words in a fingerprint
WINDOW = 6
"""Two texts that have GRAM + WINDOW - 1 words in a row in common (three lines or so) have a fingerprint in common."""
BITS = (
    40  # of a fingerprint: of 100,000 different ones, two are equal by chance in one class of 200
)
BLANK = -1
_64 = (1 << 64) - 1
_BASE = 0x9E3779B97F4A7C15  # odd, and with no pattern in it
_OLDEST = _BASE**GRAM & _64
_WORD = re.compile(r"\w+|[^\w\s]")


def words(text: str, stub: frozenset[str]) -> tuple[list[str], list[int]]:
    """The words and signs of a text, and for each the number of its line. A line that stands in `stub`, blanks at its
    ends aside, is one blank word in line 0."""
    found: list[str] = []
    numbers: list[int] = []
    for number, line in enumerate(lines_of(text), 1):
        own = line.strip() not in stub
        here = _WORD.findall(line) if own else [""]
        found += here
        numbers += [number if own else 0] * len(here)
    return found, numbers


def grams(text: Sequence[str]) -> list[int]:
    """A number of BITS bits for each GRAM words in a row, BLANK if a blank word is among them. Equal words give equal
    numbers, on each machine."""
    codes = list(map(_code, text))
    rolled, numbers, blank = 0, [], -1
    for place, code in enumerate(codes):
        rolled = rolled * _BASE + code
        if not code:
            blank = place
        if place >= GRAM:
            rolled -= codes[place - GRAM] * _OLDEST
        rolled &= _64
        if place >= GRAM - 1:
            mixed = (rolled * _BASE & _64) >> (64 - BITS)
            numbers.append(mixed if place - blank >= GRAM else BLANK)
    return numbers


def winnow(numbers: Sequence[int]) -> set[int]:
    """A few of the numbers, the same ones wherever the same numbers stand: of each WINDOW in a row the least."""
    starts = range(max(1, len(numbers) - WINDOW + 1))
    return {min(numbers[start : start + WINDOW]) for start in starts} if numbers else set()


@lru_cache(maxsize=100_000)
def _code(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))  # 0 for the blank word
