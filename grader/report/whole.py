"""Points as integers, for formats that take no others: rounded so that the parts and the totals agree."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from grader.records.verdict import Check
from grader.report.graded import Graded, Total


@dataclass(frozen=True, slots=True)
class Part:
    """One clause of one exercise. points: 0 to max_points, and less than these if the clause does not hold."""

    graded: Graded
    check: Check
    points: int
    max_points: int


def parts(total: Total) -> list[Part]:
    """All clauses, in order. The sum of their max_points is `total.max_score`, rounded half up."""
    pairs = [(graded, check) for graded in total.exercises for check in graded.verdict.checks]
    most = shared_out([check.max_points for _, check in pairs])
    return [
        Part(graded, check, _earned(check, whole), whole)
        for (graded, check), whole in zip(pairs, most, strict=True)
    ]


def shared_out(values: Sequence[float]) -> list[int]:
    """Integers near `values` whose sum is that of `values`, rounded half up: the largest remainders are rounded up."""
    wholes = [math.floor(value) for value in values]
    left = math.floor(sum(values) + 0.5) - sum(wholes)
    order = sorted(range(len(values)), key=lambda i: (wholes[i] - values[i], i))
    for i in order[:left]:
        wholes[i] += 1
    return wholes


def _earned(check: Check, most: int) -> int:
    if check.points >= check.max_points:
        return most
    return math.floor(check.points * most / check.max_points)  # less than for a clause that holds
