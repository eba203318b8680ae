"""A second opinion: what has passed under control is run again on real threads, and a disagreement is told.

Real threads prove little about orders. They tell whether the program does the same at all where the scheduler, the clock
and the rewriting are not ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from grader.checks.suite import Suite
from grader.judge.hunt import Passed
from grader.judge.laboratory import broke
from grader.judge.plausible import check_rehearsed
from grader.records.finding import Finding
from grader.records.history import History
from grader.records.wire import Broken, Load, Loaded, Rehearse, Rehearsed, Reply
from grader.sandbox.worker import Reason, Worker, WorkerLost
from grader.sandbox.zygote import Zygote

SHORT, NOT_LONG = 250_000_000, 1_100_000_000
"""Nanoseconds of virtual time that a scenario may take: it takes as long in reality. The second only where no scenario is
short."""
RUNS = 3
PATIENCE = (10.0, 10.0, 20.0)
"""Seconds that a scenario's runs get, at the first time and at each that has to confirm it. Honest runs take milliseconds;
a hang is told only if each of these was too short."""

_TRUSTED = frozenset(
    {"wrong-exception", "thread-exception", "wrong-result", "mixed-output", "lost", "duplicated"}
)
"""Kinds that do not hang on when exactly something happened: on real threads, what a check notes and what it notes about
are two steps."""

_encode = msgspec.msgpack.Encoder().encode


class Disagreement(NamedTuple):
    """What went wrong in reality. what: continues "on real threads it …"."""

    kind: str
    what: str


class Opinion:
    """The second opinion on one submission."""

    def __init__(self, zygote: Zygote, load: Load, suite: Suite, meddles: bool = False) -> None:
        """zygote: one whose workers have no scheduler; meddles: as for a `Laboratory`."""
        self._meddles = meddles
        self._zygote = zygote
        self._load = load
        self._suite = suite

    def findings(self, passed: Sequence[Passed]) -> list[Finding]:
        """What of the runs that passed goes wrong on real threads each time, at most one finding. Raises GraderBroke."""
        short = [one for one in passed if one.longest <= SHORT]
        chosen = short or sorted(passed, key=lambda one: one.longest)[:1]
        for one in self._suspects(chosen):
            tries = [self._try([one], seconds) for seconds in PATIENCE]
            wrong = {wrong.kind for _, wrong in filter(None, tries)}
            if all(tries) and len(wrong) == 1:
                assert tries[0] is not None
                return [_told(one.clause, tries[0][1])]
        return []

    def _suspects(self, passed: Sequence[Passed]) -> Iterator[Passed]:
        """Those that go wrong at least once."""
        while passed:
            found = self._try(passed, PATIENCE[0])
            if found is None:
                return
            number, _ = found
            yield passed[number]
            passed = passed[number + 1 :]

    def _try(self, passed: Sequence[Passed], seconds: float) -> tuple[int, Disagreement] | None:
        """The first that goes wrong in a fresh worker, by its place in `passed`, and how."""
        number = 0
        with self._zygote.start_worker() as worker:
            try:
                loaded = self._ask(worker, self._load, seconds)
                assert isinstance(loaded, Loaded)
                if loaded.problem is not None:
                    return 0, Disagreement("import", "cannot be imported")
                for number, one in enumerate(passed):
                    runs = RUNS if one.longest <= SHORT else 1
                    wrong = self._wrong(one, self._rehearsed(worker, one, runs, seconds))
                    if wrong is not None:
                        return number, wrong
            except WorkerLost as lost:
                what = "hangs: it " if lost.reason is Reason.WALL_TIME else ""
                return number, Disagreement(lost.reason.value, f"{what}{lost}")
        return None

    def _rehearsed(
        self, worker: Worker, one: Passed, runs: int, seconds: float
    ) -> Sequence[History]:
        request = Rehearse(_encode(one.scenario), runs)
        rehearsed = self._ask(worker, request, seconds)
        assert isinstance(rehearsed, Rehearsed)
        check_rehearsed(request, rehearsed, lambda: self._suite.notes(one.scenario))
        return rehearsed.histories

    def _ask(self, worker: Worker, request: Load | Rehearse, seconds: float) -> Reply:
        reply = worker.ask(request, seconds)
        if isinstance(reply, Broken):
            raise broke(reply, self._meddles)
        return reply

    def _wrong(self, one: Passed, histories: Sequence[History]) -> Disagreement | None:
        for history in histories:
            for finding in self._suite.findings(one.scenario, history):
                if finding.kind in _TRUSTED:
                    return Disagreement(
                        finding.kind, f"breaks clause {finding.clause} ({finding.message})"
                    )
        return None


def quickest(passed: Sequence[Passed]) -> list[Passed]:
    """Of one family, the scenario in which most happens in a short time; the shortest, if it is not long, where none is."""
    short = [one for one in passed if one.longest <= SHORT]
    if short:
        return [max(short, key=lambda one: one.run.points)]
    shortest = min(passed, key=lambda one: one.longest, default=None)
    return [] if shortest is None or shortest.longest > NOT_LONG else [shortest]


def _told(clause: str, wrong: Disagreement) -> Finding:
    return Finding(
        clause,
        "disagreement",
        f"passes under control, but on real threads it {wrong.what}, in {len(PATIENCE)} of {len(PATIENCE)} processes: does it "
        "wait in a way that the grader does not know, or do something else where threads are real?",
    )
