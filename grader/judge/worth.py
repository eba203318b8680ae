"""What an exercise is worth, clause by clause."""

from __future__ import annotations

from grader.checks.registry import suite_of
from grader.records.exercise import Exercise


def worth(exercise: Exercise) -> dict[str, float]:
    """The points of each clause, in the order of the report."""
    return {clause.number: clause.points for clause in suite_of(exercise).clauses}
