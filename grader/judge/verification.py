"""Checks the checks: whether grading a submission comes to what it is known to come to."""

from __future__ import annotations

from grader.checks.registry import suite_of
from grader.judge.bench import Bench
from grader.judge.corpus import Known
from grader.judge.effort import Effort
from grader.judge.grading import grade, seed_of
from grader.judge.hunt import Hunt
from grader.judge.laboratory import Count, Laboratory
from grader.records.exercise import Exercise
from grader.records.finding import Finding
from grader.sandbox.worker import WorkerLost
from grader.sandbox.zygote import Zygote


def trouble(
    zygote: Zygote, exercise: Exercise, submission: Known, seed: int, effort: Effort
) -> str:
    """What is wrong with how a known submission is graded, in a few words; blank if it is as it should be."""
    source = submission.file.read_bytes()
    filename = submission.file.name
    if submission.role == "mutant":
        if is_caught(zygote, exercise, filename, source, submission.clauses, seed, effort):
            return ""
        return f"not caught under {' or '.join(sorted(submission.clauses))}"
    verdict = grade(zygote, exercise, filename, source, seed, effort)
    if submission.role == "stub":
        kind = verdict.problem.kind if verdict.problem is not None else "none"
        return "" if kind == "not-implemented" else f"its problem is {kind}, not not-implemented"
    if verdict.problem is not None:
        return f"refused: {verdict.problem.message}"
    failed = [
        f"{check.clause} {check.kind}" for check in verdict.checks if check.status != "passed"
    ]
    return f"failed: {', '.join(failed)}" if failed else ""


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
    suite = suite_of(exercise)

    def wanted(finding: Finding) -> bool:
        return finding.clause in clauses

    with Bench(lambda: Laboratory(zygote, exercise.key, filename, source)) as bench:
        if bench.own.problem() is not None:
            return False
        numbered = sorted(enumerate(suite.families), key=lambda pair: pair[1].focus not in clauses)
        for number, family in numbered:
            hunt = Hunt(suite.findings, family, effort, seed_of(seed, suite, number))
            try:
                if hunt.find(bench.lab, bench.pool, wanted, Count()) is not None:
                    return True
            except WorkerLost:
                if family.focus in clauses:
                    return True
    return False
