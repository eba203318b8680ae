"""Breaks text into lines of a given width, without measuring letters: a drawing has no line breaks of its own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

DOTS = "…"


def width(text: str) -> int:
    """How many monospaced letters wide a text is; letters of East Asia are two."""
    return sum(_width(character) for character in text)


def fold(text: str, cells: int, most: int) -> tuple[str, ...]:
    """The text in at least one and at most `most` lines, none wider than `cells`; with dots at its end if it is cut.

    As few lines as it takes; of as many, those that break it between words.
    """
    ways = [list(_lines(text, cells, words)) for words in (True, False)]
    lines = min(ways, key=len)
    if len(lines) <= most:
        return tuple(lines) or ("",)
    last = lines[most - 1]
    while last and width(last) > cells - 1:
        last = last[:-1]
    return (*lines[: most - 1], last.rstrip() + DOTS)


def _lines(text: str, cells: int, words: bool) -> Iterator[str]:
    while text:
        fits = _fitting(text, cells)
        if words and fits < len(text):
            fits = _between_words(text, fits)
        yield text[:fits].rstrip(" ")
        text = text[fits:].lstrip(" ")


def _between_words(text: str, fits: int) -> int:
    """Where to break a text of which `fits` characters fit: at a blank, or behind a dot or a comma, if that does not
    leave most of the line empty."""
    space = text.rfind(" ", fits // 3, fits + 1)
    if space > 0:
        return space
    return next((n for n in range(fits, fits // 3, -1) if text[n - 1] in ".,"), fits)


def _fitting(text: str, cells: int) -> int:
    """How many characters fit, at least one."""
    used = 0
    for number, character in enumerate(text):
        used += _width(character)
        if used > cells:
            return max(number, 1)
    return len(text)


def _width(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
