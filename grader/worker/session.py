"""What a worker does when it is asked: load a submission, run scenarios, answer with what happened.

It holds no expected answer and judges nothing.
"""

from __future__ import annotations

import builtins
import gc
import importlib
import signal
import sys
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from grader.kernel.machine import Machine, Run
from grader.kernel.naming import Naming
from grader.kernel.recorder import Recorder
from grader.kernel.strategy import Strategy
from grader.kernel.tracer import Tracer
from grader.records.exercise import find
from grader.records.history import History
from grader.records.wire import (
    ENDLESS_ENOUGH,
    RUN_SECONDS,
    Broken,
    Counted,
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
from grader.search.bounded import Bounded
from grader.search.portfolio import Portfolio
from grader.search.replay import Replay as ReplayStrategy
from grader.worker import submission
from grader.worker.refusing import Refused
from grader.worker.script import Script
from grader.worker.subject import Subject, Submission

COLLECT_EVERY = 50  # runs; the garbage of a run is small, and collecting takes some 0.5 ms

_encode = msgspec.msgpack.Encoder().encode


class Session:
    """One worker's state: its machine, and the submission once it is loaded."""

    def __init__(self) -> None:
        self.machine = Machine()
        # What `site` puts there, which a worker does without.
        vars(builtins).update(exit=sys.exit, quit=sys.exit)
        self._installed = self.machine.installed()
        self._installed.__enter__()  # for good: this process does nothing else
        # Imported now and not on top: `import threading` in a check's code has to give the virtual one.
        self._drives = importlib.import_module("grader.checks.drives").drives()
        self._decoders = {
            key: msgspec.msgpack.Decoder(drive.scenario) for key, drive in self._drives.items()
        }
        self._subject: Subject | None = None
        self._bounded: Bounded | None = None
        self._runs = 0

    def answer(self, request: Request) -> Reply:
        """Do what is asked."""
        if isinstance(request, Inspect):
            return Inspected(submission.inspect(request.filename, request.source))
        if isinstance(request, Load):
            return self._load(request)
        if isinstance(request, LoadScript):
            return self._load_script(request)
        if isinstance(request, Explore):
            return self._explore(request)
        if isinstance(request, Exhaust):
            return self._exhaust(request)
        if isinstance(request, Look):
            return self._look(request)
        if isinstance(request, Replay):
            return self._replay(request)
        raise ValueError("a run on real threads needs a worker without a scheduler")

    def _load(self, request: Load) -> Loaded:
        exercise = find(request.exercise)
        if exercise is None:
            raise ValueError(f"no exercise {request.exercise!r}")
        self._arm()
        try:
            program = submission.load(self.machine, exercise, request.filename, request.source)
        except Refused as refused:
            return Loaded(refused.problem)
        self._subject = Submission(
            program,
            lambda: submission.module_again(self.machine, program),
            self._drives[exercise.key],
            self._decoders[exercise.key],
        )
        return Loaded(None)

    def _load_script(self, request: LoadScript) -> Loaded:
        self._arm()
        try:
            self._subject = Script(self.machine, request.filename, request.source)
        except Refused as refused:
            return Loaded(refused.problem)
        return Loaded(None)

    def _explore(self, request: Explore) -> Explored:
        portfolio = Portfolio(request.strategies, request.seed, self._loaded().program.sites)
        tally = Tally(request.first)
        ended = 0
        for number in range(request.first, request.first + request.runs):
            if ended == ENDLESS_ENOUGH or tally.steps >= request.steps:
                break
            name, strategy = portfolio.strategy(number)
            history, run = self._run(request.scenario, strategy)
            portfolio.saw(len(run.choices))
            tally.add(history, run, name)
            ended += run.ending not in ("finished", "deadlock")
        return tally.explored()

    def _exhaust(self, request: Exhaust) -> Explored:
        if self._bounded is None or not request.goes_on:
            self._bounded = Bounded(request.bound)
        bounded = self._bounded
        tally = Tally()
        ended = 0
        while (guided := bounded.next()) is not None:
            enough = ended == ENDLESS_ENOUGH or tally.steps >= request.steps
            if enough or tally.runs == request.most:
                bounded.put_back(guided)
                return replace(
                    tally.explored(), level=bounded.level, following=tuple(guided.beginning)
                )
            history, run = self._run(request.scenario, guided)
            bounded.ran(guided)
            tally.add(history, run, f"bounded{request.bound}")
            ended += run.ending not in ("finished", "deadlock")
        return replace(tally.explored(), exhausted=True, level=bounded.level)

    def _replay(self, request: Replay) -> Explored:
        tally = Tally(distinct=False)
        ended = 0
        for schedule in request.schedules:
            history, run = self._run(request.scenario, ReplayStrategy(schedule))
            tally.add(history, run, "replay")
            ended += run.ending not in ("finished", "deadlock")
            if ended == ENDLESS_ENOUGH:
                break
        return tally.explored()

    def _look(self, request: Look) -> Looked:
        strategy, naming = ReplayStrategy(request.schedule), Naming()
        tracer = Tracer(self.machine, self._loaded().program, naming)
        with tracer.watching(self.machine.library.threading):
            history, run = self._run(request.scenario, strategy, naming)
        tally = Tally(distinct=False)
        tally.add(history, run, "replay")
        return Looked(tally.explored().histories[0], tracer.trace, strategy.misfits)

    def _loaded(self) -> Subject:
        if self._subject is None:
            raise RuntimeError("no submission is loaded")
        return self._subject

    def _run(
        self, encoded: bytes, strategy: Strategy, naming: Naming | None = None
    ) -> tuple[History, Run]:
        subject = self._loaded()
        recorder = Recorder(self.machine)
        recorder.naming = naming
        main = subject.main(encoded, recorder)
        self._tidy()
        run = self.machine.run(main, strategy, subject.limits)
        if run.raised is not None:
            raise run.raised
        return subject.history(run, recorder), run

    def _tidy(self) -> None:
        self._arm()
        self._runs += 1
        if self._runs % COLLECT_EVERY == 0:
            gc.collect()

    def _arm(self) -> None:
        """The process is killed if what comes next computes for too long: no handler can be in the way of that."""
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, RUN_SECONDS)


class Tally:
    """Collects runs: each distinct history once with a count, or each run by itself."""

    def __init__(self, first_run: int = 0, distinct: bool = True) -> None:
        self._first_run = first_run
        self._distinct = distinct
        self._first: dict[bytes, Counted] = {}
        self._counts: dict[bytes, int] = {}
        self.runs = 0
        self.steps = 0

    def add(self, history: History, run: Run, strategy: str) -> None:
        """Count a run."""
        self.steps += run.steps
        key = _encode(history) if self._distinct else self.runs.to_bytes(8)
        if key not in self._first:
            self._first[key] = Counted(
                history, 1, run.choices, run.preemptions, self._first_run + self.runs, len(run.choices),
                max(run.threads, 1), strategy,
            )  # fmt: skip
        self.runs += 1
        self._counts[key] = self._counts.get(key, 0) + 1

    def explored(self) -> Explored:
        """What was collected."""
        histories = tuple(
            replace(counted, count=self._counts[key]) for key, counted in self._first.items()
        )
        return Explored(histories, self.runs, self.steps)


_session: list[Session] = []


def prepare() -> None:
    """Build what all workers share; called once, in the parent of workers."""
    _session.append(Session())


def serve(receive: Callable[[], Request | None], send: Callable[[Reply], None]) -> None:
    """Answer requests until there are no more."""
    session = _session[0]
    session.machine.library.uncontrolled.guard()
    gc.disable()
    while (request := receive()) is not None:
        reply: Any
        try:
            reply = session.answer(request)
        except MemoryError:
            raise
        except Refused as refused:
            reply = Loaded(refused.problem)
        except Exception as error:
            reply = Broken(f"{type(error).__name__}: {error}")
        signal.setitimer(signal.ITIMER_PROF, 0)
        send(reply)
