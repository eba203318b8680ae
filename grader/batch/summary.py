"""What a run has come to, in a few lines or as one object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from grader.batch.about import About
from grader.batch.cells import points
from grader.batch.gradebook import is_open
from grader.batch.levels import Levels, below, levels_of, promised, said
from grader.batch.planning import Plan
from grader.batch.results import Result, Results, Row
from grader.records.wire import Letter
from grader.report.visible import visible

SCHEMA = 1
_MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class Summary:
    """plan: what there was to do; told: of whom nothing was filled into the teacher's file; files: where everything is, by
    what it is; seconds: of grading; here: the level of this machine's sandbox, None where others graded."""

    about: About
    plan: Plan
    results: Results
    told: tuple[str, ...]
    files: dict[str, str]
    seconds: float
    here: Letter | None = None

    @property
    def broken(self) -> list[tuple[Row, Result]]:
        """What could not be graded through no fault of a student."""
        return [
            (row, result)
            for row in self.results.rows
            for result in row.results
            if result.broke
        ]  # fmt: skip

    @property
    def graded(self) -> int:
        """How many submissions have a new verdict."""
        return max(0, self.plan.submissions - len(self.broken))

    @property
    def problems(self) -> int:
        """Files that could not be run, or were not even looked at."""
        return sum(
            bool(result.where and result.reason and not result.broke)
            for row in self.results.rows
            for result in row.results
        )

    @property
    def noted(self) -> int:
        """Submissions with integrity notes."""
        return sum(result.noted for row in self.results.rows for result in row.results)

    @property
    def levels(self) -> Levels:
        """How many results were made at each level of the sandbox."""
        return levels_of(self.results.rows)

    def lines(self) -> Iterator[str]:
        """For a person."""
        plan, room = self.plan, self.about.classroom
        yield f"Layout      {room.layout} ({room.because})"
        exercises = ", ".join(map(str, self.about.exercises))
        missing = f", {_count(plan.missing, 'file')} missing" if plan.missing else ""
        yield f"Class       {_count(len(room.students), 'student')}, exercises {exercises}{missing}"
        graded = f"{_count(self.graded, 'submission')} in {_time(self.seconds)}"
        yield f"Graded      {graded}; {plan.unchanged:,} unchanged"
        yield f"Points      {self._points()}"
        yield f"Problems    {_count(self.problems, 'submission')} cannot be run"
        yield f"Look at     {_count(self.noted, 'submission')} with an integrity note"
        yield from self._sandbox()
        yield from _listed("Left over   ", [f"{one.where}: {one.why}" for one in room.left_over])
        yield from _listed("Not filled  ", list(self.told))
        yield from _listed(
            "Not graded  ",
            [
                f"{row.student} ex{result.exercise:02}: {result.reason}"
                for row, result in self.broken
            ],
        )
        for what, where in self.files.items():
            yield f"{what.capitalize():<12}{visible(where)}"

    def as_object(self) -> dict[str, Any]:
        """For a program."""
        plan, room = self.plan, self.about.classroom
        return {
            "schema": SCHEMA,
            "layout": room.layout,
            "because": room.because,
            "students": len(room.students),
            "exercises": list(self.about.exercises),
            "graded": self.graded,
            "unchanged": plan.unchanged,
            "missing": plan.missing,
            "problems": self.problems,
            "integrity": self.noted,
            "left_over": [{"where": one.where, "why": one.why} for one in room.left_over],
            "not_filled": list(self.told),
            "not_graded": [
                {"student": row.student, "exercise": result.exercise, "why": result.reason}
                for row, result in self.broken
            ],
            "effort": self.about.effort,
            "seed": self.about.seed,
            "sandbox": list(promised(self.levels)),
            "sandbox_said": said(self.levels),
            "sandbox_levels": self.levels,
            "sandbox_here": list(self.about.sandbox),
            "files": self.files,
            "seconds": round(self.seconds, 3),
        }

    def _sandbox(self) -> Iterator[str]:
        yield f"Sandbox     {said(self.levels)}"
        weaker = below(self.levels, self.here) if self.here else 0
        if weaker:
            yield (
                f"  this machine gives {self.here} now: --require-sandbox {self.here} grades "
                f"{_count(weaker, 'submission')} again in it"
            )

    def _points(self) -> str:
        totals = [row.total for row in self.results.rows if not is_open(row)]
        if not totals:
            return "none"
        most, mean = self.results.rows[0].max_total, sum(totals) / len(totals)
        return f"{points(mean)} of {points(most)} on average, {points(min(totals))} to {points(max(totals))}"


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    yield f"{title}{len(lines):,}"
    yield from (f"  {visible(line)}" for line in lines[:_MOST_LISTED])
    if len(lines) > _MOST_LISTED:
        yield f"  … and {len(lines) - _MOST_LISTED:,} more: --format json lists all"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _time(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
