"""How every report says the same thing: the name of an exercise, points."""

from __future__ import annotations

from grader.records.exercise import find
from grader.records.finding import Note
from grader.records.verdict import Check, Verdict


def title(verdict: Verdict) -> str:
    """Which exercise a verdict is about."""
    exercise = find(verdict.exercise)
    about = f": {exercise.title}" if exercise else ""
    return f"Exercise {verdict.number}, {verdict.exercise}{about}"


def result(verdict: Verdict) -> str:
    """What a submission came to, in points."""
    return f"{points(verdict.score)} of {points(verdict.max_score)} points"


def score(check: Check) -> str:
    """What a clause came to, in points."""
    return f"{points(check.points)} of {points(check.max_points)}"


def points(number: float) -> str:
    """With the decimals that it takes, and no more."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def noted(note: Note) -> str:
    """What a person should look at."""
    where = f"line {note.line}: " if note.line else ""
    return f"For a person to look at, no points lost: {where}{note.message}"
