"""Which exercises a process is about: ours, or an instructor's own."""

from __future__ import annotations

from pathlib import Path

from grader import __version__
from grader.checks import own
from grader.records.exercise import EXERCISES


def take(given: str) -> None:
    """From now on, this process is about the exercises in that folder. Raises Unusable."""
    path = Path(given)
    exercises = own.read(path)
    for exercise in exercises:
        own.check_files(exercise)
        own.suite(exercise)
    EXERCISES.become(exercises, given, own.edition(path))


def place() -> str:
    """Where the exercises lie, for another process to take; blank for ours."""
    return str(Path(EXERCISES.given).resolve()) if EXERCISES.given else ""


def version() -> str:
    """What verdicts depend on besides the submission: the grader's version, and the state of an instructor's own checks."""
    return f"{__version__}+{EXERCISES.edition}" if EXERCISES.edition else __version__
