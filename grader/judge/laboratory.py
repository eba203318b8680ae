"""Where a submission is tried: a worker that holds it, replaced when it is lost."""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from grader.checks.notes import Reader
from grader.checks.registry import suite_of
from grader.judge.outcomes import script_notes
from grader.judge.plausible import MOST_LINE, Implausible, check_explored, check_looked
from grader.records.exercise import find
from grader.records.finding import Note, Problem
from grader.records.texts import shortened
from grader.records.wire import (
    MOST_STEPS,
    Broken,
    Exhaust,
    Explore,
    Explored,
    Inspect,
    Inspected,
    Load,
    Loaded,
    LoadScript,
    Look,
    Looked,
    Replay,
    Reply,
    Request,
)
from grader.sandbox.worker import (
    MOST_WORDS,
    GraderBroke,
    Reason,
    Worker,
    WorkerLost,
    no_longer,
)
from grader.sandbox.zygote import Zygote

Thing = TypeVar("Thing")

_encode = msgspec.msgpack.Encoder().encode


@dataclass(slots=True)
class Count:
    """How many schedules were run, and which histories came of them (hashes: histories may be long).

    steps: points that all runs have passed.
    """

    schedules: int = 0
    steps: int = 0
    histories: set[bytes] = field(default_factory=set)

    def take(self, explored: Explored) -> None:
        """Add what a worker answered."""
        self.schedules += explored.runs
        self.steps += explored.steps
        self.histories.update(
            hashlib.blake2b(_encode(counted.history), digest_size=16).digest()
            for counted in explored.histories
        )

    def copy(self) -> Count:
        """One that is added to without changing this one."""
        return Count(self.schedules, self.steps, set(self.histories))

    def add(self, other: Count) -> None:
        """Add another count."""
        self.schedules += other.schedules
        self.steps += other.steps
        self.histories |= other.histories


class Laboratory:
    """One worker at a time for one submission; for one thread at a time."""

    def __init__(
        self, zygote: Zygote, exercise: str, filename: str, source: bytes,
        meddles: Callable[[], bool] = lambda: False, seconds: float = math.inf,
    ) -> None:  # fmt: skip
        """meddles: whether the submission reaches into what is not its own, as far as is known by then. What breaks in its
        worker is put down to it if so, and to the grader if not. seconds: from now on, after which nothing is run any more."""
        self._zygote = zygote
        self._meddles = meddles
        self._seconds = seconds
        self._until = time.monotonic() + seconds
        self._filename = filename
        self._load: Load | LoadScript = Load(exercise, filename, source)
        known = find(exercise)
        self._notes: Callable[[Any], Reader] = (
            (lambda entry: script_notes()) if known is None else suite_of(known).notes
        )
        self._worker: Worker | None = None

    @classmethod
    def of_script(cls, zygote: Zygote, filename: str, source: bytes) -> Laboratory:
        """A laboratory for a file that is no exercise; its scenarios are of the type `Entry`."""
        lab = cls(zygote, "", filename, source)
        lab._load = LoadScript(filename, source)
        return lab

    def refresh(self) -> None:
        """Let the next request go to a fresh worker."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    def hand_over(self) -> Worker | None:
        """The worker that holds the submission, if there is one, now the caller's to close."""
        worker, self._worker = self._worker, None
        return worker

    def problem(self) -> Problem | None:
        """Why the submission cannot be run at all, if so. Raises WorkerLost."""
        return again_if_killed(lambda: self._start() if self._worker is None else self._loaded())

    def notes(self) -> tuple[Note, ...]:
        """What a person should look at in the submission, read by a fresh worker before any of it runs. Raises WorkerLost."""
        return again_if_killed(self._inspected)

    def explore(
        self, scenario: Any, strategies: tuple[str, ...], seed: int, first: int, runs: int,
        steps: int = MOST_STEPS,
    ) -> Explored:  # fmt: skip
        """Run a scenario under some schedules of a mix of strategies, until they have passed so many points. Raises
        WorkerLost."""
        return self._run(scenario, Explore(_encode(scenario), strategies, seed, first, runs, steps))

    def exhaust(
        self, scenario: Any, bound: int, most: int, goes_on: bool = False, steps: int = MOST_STEPS
    ) -> Explored:
        """Run a scenario under every schedule with at most `bound` preemptions, up to `most`, until they have passed so many
        points; with goes_on, from where the last call has stopped, which has to be of the same worker. Raises WorkerLost."""
        return self._run(scenario, Exhaust(_encode(scenario), bound, most, goes_on, steps))

    def replay(self, scenario: Any, schedules: list[tuple[int, ...]]) -> Explored:
        """Run a scenario once under each schedule. Raises WorkerLost."""
        request = Replay(_encode(scenario), tuple(schedules))
        return again_if_killed(lambda: self._run(scenario, request))

    def look(self, scenario: Any, schedule: tuple[int, ...]) -> Looked:
        """Run a scenario once under a schedule, and tell step by step what it does. Raises WorkerLost."""
        request = Look(_encode(scenario), schedule)
        reply = again_if_killed(lambda: self._asked(request))
        assert isinstance(reply, Looked)
        with self._believing():
            check_looked(request, reply, lambda: self._notes(scenario))
        return reply

    def _run(self, scenario: Any, request: Explore | Exhaust | Replay) -> Explored:
        reply = self._asked(request)
        assert isinstance(reply, Explored)
        with self._believing():
            check_explored(request, reply, lambda: self._notes(scenario))
        return reply

    @contextmanager
    def _believing(self) -> Iterator[None]:
        """What turns out not to be true in the block costs the worker. Raises Implausible."""
        try:
            yield
        except Implausible:
            self.refresh()
            raise

    def _inspected(self) -> tuple[Note, ...]:
        self.refresh()
        self._worker = self._zygote.start_worker()
        reply = self._ask(Inspect(self._load.filename, self._load.source))
        assert isinstance(reply, Inspected)
        return reply.notes

    def _start(self) -> Problem | None:
        self._worker = self._zygote.start_worker()
        return self._loaded()

    def _loaded(self) -> Problem | None:
        reply = self._ask(self._load)
        assert isinstance(reply, Loaded)
        problem = reply.problem
        return None if problem is None else self._in_bounds(problem)

    def _in_bounds(self, problem: Problem) -> Problem:
        """A problem as the worker tells it, about the file that is looked at, and of a bearable length."""
        return Problem(
            shortened(problem.kind, MOST_WORDS),
            shortened(problem.message, MOST_WORDS),
            self._filename,
            problem.line if 0 < problem.line <= MOST_LINE else 0,
        )

    def _asked(self, request: Request) -> Reply:
        if self._worker is None and (problem := self._start()) is not None:
            self.refresh()
            raise no_longer(problem.message)
        return self._ask(request)

    def _ask(self, request: Request) -> Reply:
        assert self._worker is not None
        if time.monotonic() > self._until:
            self.refresh()
            took = f"has taken more than {self._seconds:g} seconds in all runs together"
            raise WorkerLost(Reason.WALL_TIME, took)
        try:
            reply = self._worker.ask(request)
        except WorkerLost:
            self._worker = None
            raise
        if isinstance(reply, Broken):
            self.refresh()
            raise broke(reply, self._meddles())
        return reply


def again_if_killed(do: Callable[[], Thing], before: Callable[[], object] = lambda: None) -> Thing:
    """What `do` gives. Where it loses its worker to a signal, which may have come from somebody else than the submission (a
    system that is short of memory, say), it is done once more, after `before`. Raises what it raises then."""
    try:
        return do()
    except WorkerLost as lost:
        if lost.reason is not Reason.SIGNAL:
            raise
    before()
    return do()


def broke(reply: Broken, meddles: bool) -> WorkerLost | GraderBroke:
    """Whose fault it is that code of ours failed in a worker."""
    told = shortened(reply.message, MOST_WORDS)
    if meddles:
        return WorkerLost(Reason.EXITED, f"broke the grader's part of its process ({told})")
    return GraderBroke(told)
