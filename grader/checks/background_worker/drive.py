"""Does a scenario to a student's `BackgroundWorker`. Runs in the worker, under the kernel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import ModuleType
from typing import Any

from grader.checks.background_worker.scenario import BESIDE, Scenario, Step, act_of
from grader.kernel.recorder import Recorder
from grader.records.history import Atom
from grader.records.objects import is_a

MOST_CALLS = 40  # no scenario lasts for so many: who calls more often never ends


def drive(module: ModuleType, scenario: Scenario, recorder: Recorder) -> None:
    """Make one worker and let the threads of the scenario use it; note each use, and each call of its task.

    The notes: ("call", number, what) and ("back", number, how, name, value) for each use; ("begin", number, whether in a
    daemon thread), then ("end", number) or ("failed", number, label) for each call of the task; ("raises", number) for a `with`
    block that raises; ("left", number, name, line) for each thread of the student's that is left after a stop, where there is one
    worker only; ("unmade", name) where no worker could be made, and that is all then. The notes of a second worker say so in
    their first word.
    """
    stage = _Stage(module.BackgroundWorker, scenario, recorder)
    stages = [stage]
    others = [
        threading.Thread(target=stage.perform, args=(steps,), name=f"user {number}")
        for number, steps in enumerate(scenario.threads[1:], 2)
    ]
    if scenario.beside:
        second = _Stage(
            module.BackgroundWorker, Scenario("", scenario.interval, ()), recorder, BESIDE
        )
        second.meddles_with = stage if scenario.meddles else None
        stages.append(second)
        others.append(
            threading.Thread(target=second.perform, args=(scenario.beside,), name="user beside")
        )
    if not all(one.made for one in stages):
        return
    stage.own = {thread.name for thread in others}
    for thread in others:
        thread.start()
    stage.perform(scenario.threads[0])
    for thread in others:
        thread.join()
    if recorder.looked_again():
        recorder.note("looked-again", recorder.looked_again())


class _Stage:
    """One run's worker, and its task. made: whether it could be made; meddles_with: that whose worker the first call of the task
    stops."""

    def __init__(self, kind: Any, scenario: Scenario, recorder: Recorder, mark: str = "") -> None:
        self._scenario = scenario
        self._recorder = recorder
        self._mark = mark
        self._alone = not mark and not scenario.beside
        self._uses = 0
        self._calls = 0
        self._go = threading.Event()
        self.own: set[str] = set()
        self.meddles_with: _Stage | None = None
        self._worker: Any = None
        how, made, name = recorder.outcome(lambda: kind(self._task, scenario.interval))
        self.made = how == "returned"
        if self.made:
            self._worker = made
        else:
            self._note("unmade", name)

    def _note(self, kind: str, *data: Atom) -> None:
        self._recorder.note(self._mark + kind, *data)

    def perform(self, steps: tuple[Step, ...]) -> None:
        """The steps of one thread."""
        for step in steps:
            if step.kind == "pause":
                self._recorder.pause(step.seconds)
            elif step.kind == "go":
                self._go.set()
            elif step.kind == "with":
                self._with(step)
            else:
                self._use(step.kind)

    def _use(self, kind: str) -> None:
        worker = self._worker
        if kind == "running":
            self._noted("running", lambda: bool(worker.running))
        elif kind == "start":
            self._noted("start", lambda: worker.start())
        else:
            self._noted("stop", lambda: worker.stop())

    def _noted(self, what: str, call: Callable[[], Any]) -> None:
        number = self._begin(what)
        how, value, name = self._recorder.outcome(call)
        self._end(number, what, how, value, name)

    def _begin(self, what: str) -> int:
        number = self._uses
        self._uses += 1
        self._note("call", number, what)
        return number

    def _end(self, number: int, what: str, how: str, value: Any, name: str) -> None:
        """What is told of the value: of `running`, its truth; of an exception, whether it is a RuntimeError; of `with`, whether
        it is the worker."""
        told: bool | None = None
        if how == "raised":
            told = is_a(value, RuntimeError)
        elif what == "running":
            told = value
        elif what == "enter":
            told = value is self._worker
        self._note("back", number, how, name, told)
        if what in ("stop", "exit") and self._alone:
            for left in self._recorder.threads_left():
                if left.name not in self.own:
                    self._note("left", number, left.name, left.line)

    def _with(self, step: Step) -> None:
        entering = self._begin("enter")
        leaving = -1

        def block() -> None:
            nonlocal leaving
            with self._worker as given:
                self._end(entering, "enter", "returned", given, "")
                self.perform(step.body)
                leaving = self._begin("exit")
                if step.raises:
                    self._note("raises", leaving)
                    raise self._recorder.label(KeyError("block"), "block")

        how, value, name = self._recorder.outcome(block)
        if leaving < 0:
            self._end(entering, "enter", how, value, name)
        else:
            self._end(leaving, "exit", how, value, name)

    def _task(self) -> None:
        recorder, number = self._recorder, self._calls
        self._calls += 1
        self._note("begin", number, threading.current_thread().daemon)
        if number >= MOST_CALLS:
            self._fail(number, "endless")
        if self.meddles_with and number == 0:
            self.meddles_with._use("stop")
        act = act_of(self._scenario, number)
        recorder.point()
        if act.stops in ("first", "both"):
            self._noted("own stop", lambda: self._worker.stop())
        if act.looks:
            self._use("running")
        if act.waits:
            self._go.wait()
        if act.seconds:
            recorder.pause(act.seconds)
            if act.looks:
                self._use("running")
        if act.stops in ("last", "both"):
            self._noted("own stop", lambda: self._worker.stop())
        if act.fails:
            self._fail(number, f"task {number}")
        self._note("end", number)

    def _fail(self, number: int, label: str) -> None:
        self._note("failed", number, label)
        raise self._recorder.label(_ERRORS[self._scenario.error](label), label)


class OwnError(Exception):
    """An exception that nobody else knows."""


_ERRORS: dict[str, Callable[[str], Exception]] = {
    "ValueError": ValueError, "OSError": OSError, "KeyError": KeyError,
    "RuntimeError": RuntimeError, "own": OwnError,
}  # fmt: skip
