"""Why a run went wrong, for people: a sentence, the two accesses that met, and a timeline. Plain data, made from a trace."""

from __future__ import annotations

import msgspec


class Row(msgspec.Struct, frozen=True):
    """One line of a timeline.

    thread: its name; task: its number; line: the student's line, 0 where the check's code ran; source: that line's text;
    text: what happened; time: virtual seconds since the start of the run; step: its number in the run, from 0; switch: the
    thread before could have gone on, and this one ran instead; marked: it is part of what went wrong; weight: how much it
    matters, for who has to leave rows out; folded: how many steps are left out just before.
    """

    task: int
    thread: str
    line: int
    source: str
    act: str
    text: str
    time: float
    step: int
    switch: bool = False
    marked: bool = False
    weight: int = 0
    folded: int = 0


class Side(msgspec.Struct, frozen=True):
    """One of two accesses that met: by which thread, in which line, and what it did ("reads count = 3")."""

    task: int
    thread: str
    line: int
    text: str


class Conflict(msgspec.Struct, frozen=True):
    """Two accesses to one thing by two threads, with nothing that orders them or keeps a third from coming between."""

    thing: str
    first: Side
    second: Side


class Explanation(msgspec.Struct, frozen=True):
    """sentence: what happened, in plain words, blank if there is nothing to say beyond the finding."""

    sentence: str
    conflict: Conflict | None
    timeline: tuple[Row, ...]
