"""What notes a run can have: the events that a drive makes, in an order in which it can make them.

A history comes from a process that holds a student's code, which may have made it up. What passes here, a judge can read
without precautions; whether it is right is the judge's to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

from grader.records.history import Event

Reader = Callable[[Event], bool]
"""Told the notes of one run, one after the other: whether each could have been made then."""


Shapes = Mapping[str, re.Pattern[str]]

_LETTERS = {str: "s", int: "i", bool: "b", float: "f", type(None): "n"}
_END = {"left": "si", "looked-again": "i"}  # what every drive notes in the end: threads left, looks
_JOBS = {
    "call": "s", "read": "s", "begin": "si", "end": "si", "raised": "si", "outcome": "sss+", "stranger": "ss",
    "started": "i",
}  # fmt: skip


def shapes(of: Mapping[str, str]) -> Shapes:
    """What each kind of note has for data, given as a pattern of letters, one a datum: s a text, i a number, b true or
    false, n nothing. The notes that all drives make are added."""
    return {kind: re.compile(letters) for kind, letters in {**_END, **of}.items()}


def fits(event: Event, known: Shapes) -> bool:
    """Whether a note is of a known kind and has data as such a note has."""
    pattern = known.get(event.kind)
    letters = "".join([_LETTERS[type(datum)] for datum in event.data])
    return pattern is not None and pattern.fullmatch(letters) is not None


class JobNotes:
    """The notes of calls that are handed jobs (see `doing.Doing`). jobs: how many each call has, by its name."""

    _SHAPES = shapes(_JOBS)

    def __init__(self, jobs: Mapping[str, int]) -> None:
        self._jobs = jobs
        self._under_way: Counter[tuple[str, int]] = Counter()

    def __call__(self, event: Event) -> bool:
        """Whether it could have been noted now."""
        if not fits(event, self._SHAPES):
            return False
        match event.kind, event.data:
            case (("begin" | "end" | "raised"), (str(call), int(job))):
                self._under_way[call, job] += 1 if event.kind == "begin" else -1
                return 0 <= job < self._jobs.get(call, 0) and self._under_way[call, job] >= 0
            case "outcome", (call, how, *_):
                return call in self._jobs and how in ("returned", "raised")
            case (("call" | "read"), (call,)):
                return call in self._jobs
        return True
