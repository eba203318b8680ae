"""What stands on the pages about a class: plain data, which knows nothing of HTML. Any text in it may be a student's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.report.html.content import Case, Facts

BINS = 11
"""Tenths of what there is to get, and a bin of its own for all of it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A student, or what else a page is about. href: made by us, safe in a page as it stands."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many got how much. counts: BINS numbers; summary: one sentence."""

    title: str
    counts: tuple[int, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class ClauseHeld:
    """For how many of those that could be run a clause holds. mark: of those for whom it does not, in `StudentRow.marks`."""

    clause: str
    title: str
    held: int
    of: int
    mark: str


@dataclass(frozen=True, slots=True)
class ExerciseHeld:
    """A row of the heat map."""

    title: str
    clauses: tuple[ClauseHeld, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A student, and what there is to say of them; blank if nothing beyond what the group says."""

    student: Link
    said: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Students of whom the same can be said. mark: theirs in `StudentRow.marks`; heading, detail: what; count: how many;
    some: the first of them; example: one run to look at, and `source`, what ran there."""

    mark: str
    heading: str
    detail: str
    count: int
    some: tuple[Said, ...]
    example: Case | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class ExerciseGroups:
    """Groups of one exercise. rarer: how many more there are that are not shown."""

    title: str
    groups: tuple[Group, ...]
    rarer: int = 0


@dataclass(frozen=True, slots=True)
class Earned:
    """A cell of the table. points: blank where there are none yet; level: from 0 to 10, -1 where there are none."""

    points: str
    level: int


@dataclass(frozen=True, slots=True)
class StudentRow:
    """A student in the table. marks: words of our own for what can be said of them."""

    student: Link
    name: str
    email: str
    late: bool
    exercises: tuple[Earned, ...]
    total: Earned
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Submissions that have much in common. left, right: who handed in the one and the other; common: what, in words;
    href: of the page that shows them side by side."""

    exercise: int
    left: tuple[Link, ...]
    right: tuple[Link, ...]
    common: str
    href: str


@dataclass(frozen=True, slots=True)
class ClassPage:
    """The class at a glance. similar_note: what was looked at to find submissions that are alike."""

    title: str
    facts: Facts
    distributions: tuple[Distribution, ...]
    held: tuple[ExerciseHeld, ...]
    mistakes: tuple[ExerciseGroups, ...]
    notes: tuple[Group, ...]
    problems: tuple[Group, ...]
    remarks: tuple[Said, ...]
    left_over: tuple[tuple[str, str], ...]
    alike: tuple[Alike, ...]
    similar_note: str
    exercises: tuple[int, ...]
    rows: tuple[StudentRow, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two submissions. own: the numbers of the lines that are the student's; marked: of those that the other has, too."""

    students: tuple[Link, ...]
    file: str
    source: str
    own: frozenset[int]
    marked: frozenset[int]


@dataclass(frozen=True, slots=True)
class PairPage:
    """Two submissions side by side."""

    title: str
    common: str
    sides: tuple[Side, Side]


def level(earned: float, most: float) -> int:
    """In which bin it falls: from 0, for less than a tenth, to 10, for everything."""
    if most <= 0 or earned >= most:
        return BINS - 1
    return max(0, int(earned * (BINS - 1) / most))


def binned(levels: Sequence[int]) -> tuple[int, ...]:
    """How many are in each bin."""
    return tuple(levels.count(number) for number in range(BINS))


def lower_end(number: int) -> int:
    """Where a bin begins, in percent."""
    return number * 100 // (BINS - 1)
