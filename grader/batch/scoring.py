"""From verdicts in the store to points, by a rubric."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import msgspec

from grader.batch.about import About
from grader.batch.handed_in import File, HandedIn
from grader.batch.levels import levels_of, promised, said
from grader.batch.results import Result, Results, Row
from grader.batch.rubric import Rubric
from grader.batch.store import Kept, Key, Store, StoreFailed
from grader.records.exercise import EXERCISES, Exercise
from grader.records.finding import Note, Problem
from grader.records.verdict import Status, Verdict
from grader.records.wire import Letter


class Line(msgspec.Struct, frozen=True):
    """What of a `Check` points are made of."""

    clause: str
    status: Status
    kind: str = ""


class Outcome(msgspec.Struct, frozen=True):
    """What of a `Verdict` points are made of. Quick to decode: most of a verdict are timelines."""

    checks: tuple[Line, ...]
    problem: Problem | None
    integrity: tuple[Note, ...] = ()

    @property
    def passed(self) -> tuple[str, ...]:
        """The clauses that hold."""
        return tuple(line.clause for line in self.checks if line.status == "passed")


outcome_of = msgspec.json.Decoder(Outcome).decode
_verdict_of = msgspec.json.Decoder(Verdict).decode


class Known(NamedTuple):
    """What the store knows of a student's exercise. level: of the sandbox; outcome: None where the grader broke."""

    key: Key
    level: Letter
    broke: str
    outcome: Outcome | None


def known_of(store: Store) -> dict[tuple[str, int], Known]:
    """All that the store knows, by student and exercise. Raises StoreFailed."""
    return {(student, kept.key.exercise): _known(kept) for student, kept in store.results()}


def results_of(store: Store, about: About) -> Results:
    """What a class has come to. Verdicts and sources are read from the store when they are asked for, which has to be open.

    Raises StoreFailed.
    """
    known = known_of(store)
    counted = [
        exercise
        for exercise in EXERCISES
        if exercise.number in about.exercises and about.rubric.counts(exercise)
    ]
    max_total = about.rubric.total_of([about.rubric.max_points(exercise) for exercise in counted])

    def row(handed_in: HandedIn) -> Row:
        files = {file.exercise: file for file in handed_in.files}
        results = tuple(
            _result(
                store, about, handed_in.student, exercise, files.get(exercise.number),
                known.get((handed_in.student, exercise.number)),
            )
            for exercise in counted
        )  # fmt: skip
        late = [
            result.points for result in results if _is_late(handed_in, files.get(result.exercise))
        ]
        total = about.rubric.total_of([result.points for result in results], late)
        return Row(
            handed_in.student, handed_in.name, handed_in.email, handed_in.late, results, total, max_total,
            handed_in.notes,
        )  # fmt: skip

    rows = tuple(map(row, about.classroom.students))
    levels = levels_of(rows)
    return Results(
        layout=about.classroom.layout,
        exercises=tuple(exercise.number for exercise in counted),
        rows=rows,
        left_over=about.classroom.left_over,
        effort=about.effort,
        seed=about.seed,
        sandbox=(said(levels), *promised(levels)),
    )


def _is_late(handed_in: HandedIn, file: File | None) -> bool:
    return bool(handed_in.late if file is None or file.late is None else file.late)


def _known(kept: Kept) -> Known:
    try:
        outcome = None if kept.broke else outcome_of(kept.verdict)
    except msgspec.DecodeError as error:
        raise StoreFailed(f"a verdict in the store cannot be understood: {error}") from error
    return Known(kept.key, kept.level, kept.broke, outcome)


def _result(
    store: Store, about: About, student: str, exercise: Exercise, file: File | None, known: Known | None
) -> Result:  # fmt: skip
    rubric = about.rubric
    points, reason, broke, noted = 0.0, "", False, False
    level: Letter | None = None
    verdict: Callable[[], Verdict | None] = lambda: None  # noqa: E731 - a default
    source: Callable[[], bytes] = lambda: b""  # noqa: E731 - a default
    if file is None:
        reason = "not handed in"
    elif file.problem is not None:
        reason = file.problem.message
    elif known is None or known.key.digest != file.digest:
        reason, broke = "not graded yet", True
    elif known.outcome is None:
        reason, broke = f"not graded: {known.broke}", True
    else:
        points = rubric.points_for(exercise, known.outcome.passed)
        reason = "" if known.outcome.problem is None else known.outcome.problem.message
        noted, level = bool(known.outcome.integrity), known.level
        verdict = partial(_read_verdict, store, student, exercise, rubric)
        source = partial(store.source, student, exercise.number)
    return Result(
        exercise.number, points, rubric.max_points(exercise), "" if file is None else file.where,
        "" if file is None else file.digest, reason, verdict, source, broke, noted, level,
    )  # fmt: skip


def _read_verdict(store: Store, student: str, exercise: Exercise, rubric: Rubric) -> Verdict:
    return rubric.applied(exercise, _verdict_of(store.verdict(student, exercise.number)))
