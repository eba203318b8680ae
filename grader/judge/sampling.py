"""Some of what has passed, run again in a worker that has seen nothing else.

What a submission does under a schedule must not depend on the process that it is in, nor on how often it was run there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from grader.checks.suite import Judge
from grader.judge.hunt import Failure, Passed, Wanted, failure_of
from grader.judge.laboratory import Count, Laboratory
from grader.records.finding import Finding, Note
from grader.sandbox.worker import WorkerLost

SAMPLES = 2
"""Runs of each family. One takes a millisecond, and there are some eight families."""

NOT_REPEATABLE = Note(
    "not-repeatable",
    "does something else in another process under the same order of threads: does it use random numbers, the time of "
    "day, addresses of objects, or how often it was run?",
)

Thing = TypeVar("Thing")


class Again(NamedTuple):
    """What came of it. findings: each with its run, none where the worker was lost; repeatable: whether the histories are
    the same."""

    findings: tuple[tuple[Finding, Failure | None], ...]
    repeatable: bool


def spread(things: Sequence[Thing], most: int) -> list[Thing]:
    """`most` of them, the last and others at even distances."""
    if len(things) <= most:
        return list(things)
    return [things[(number + 1) * len(things) // most - 1] for number in range(most)]


def run_again(
    lab: Laboratory, judge: Judge, passed: Iterable[Passed], wanted: Wanted, count: Count
) -> Again:
    """Runs them again in a fresh worker of `lab`. Raises GraderBroke."""
    findings: list[tuple[Finding, Failure | None]] = []
    repeatable = True
    lab.refresh()
    for clause, scenario, run, _ in passed:
        try:
            explored = lab.replay(scenario, [run.schedule])
        except WorkerLost as lost:
            findings.append(
                (Finding(clause, "crash", f"the program {lost} when it was run again"), None)
            )
            break
        count.take(explored)
        (again,) = explored.histories
        repeatable &= again.history == run.history
        held = [finding for finding in judge(scenario, again.history) if wanted(finding)]
        for finding in held:
            findings.append((finding, failure_of(scenario, again, held, finding.clause)))
    return Again(tuple(findings), repeatable)
