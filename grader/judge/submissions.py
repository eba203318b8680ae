"""A submission before any process sees it: read with a limit, and refused if it is over it."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from grader.checks.registry import suite_of
from grader.judge.effort import Effort
from grader.records.exercise import Exercise
from grader.records.finding import Problem
from grader.records.verdict import Check, Verdict

MAX_SOURCE = 256 * 1024  # bytes; solutions have 1 to 4 KiB, so this is a guess with much room


class NotAFileError(OSError):
    """There is something else than a regular file: a folder, a pipe, a device."""


@dataclass(frozen=True, slots=True)
class Source:
    """A submitted file. filename: what to call it, any text; content: its bytes, at most MAX_SOURCE + 1
    of them; size: how many it has in all; missing: there is no file of that name."""

    filename: str
    content: bytes
    size: int
    missing: bool = False

    @property
    def problem(self) -> Problem | None:
        """Why it is not even looked at, if so."""
        if self.missing:
            message = f"{self.filename}: is not there: hand in a file of that name"
            return Problem("missing", message, self.filename)
        if len(self.content) <= MAX_SOURCE:
            return None
        size = max(self.size, len(self.content))
        message = (
            f"{self.filename}: has {size:,} bytes, and at most {MAX_SOURCE:,} are read: "
            "hand in the program alone, without data"
        )
        return Problem("too-large", message, self.filename)


def read_source(path: Path) -> Source:
    """What lies at `path`. Reads no more than it takes to know that it is too much.

    Raises OSError where it cannot be read, NotAFileError where it is no regular file.
    """
    # Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise NotAFileError(f"{path} is not a regular file")
        content = file.read(MAX_SOURCE + 1)
    # A name may hold bytes that are no UTF-8, which the wire to the worker cannot carry.
    filename = os.fsencode(path.name).decode("utf-8", "backslashreplace")
    return Source(filename, content, status.st_size)


def refused(
    exercise: Exercise, problem: Problem, seed: int, effort: Effort, sandbox: tuple[str, ...]
) -> Verdict:
    """The verdict on a submission that is not run at all."""
    clauses = suite_of(exercise).clauses
    return Verdict(
        exercise=exercise.file,
        number=exercise.number,
        passed=False,
        score=0.0,
        max_score=round(sum(clause.points for clause in clauses), 2),
        checks=tuple(Check(c.number, c.title, "not_run", 0.0, c.points) for c in clauses),
        problem=problem,
        seed=seed,
        effort=effort.name,
        schedules=0,
        histories=0,
        sandbox=sandbox,
    )
