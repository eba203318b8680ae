"""The student's source, line by line, as a page shows it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from grader.records.source import lines_of
from grader.report.visible import cut, visible

ROOM = 24_000  # characters of a file that is shown whole; solutions have 1,000 to 4,000
_AROUND = (
    15,
    5,
    1,
    0,
)  # lines kept on either side of one that matters, as many as there is room for
_NEAR = 2  # lines on either side of a wanted one
_LONGEST = 300  # characters of a line
_TAB = 4  # columns; only for the eye


@dataclass(frozen=True, slots=True)
class Line:
    """number: from 1, 0 if only folded lines follow; folded: how many lines are left out just before; marked: it is
    part of what went wrong."""

    number: int
    text: str
    folded: int = 0
    marked: bool = False


def listing(source: str, used: Collection[int], marked: Collection[int]) -> list[Line]:
    """The lines of a file. Of a very long one, its beginning and those around the lines `used`."""
    texts = _texts(source)
    return _lines(texts, _shown(texts, used), marked)


def excerpt(source: str, wanted: Collection[int], marked: Collection[int]) -> list[Line]:
    """The lines `wanted` of a file, and those very near to them."""
    texts = _texts(source)
    near = {n for line in wanted for n in range(line - _NEAR, line + _NEAR + 1)}
    return _lines(texts, [n for n in range(1, len(texts) + 1) if n in near], marked)


def _texts(source: str) -> list[str]:
    return [cut(text.expandtabs(_TAB), _LONGEST, "…") for text in lines_of(source)]


def _lines(texts: Sequence[str], shown: Sequence[int], marked: Collection[int]) -> list[Line]:
    lines = []
    before = 0
    for number in shown:
        text = visible(texts[number - 1])
        lines.append(Line(number, text, number - before - 1, number in marked))
        before = number
    if before < len(texts):
        lines.append(Line(0, "", len(texts) - before))
    return lines


def _shown(texts: Sequence[str], used: Collection[int]) -> Sequence[int]:
    """The numbers of the lines for which there is room."""
    shown: Sequence[int] = range(1, len(texts) + 1)
    for around in _AROUND:
        if sum(len(texts[number - 1]) + 20 for number in shown) <= ROOM:
            break
        near = {n for line in (1, *used) for n in range(line - around, line + around + 1)}
        shown = [number for number in range(1, len(texts) + 1) if number in near]
    return shown
