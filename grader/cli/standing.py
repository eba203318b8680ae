"""How far a student is with an exercise, as far as its file and the folder .threadgrader tell."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, TextIO

from grader.cli.state import mark_of
from grader.judge.stubs import stub_of
from grader.judge.submissions import read_source
from grader.records.exercise import Exercise

_WIDTH = 20


class Standing(NamedTuple):
    """told: in at most 16 characters; passed: looked at closely, so that it will not be taken back."""

    told: str
    passed: bool = False


def standing_of(file: Path, exercise: Exercise) -> Standing:
    """How far one is with the exercise whose file this is."""
    try:
        content = read_source(file).content
    except OSError:
        return Standing("cannot be read")
    if content == stub_of(exercise):
        return Standing("to do")
    mark = mark_of(file.parent, exercise)
    if mark is None:
        return Standing("not graded yet")
    if not mark.is_about(content):
        return Standing("changed since")
    if mark.settled:
        return Standing("passed", passed=True)
    if mark.passed:
        return Standing("passes so far")
    return Standing(f"{mark.score:g} of {mark.max_score:g}")


def bar(done: int, of: int, out: TextIO) -> str:
    """A bar of fixed width, in what the stream can write."""
    full, empty = _signs(out)
    filled = _WIDTH * done // max(of, 1)
    return full * filled + empty * (_WIDTH - filled)


def _signs(out: TextIO) -> tuple[str, str]:
    try:
        "█░".encode(getattr(out, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return "#", "."
    return "█", "░"
