"""What an exercise is worth, clause by clause."""

from __future__ import annotations

from grader.checks.registry import SUITES
from grader.records.exercise import Exercise


def worth(exercise: Exercise) -> dict[str, float]:
    """The points of each clause, in the order of the report."""
    return {clause.number: clause.points for clause in SUITES[exercise.key].clauses}
