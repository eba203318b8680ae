"""Swim lanes: where each step of a timeline is drawn. One lane a thread, downwards as the run went on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.records.explanation import Row
from grader.report.html.cells import fold
from grader.report.visible import visible

GUTTER = 34  # left of the lanes, for the number of the step; all lengths are in CSS pixels
CHUNK = 6  # steps in one drawing: a printer breaks the page between drawings, never inside one
COLOURS = 8
# A lane, of up to 3, up to 4, more; style.css knows them less _BETWEEN.
_WIDE, _MIDDLE, _NARROW = 210, 176, 164
_BETWEEN = 10
_LETTER = 6.9  # the width of a monospaced letter at 11.5 px
_NUMBER = 34  # the part of a box that holds the line's number
_LINE = 14
_TEXTS = 3  # lines of text in a box
_NAMES = 2  # lines of a thread's name
_GAP = 6
_NOTE = 18
_ARROW = 26


@dataclass(frozen=True, slots=True)
class Lane:
    """A thread. x: its middle; left: where its boxes begin; name: in lines; letter: what it is called in the source."""

    name: str
    shown: tuple[str, ...]
    letter: str
    colour: int
    x: int
    left: int


@dataclass(frozen=True, slots=True)
class Box:
    """A step. number: from 1; y, height: of its box; texts: what it did, in lines; note: what stands above it;
    arrow: the line from the lane that was left by a badly placed switch, blank if there was none; at: where its label stands."""

    row: Row
    number: int
    lane: Lane
    y: int
    height: int
    texts: tuple[str, ...]
    note: str
    note_y: int
    arrow: str
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chunk:
    """One drawing of some steps; the next begins just below."""

    height: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The drawing of a whole timeline. box: the width of a box; states: what a browser needs to walk through it."""

    width: int
    box: int
    lanes: tuple[Lane, ...]
    chunks: tuple[Chunk, ...]
    states: str


def draw(rows: Sequence[Row]) -> Lanes:
    """The swim lanes of a timeline, threads in the order of their numbers."""
    lanes = _lanes(rows)
    width = _width(len(lanes))
    drawing = _Drawing(lanes, width)
    chunks = [
        drawing.chunk(rows[first : first + CHUNK], first) for first in range(0, len(rows), CHUNK)
    ]
    order = list(lanes)
    states = " ".join(f"{order.index(row.task)}:{_state(row)}" for row in rows)
    return Lanes(
        GUTTER + width * len(lanes), width - _BETWEEN, tuple(lanes.values()), tuple(chunks), states
    )


def letters(number: int) -> str:
    """A, B, …, Z, AA, AB, … for 0, 1, …"""
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def note_of(row: Row, before: Row | None) -> str:
    """What stands above a step: that time went by, how many steps are left out."""
    parts = []
    if row.time != (before.time if before else 0):
        parts.append(f"at {row.time:g} s")
    if row.folded:
        parts.append(f"… {row.folded:,} {'step' if row.folded == 1 else 'steps'}")
    return " · ".join(parts)


def _lanes(rows: Iterable[Row]) -> dict[int, Lane]:
    names: dict[int, str] = {}
    for row in rows:
        names.setdefault(row.task, row.thread)
    width = _width(len(names))
    return {
        task: Lane(
            names[task],
            fold(visible(names[task]), int((width - 44) / _LETTER), _NAMES),
            letters(place),
            place % COLOURS,
            GUTTER + width * place + width // 2,
            GUTTER + width * place + 5,
        )
        for place, task in enumerate(sorted(names))
    }


def _width(lanes: int) -> int:
    return _WIDE if lanes <= 3 else _MIDDLE if lanes == 4 else _NARROW


def _state(row: Row) -> int:
    """The line at which the thread of this step stands; 0 in the check's code, -1 where it has ended."""
    return -1 if row.act == "end" else row.line


class _Drawing:
    """Places boxes, from above to below."""

    def __init__(self, lanes: dict[int, Lane], width: int) -> None:
        self._lanes = lanes
        self._cells = int((width - _BETWEEN - _NUMBER - 8) / _LETTER)
        self._before: Row | None = None

    def chunk(self, rows: Sequence[Row], first: int) -> Chunk:
        """The steps `rows`, the first of which is number `first`, from 0."""
        y = _GAP
        boxes = []
        for number, row in enumerate(rows, first + 1):
            box = self._box(row, number, y)
            boxes.append(box)
            y = box.y + box.height + _GAP
            self._before = row
        return Chunk(y, tuple(boxes))

    def _box(self, row: Row, number: int, y: int) -> Box:
        lane, before = self._lanes[row.task], self._before
        note = note_of(row, before)
        note_y = y + 12
        y += _NOTE if note else 0
        arrow, at = "", (0, 0)
        if row.switch:
            left = self._lanes[before.task] if before else lane
            arrow = f"M{left.x} {y - 2}v10H{lane.x}V{y + _ARROW - 5}"
            at = ((left.x + lane.x) // 2, y + 5) if left != lane else (lane.x + 66, y + 12)
            y += _ARROW
        texts = fold(visible(row.text), self._cells, _TEXTS)
        return Box(row, number, lane, y, 10 + _LINE * len(texts), texts, note, note_y, arrow, at)
