"""Checks the checks: whether a submission whose bug is known is caught, and under which clause."""

from __future__ import annotations

from grader.checks.registry import SUITES
from grader.judge.bench import Bench
from grader.judge.effort import Effort
from grader.judge.grading import seed_of
from grader.judge.hunt import Hunt
from grader.judge.laboratory import Count, Laboratory
from grader.records.exercise import Exercise
from grader.records.finding import Finding
from grader.sandbox.worker import WorkerLost
from grader.sandbox.zygote import Zygote


def is_caught(
    zygote: Zygote,
    exercise: Exercise,
    filename: str,
    source: bytes,
    clauses: frozenset[str],
    seed: int,
    effort: Effort,
) -> bool:
    """Whether grading with this seed and effort would fail one of `clauses`. Stops at the first such finding.

    The families that are for these clauses come first; nothing is made smaller.
    """
    suite = SUITES[exercise.key]

    def wanted(finding: Finding) -> bool:
        return finding.clause in clauses

    with Bench(lambda: Laboratory(zygote, exercise.key, filename, source)) as bench:
        if bench.own.problem() is not None:
            return False
        numbered = list(enumerate(suite.families))
        numbered.sort(key=lambda pair: pair[1].focus not in clauses)
        for number, family in numbered:
            hunt = Hunt(suite.judge, family, effort, seed_of(seed, suite, number))
            try:
                if hunt.find(bench.lab, bench.pool, wanted, Count()) is not None:
                    return True
            except WorkerLost:
                if family.focus in clauses:
                    return True
    return False
