"""Whose points differ between two runs, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from grader.batch.about import last_about
from grader.batch.cells import points
from grader.batch.gradebook import is_open
from grader.batch.results import Result, Row
from grader.batch.scoring import Known, known_of, results_of
from grader.batch.store import NotAStore, Store
from grader.report.visible import visible

SCHEMA = 1
_CAUSES = (("grader", "threadgrader"), ("python", "Python"), ("effort", "effort"), ("seed", "seed"))


class Score(NamedTuple):
    """points: None where there are none yet."""

    points: float | None
    most: float

    def __str__(self) -> str:
        return f"{'nothing' if self.points is None else points(self.points)} of {points(self.most)}"


@dataclass(frozen=True, slots=True)
class Change:
    """before, after: None where a run has no such student or exercise; why: in a few words each."""

    before: Score | None
    after: Score | None
    why: tuple[str, ...] = ()

    @property
    def gain(self) -> float:
        """How much more it is than before."""
        before, after = (
            score.points or 0.0 if score else 0.0 for score in (self.before, self.after)
        )
        return after - before

    def __str__(self) -> str:
        before, after = (
            "not there" if score is None else str(score) for score in (self.before, self.after)
        )
        sign = f" ({'+' if self.gain > 0 else '-'}{points(abs(self.gain))})" if self.gain else ""
        return f"{before} → {after}{sign}" + "".join(f"; {why}" for why in self.why)


@dataclass(frozen=True, slots=True)
class Changed:
    """A student whose points differ. total: of all; parts: those exercises that differ, by number."""

    student: str
    total: Change
    parts: dict[int, Change]


@dataclass(frozen=True, slots=True)
class Difference:
    """students: whose points differ, who has lost most first; same: how many others there are."""

    students: tuple[Changed, ...]
    same: int

    def lines(self) -> Iterator[str]:
        """For a person."""
        for one in self.students:
            yield f"{visible(one.student)}: {visible(str(one.total))}"
            yield from (
                f"  ex{number:02}: {visible(str(part))}" for number, part in one.parts.items()
            )
        lower = sum(one.total.gain < 0 for one in self.students)
        higher = sum(one.total.gain > 0 for one in self.students)
        others = len(self.students) - lower - higher
        yield f"{lower:,} lower, {higher:,} higher, {others:,} different in another way, {self.same:,} the same"

    def as_object(self) -> dict[str, Any]:
        """For a program."""
        return {
            "schema": SCHEMA,
            "students": [
                {
                    "student": one.student,
                    **_plain(one.total),
                    "exercises": [
                        {"exercise": number, **_plain(part)} for number, part in one.parts.items()
                    ],
                }
                for one in self.students
            ],
            "same": self.same,
        }


class _Run:
    """What there is to compare in a store."""

    def __init__(self, store: Store, folder: Path) -> None:
        about = last_about(store)
        if about is None:
            raise NotAStore(
                f"{str(folder)!r} holds no results yet: 'grade batch' was stopped at once."
            )
        self.known = known_of(store)
        self.rows = {row.student: row for row in results_of(store, about).rows}


def compare(before: Path, after: Path) -> Difference:
    """What is different in the out folder `after`. Raises NotAStore, StoreFailed."""
    with Store.to_read(before) as old, Store.to_read(after) as new:
        runs = _Run(old, before), _Run(new, after)
        students = sorted(runs[0].rows.keys() | runs[1].rows.keys())
        changed = [one for one in (_student(name, *runs) for name in students) if one is not None]
    changed.sort(key=lambda one: one.total.gain)
    return Difference(tuple(changed), len(students) - len(changed))


def _student(name: str, before: _Run, after: _Run) -> Changed | None:
    rows = before.rows.get(name), after.rows.get(name)
    parts = {}
    old, new = ({result.exercise: result for result in row.results} if row else {} for row in rows)
    for number in sorted(old.keys() | new.keys()):
        scores = _score(old.get(number)), _score(new.get(number))
        if scores[0] != scores[1]:
            place = (name, number)
            why = _why(
                old.get(number), new.get(number), before.known.get(place), after.known.get(place)
            )
            parts[number] = Change(*scores, tuple(why))
    totals = _total(rows[0]), _total(rows[1])
    if totals[0] == totals[1] and not parts:
        return None
    late = rows[0] and rows[1] and bool(rows[0].late) != bool(rows[1].late)
    return Changed(name, Change(*totals, ("late in one of them",) if late else ()), parts)


def _score(result: Result | None) -> Score | None:
    return Score(None if result.broke else result.points, result.max_points) if result else None


def _total(row: Row | None) -> Score | None:
    return Score(None if is_open(row) else row.total, row.max_total) if row else None


def _why(
    old: Result | None, new: Result | None, before: Known | None, after: Known | None
) -> Iterator[str]:
    if old is None or new is None:
        return
    if old.reason != new.reason:
        yield f"{old.reason or 'graded'} → {new.reason or 'graded'}"
    if not old.where or not new.where:
        return
    if old.reason == new.reason and before and after:
        yield from _clauses(before, after)
    if old.digest != new.digest:
        yield "another file"
    elif before and after:
        yield from _causes(before, after)


def _clauses(before: Known, after: Known) -> Iterator[str]:
    if before.outcome is None or after.outcome is None:
        return
    lines = {line.clause: line for line in before.outcome.checks}
    changed = False
    for line in after.outcome.checks:
        then = lines.get(line.clause, line)
        if then.status != line.status:
            changed = True
            kind = line.kind or then.kind
            yield f"{line.clause} {then.status} → {line.status}{f' ({kind})' if kind else ''}"
    if not changed:
        yield "another rubric"


def _causes(before: Known, after: Known) -> Iterator[str]:
    """What else than the file may be the reason."""
    for name, called in _CAUSES:
        old, new = getattr(before.key, name), getattr(after.key, name)
        if old != new:
            yield f"{called} {old} → {new}"


def _plain(change: Change) -> dict[str, Any]:
    return {
        "before": change.before and change.before._asdict(),
        "after": change.after and change.after._asdict(),
        "why": list(change.why),
    }
