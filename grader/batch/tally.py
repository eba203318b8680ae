"""Counts a class as its results stream by, and says in the end what stands on its page. Holds no verdict but examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from grader.batch.groups import Groups, mark_of
from grader.batch.results import Result, Results, Row
from grader.records.verdict import Verdict
from grader.report.graded import Graded
from grader.report.html.class_content import (
    ClauseHeld,
    Distribution,
    Earned,
    ExerciseGroups,
    ExerciseHeld,
    Group,
    Link,
    Said,
    StudentRow,
    binned,
    level,
)
from grader.report.wording import points, title_of


@dataclass(slots=True)
class _Clause:
    title: str
    held: int = 0
    of: int = 0


class Tally:
    """What is known of a class so far."""

    def __init__(self, results: Results) -> None:
        self._exercises = results.exercises
        self._titles = {number: title_of(number) for number in results.exercises}
        self._mistakes, self._notes, self._problems = Groups(), Groups(), Groups()
        self._clauses: dict[int, dict[str, _Clause]] = {}
        self._earned: dict[int, list[tuple[float, float]]] = {}  # 0 is the total
        self._rows: list[StudentRow] = []
        self._remarks: list[Said] = []

    def add(self, row: Row, student: Link, graded: Sequence[Graded | None]) -> None:
        """Count a student. student: a link to their page; graded: one for each of `row.results`."""
        marks: list[str] = []
        for result, one in zip(row.results, graded, strict=True):
            marks += self._count(result, student, one)
        broke = any(result.broke for result in row.results)
        self._remarks += [Said(student, note) for note in row.notes]
        total = self._earn(0, row.total, row.max_total, broke)
        by_number = {
            result.exercise: self._earn(result.exercise, result.points, result.max_points, result.broke)
            for result in row.results
        }  # fmt: skip
        cells = tuple(by_number.get(number, Earned("", -1)) for number in self._exercises)
        late = bool(row.late)
        self._rows.append(
            StudentRow(
                Link(row.student, student.href),
                row.name,
                row.email,
                late,
                cells,
                total,
                tuple(dict.fromkeys(marks)),
            )
        )

    def distributions(self) -> Iterator[Distribution]:
        """Of the totals, then of each exercise."""
        for number, title in {0: "All together", **self._titles}.items():
            earned = self._earned.get(number, [])
            levels = [level(*one) for one in earned]
            yield Distribution(title, binned(levels), _summary(earned))

    def held(self) -> Iterator[ExerciseHeld]:
        """For how many each clause holds."""
        for number, title in self._titles.items():
            clauses = self._clauses.get(number, {})
            yield ExerciseHeld(
                title,
                tuple(
                    ClauseHeld(clause, c.title, c.held, c.of, mark_of(number, clause))
                    for clause, c in clauses.items()
                ),
            )

    def mistakes(self) -> tuple[ExerciseGroups, ...]:
        """The most common ones of each exercise."""
        return tuple(self._mistakes.by_exercise(self._titles))

    def notes(self) -> tuple[Group, ...]:
        """What a person should look at."""
        return self._notes.all()

    def problems(self) -> tuple[Group, ...]:
        """Why something could not be graded."""
        return self._problems.all()

    def remarks(self) -> tuple[Said, ...]:
        """What is to be said of single students."""
        return tuple(self._remarks)

    def rows(self) -> tuple[StudentRow, ...]:
        """The table."""
        return tuple(self._rows)

    def _count(self, result: Result, student: Link, graded: Graded | None) -> Iterable[str]:
        number = result.exercise
        title = f"Exercise {number}"
        if graded is None:
            kind = "no points yet" if result.broke else _left_out(result)
            yield self._problems.add(number, kind, f"{title}: {kind}", student, result.reason)
            return
        verdict = graded.verdict
        for note in verdict.integrity:
            where = f"line {note.line}: " if note.line else ""
            heading = f"{title}: {note.kind}"
            said = f"{where}{note.message}"
            yield self._notes.add(number, f"note-{note.kind}", heading, student, said)
        if verdict.problem is not None:
            kind, said = verdict.problem.kind, verdict.problem.message
            yield self._problems.add(number, kind, f"{title}: {kind}", student, said)
            return
        yield from self._checks(verdict, student, graded)

    def _checks(self, verdict: Verdict, student: Link, graded: Graded) -> Iterator[str]:
        clauses = self._clauses.setdefault(verdict.number, {})
        for check in verdict.checks:
            clause = clauses.setdefault(check.clause, _Clause(check.title))
            clause.of += 1
            if check.status == "passed":
                clause.held += 1
            elif check.status == "failed":
                yield self._mistakes.add_mistake(student, graded, check)
            else:
                yield mark_of(verdict.number, f"{check.clause}-not-run")

    def _earn(self, number: int, earned: float, most: float, broke: bool) -> Earned:
        if broke:
            return Earned("", -1)
        self._earned.setdefault(number, []).append((earned, most))
        return Earned(points(earned), level(earned, most))


def _left_out(result: Result) -> str:
    return "refused" if result.where else "not handed in"


def _summary(earned: Sequence[tuple[float, float]]) -> str:
    if not earned:
        return "nobody yet"
    got = [one for one, _ in earned]
    most = max(most for _, most in earned)
    full = sum(level(*one) == 10 for one in earned)
    return (
        f"median {points(median(got))}, mean {points(fmean(got))} of {points(most)} points; "
        f"{full:,} of {len(got):,} have all of them, {sum(not one for one in got):,} have none"
    )
