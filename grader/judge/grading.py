"""From a submission to a verdict."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Container
from typing import Any

import msgspec

from grader.checks.registry import suite_of
from grader.checks.suite import Clause, Family, Suite
from grader.judge.bench import MOST, Bench
from grader.judge.effort import BOUND, LOST_WORKERS, Effort
from grader.judge.explaining import explanation_of, look_again
from grader.judge.hunt import Failure, Hunt, NotSupported, Passed
from grader.judge.laboratory import Count, Laboratory, again_if_killed
from grader.judge.minimise import minimise
from grader.judge.sampling import NOT_REPEATABLE, SAMPLES, run_again, spread
from grader.judge.second import Opinion, quickest
from grader.judge.touchstone import CHANGED, is_changed
from grader.records import schedule
from grader.records.exercise import Exercise
from grader.records.explanation import Explanation
from grader.records.finding import Finding, Note, Problem
from grader.records.verdict import Check, Counterexample, Exhausted, Verdict
from grader.records.wire import Load
from grader.sandbox.worker import Reason, WorkerLost
from grader.sandbox.zygote import Zygote

_LOST_AT_IMPORT = {
    Reason.MEMORY: "out-of-memory",
    Reason.EXITED: "exits",
    Reason.SIGNAL: "crash",
    Reason.PROTOCOL: "crash",
}

REAL_THREADS = "grader.worker.real_session"

LONG_RUNS = Note(
    "long-runs",
    "its runs are so long that fewer orders of threads were tried than usual: does it count to many thousands?",
)

Progress = Callable[[str, int, int], None]
"""Told what is looked at now, how many steps are done, and how many there are."""


def grade(
    zygote: Zygote,
    exercise: Exercise,
    filename: str,
    source: bytes,
    seed: int,
    effort: Effort,
    progress: Progress = lambda what, done, of: None,
    side_by_side: int = MOST,
) -> Verdict:
    """The verdict on `source` as a submission to `exercise`. The same arguments give the same verdict, times aside.

    side_by_side: workers that may run at once, which changes nothing but the time that it takes.

    Raises GraderBroke where the grader's own machinery fails.
    """
    began = time.monotonic()
    suite = suite_of(exercise)

    def make() -> Laboratory:
        return Laboratory(
            zygote, exercise.key, filename, source, lambda: bool(grading.notes), effort.seconds
        )

    with Bench(make, side_by_side) as bench:
        grading = Grading(suite, bench, source, seed, effort, progress)
        problem = grading.inspect(filename) or grading.problem(filename) or grading.hunt(filename)
        if problem is None and not grading.failed:
            grading.look_at_the_worker(zygote)
    if problem is None and not grading.failed:
        real = zygote.sibling(REAL_THREADS)
        grading.ask_again(
            Opinion(real, Load(exercise.key, filename, source), suite, bool(grading.notes))
        )
    checks = tuple(grading.check(clause, problem) for clause in suite.clauses)
    return Verdict(
        exercise=exercise.file,
        number=exercise.number,
        passed=problem is None and all(check.status == "passed" for check in checks),
        score=round(sum(check.points for check in checks), 2),
        max_score=round(sum(clause.points for clause in suite.clauses), 2),
        checks=checks,
        problem=problem,
        seed=seed,
        effort=effort.name,
        schedules=grading.count.schedules,
        histories=len(grading.count.histories),
        sandbox=zygote.reached.lines(),
        integrity=grading.notes,
        exhausted=grading.exhausted(),
        seconds=round(time.monotonic() - began, 3),
    )


STUCK = ("deadlock", "livelock")


def is_news(finding: Finding, failed: Container[str]) -> bool:
    """Whether a finding tells of a clause that has not failed yet.

    Once a deadlock has been shown, others are not counted against further clauses: most often it is the same.
    """
    return finding.clause not in failed and not (finding.kind in STUCK and "R4" in failed)


class Grading:
    """One submission's way through the families of an exercise."""

    def __init__(
        self,
        suite: Suite,
        bench: Bench,
        source: bytes,
        seed: int,
        effort: Effort,
        progress: Progress,
    ) -> None:
        self._suite = suite
        self._bench = bench
        self._source = source
        self._seed = seed
        self._effort = effort
        self._progress = progress
        self._failed: dict[str, tuple[Finding, Counterexample | None]] = {}
        self._not_run: set[str] = set()
        self._cut = False
        self._repeatable = True
        self._exhausted: dict[int, list[int]] = {}
        self._passed: list[Passed] = []
        self._quick: list[Passed] = []
        self.count = Count()
        self.notes: tuple[Note, ...] = ()

    def inspect(self, filename: str) -> Problem | None:
        """Fill in the notes; a problem where even reading the submission costs a worker."""
        try:
            self.notes = self._bench.own.notes()
        except WorkerLost as lost:
            kind = _LOST_AT_IMPORT.get(lost.reason, "out-of-time")
            return Problem(kind, f"{filename}: while it was read, it {lost}", filename)
        return None

    def problem(self, filename: str) -> Problem | None:
        """Why the submission cannot be run at all, if so."""
        try:
            return self._bench.own.problem()
        except WorkerLost as lost:
            kind = _LOST_AT_IMPORT.get(lost.reason, "out-of-time")
            return Problem(kind, f"{filename}: while it was imported, it {lost}", filename)

    def hunt(self, filename: str) -> Problem | None:
        """Look for failures with one family after the other; a problem where the submission cannot be controlled."""
        lost_workers = 0
        for number, family in enumerate(self._suite.families):
            if lost_workers == LOST_WORKERS:
                self._not_run.add(family.focus)
                continue
            self._progress(family.focus, number, len(self._suite.families))
            try:
                self._hunt_twice(number, family)
            except NotSupported as unsupported:
                return not_supported(filename, str(unsupported))
            except WorkerLost as lost:
                lost_workers += 1
                finding = Finding(family.focus, "crash", f"the program {lost}")
                self._failed.setdefault(family.focus, (finding, None))
        self._sample()
        self.notes += (NOT_REPEATABLE,) * (not self._repeatable) + (LONG_RUNS,) * self._cut
        return None

    def _hunt_twice(self, number: int, family: Family) -> None:
        """Once, or where somebody seems to have killed a worker, once more as if nothing had been."""
        failed, count = dict(self._failed), self.count.copy()

        def forget() -> None:
            self._failed, self.count = failed, count

        again_if_killed(lambda: self._hunt_family(number, family), forget)

    def _hunt_family(self, number: int, family: Family) -> None:
        """Until the family's own clause has failed, or nothing more is found."""
        hunt = Hunt(
            self._suite.findings, family, self._effort, seed_of(self._seed, self._suite, number)
        )
        bench, judge = self._bench, self._suite.findings
        while family.focus not in self._failed:
            bench.refresh()
            failure = hunt.find(bench.lab, bench.pool, self._is_news, self.count)
            self._cut |= hunt.cut
            self._exhausted[number] = hunt.exhausted  # the same scenarios each time, or some more
            if failure is None:
                self._passed += spread(hunt.passed, SAMPLES)
                self._quick += quickest(hunt.passed)
                return
            smaller = hunt.smaller(bench.own, failure, self._is_news, self.count)
            bench.refresh()
            least = minimise(bench.own, judge, smaller, self._is_news, self.count)
            seen = look_again(bench.own, least)
            self._repeatable &= not seen.differs
            news = {finding.clause: finding for finding in filter(self._is_news, least.findings)}
            for clause, finding in news.items():
                why = explanation_of(seen.trace, finding.kind, self._source)
                self._failed[clause] = (finding, _counterexample(self._suite, least, why))

    def _sample(self) -> None:
        """Hold against the submission what some of the runs that passed come to in another process."""
        again = run_again(
            self._bench.own, self._suite.judge, self._passed, self._is_news, self.count
        )
        for finding, failure in again.findings:
            example = None if failure is None else _counterexample(self._suite, failure, None)
            self._failed.setdefault(finding.clause, (finding, example))
        self._repeatable &= again.repeatable

    def look_at_the_worker(self, zygote: Zygote) -> None:
        """Note whether the submission has changed what it was run on. Raises GraderBroke."""
        used = self._bench.own.hand_over()
        if used is not None and is_changed(zygote, used):
            self.notes += (CHANGED,)

    @property
    def failed(self) -> bool:
        """Whether anything is held against the submission so far."""
        return bool(self._failed or self._not_run)

    def ask_again(self, opinion: Opinion) -> None:
        """Hold against the submission that it does something else on real threads."""
        for finding in opinion.findings(self._quick):
            self._failed[finding.clause] = (finding, None)

    def _is_news(self, finding: Finding) -> bool:
        return is_news(finding, self._failed)

    def exhausted(self) -> Exhausted | None:
        """Of which scenarios no schedule within the bound was left out, if of any."""
        schedules = [number for family in self._exhausted.values() for number in family]
        return Exhausted(len(schedules), sum(schedules), BOUND) if schedules else None

    def check(self, clause: Clause, problem: Problem | None) -> Check:
        """A clause's line in the report."""
        if problem is not None:
            unwritten = problem.kind == "not-implemented"
            status: Any = "failed" if unwritten else "not_run"
            kind, message = ("not-implemented", problem.message) if unwritten else ("", "")
            return Check(clause.number, clause.title, status, 0.0, clause.points, kind, message)
        if clause.number in self._failed:
            finding, example = self._failed[clause.number]
            return Check(
                clause.number, clause.title, "failed", 0.0, clause.points, finding.kind, finding.message,
                example,
            )  # fmt: skip
        if clause.number in self._not_run:
            return Check(clause.number, clause.title, "not_run", 0.0, clause.points)
        return Check(clause.number, clause.title, "passed", clause.points, clause.points)


def not_supported(filename: str, what: str) -> Problem:
    """The problem with a submission that needs `what`, which may begin with "line 12: "."""
    place, colon, rest = what.partition(": ")
    line = place.removeprefix("line ")
    known = bool(colon) and line.isdigit()
    where = f"{filename}, line {line}" if known else filename
    message = (
        f"{where}: {rest if known else what} is not supported here: wait with what threading, queue, "
        "concurrent.futures and time offer"
    )
    return Problem("not-supported", message, filename, int(line) if known else 0)


def seed_of(seed: int, suite: Suite, family: int) -> int:
    """The seed of a family: a number of its own, the same on every machine."""
    return zlib.crc32(f"{seed} {suite.key} {family}".encode())


def _counterexample(suite: Suite, failure: Failure, why: Explanation | None) -> Counterexample:
    return Counterexample(
        scenario=msgspec.to_builtins(failure.scenario),
        schedule=schedule.to_text(failure.run.schedule),
        preemptions=failure.run.preemptions,
        threads=failure.run.threads,
        timeline=() if why is None else why.timeline,
        explanation="" if why is None else why.sentence,
        conflict=None if why is None else why.conflict,
        strategy=failure.strategy,
        told=tuple(suite.words(failure.scenario)),
    )
