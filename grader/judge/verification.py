"""Checks the checks: whether grading a submission comes to what it is known to come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from grader.checks.registry import suite_of
from grader.checks.suite import Family, Suite
from grader.judge.bench import Bench
from grader.judge.corpus import Known
from grader.judge.effort import Effort
from grader.judge.grading import STUCK, grade, is_news, seed_of
from grader.judge.hunt import Hunt, Wanted
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
    """Whether grading with this seed and effort would fail one of `clauses`. Stops at the first such finding, and makes
    nothing smaller.

    The families that are for these clauses come first. Of a deadlock it matters which family shows it first, so that is then
    looked for in the order of grading.
    """
    with Bench(lambda: Laboratory(zygote, exercise.key, filename, source)) as bench:
        if bench.own.problem() is not None:
            return False
        chase = _Chase(bench, suite_of(exercise), seed, effort)
        families = list(enumerate(chase.suite.families))
        first = sorted(families, key=lambda pair: pair[1].focus not in clauses)
        found = chase.run(first, clauses, lambda finding: finding.clause in clauses)
        if found is None or found.kind not in STUCK:
            return found is not None
        chase.failed.clear()
        return chase.run(families, clauses, chase.is_news) is not None


class _Chase:
    """A hunt for one of some clauses. failed: those that were seen to fail on the way."""

    def __init__(self, bench: Bench, suite: Suite, seed: int, effort: Effort) -> None:
        self.suite = suite
        self.failed: set[str] = set()
        self._bench = bench
        self._seed = seed
        self._effort = effort

    def is_news(self, finding: Finding) -> bool:
        """As in grading."""
        return is_news(finding, self.failed)

    def run(
        self, families: Iterable[tuple[int, Family]], clauses: frozenset[str], wanted: Wanted
    ) -> Finding | None:
        """Go through families, with their numbers, in this order; what is found for one of `clauses`."""
        for number, family in families:
            hunt = Hunt(
                self.suite.findings, family, self._effort, seed_of(self._seed, self.suite, number)
            )
            for finding in self._findings(hunt, family, wanted):
                self.failed.add(finding.clause)
                if finding.clause in clauses:
                    return finding
        return None

    def _findings(self, hunt: Hunt, family: Family, wanted: Wanted) -> Iterator[Finding]:
        """Until the family's own clause has failed, or nothing more is found."""
        try:
            while family.focus not in self.failed:
                failure = hunt.find(self._bench.lab, self._bench.pool, wanted, Count())
                if failure is None:
                    return
                yield from list(filter(wanted, failure.findings))
        except WorkerLost as lost:
            yield Finding(family.focus, "crash", f"the program {lost}")
