"""What a class has handed in, before any of it is graded. Layouts make it, the run and the gradebook read it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from grader.records.finding import Problem


def digest_of(content: bytes) -> str:
    """What tells one content from another: SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class File:
    """What stands for one exercise in a submission.

    exercise: its number; filename: what reports call it; where: the path below the class's folder as a person would write
    it, with " > " before what lies in a zip; digest: see `digest_of`, blank with a problem; read: the content
    again, at most 256 KiB (raises OSError if it has gone meanwhile); problem: why it is not even looked at; late: None where
    only `HandedIn.late` is known.
    """

    exercise: int
    filename: str
    where: str
    digest: str
    read: Callable[[], bytes]
    problem: Problem | None = None
    late: bool | None = None


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One student's submission: a row of the gradebook, also where there is nothing.

    student: see docs/batch-layouts.md, unique in a class; late: whether anything was, None where it is not known; files: at
    most one an exercise, in the order of their numbers; notes: what a person should know (which of several files won, what
    was refused); listed: the place in `Roster.people`, None for who is not in the roster; nothing: whether nothing at all was
    handed in, so that the teacher's file stays blank.
    """

    student: str
    name: str = ""
    email: str = ""
    late: bool | None = None
    files: tuple[File, ...] = ()
    notes: tuple[str, ...] = ()
    listed: int | None = None
    nothing: bool = False


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Something in the class's folder that belongs to nobody, and why it was not taken."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Class:
    """All that was found. layout: its name; because: how one saw that it is this one; students: sorted by `student`."""

    layout: str
    because: str
    students: tuple[HandedIn, ...]
    left_over: tuple[LeftOver, ...] = ()
