"""What a class has come to: what the gradebook, the pages and the comparison of two runs are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from grader.batch.handed_in import LeftOver
from grader.records.verdict import Verdict
from grader.records.wire import Letter


@dataclass(frozen=True, slots=True)
class Result:
    """One student's exercise. points, max_points: by the rubric; where: the file, see `File.where`; digest: of its content;
    verdict, source: read from the store when they are asked for (a class has more of them than memory should hold), None and
    blank where nothing was graded; the clauses of the verdict have their points by the rubric; reason: why there are no points
    (not handed in, cannot be run, the grader broke), else blank; broke: the grader broke on it, which costs no points: the
    gradebook leaves it and the total blank; noted: it has integrity notes; level: of the sandbox, None where nothing ran."""

    exercise: int
    points: float
    max_points: float
    where: str
    digest: str
    reason: str
    verdict: Callable[[], Verdict | None]
    source: Callable[[], bytes]
    broke: bool = False
    noted: bool = False
    level: Letter | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One student. results: one an exercise that counts, in the order of their numbers; total: after caps and penalties."""

    student: str
    name: str
    email: str
    late: bool | None
    results: tuple[Result, ...]
    total: float
    max_total: float
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A class. exercises: the numbers of those that count; sandbox: which ones the results were made in, for a person."""

    layout: str
    exercises: tuple[int, ...]
    rows: tuple[Row, ...]
    left_over: tuple[LeftOver, ...]
    effort: str
    seed: int
    sandbox: tuple[str, ...]
