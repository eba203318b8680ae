"""Does jobs when a student's code calls them, and notes what happens. Used in the worker."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from grader.checks.jobs import Job, error_label, value_name
from grader.checks.things import Things, make_error
from grader.kernel.recorder import Recorder


class Doing:
    """The jobs of one run, and the calls of the student's function that they are handed to.

    Noted are, with the name of the call first: "call"; "begin", "raised" and "end" of a job, with its number; "outcome", with
    "returned" and the names of what was returned, or "raised", the name of the exception, and "ValueError" if it is one; "left"
    for each thread that is left behind.
    """

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.things = Things(recorder)
        self._runs: dict[tuple[str, int], int] = {}

    def perform(
        self, call: str, index: int, job: Job, meanwhile: Callable[[], None], itself: Any = None
    ) -> Any:
        """Do job number `index` of a call; `meanwhile` is done within. `itself`: the value for "itself"."""
        recorder = self.recorder
        run = self._runs[call, index] = self._runs.get((call, index), 0) + 1
        recorder.note("begin", call, index)
        recorder.point()
        meanwhile()
        if job.pause:
            recorder.pause(job.pause)
        if job.raises:
            error = recorder.label(make_error(job.raises, str(index)), error_label(call, index))
            recorder.note("raised", call, index)
            raise error
        if job.gives != "itself":
            itself = self.things.make(job.gives, value_name(call, index, run))
        recorder.note("end", call, index)
        return itself

    def report(self, call: str, function: Callable[[], Any], outer: bool = True) -> bool:
        """Call the student's function and note what came of it. outer: the threads that are left are its own.

        Returns whether none is left.
        """
        recorder = self.recorder
        recorder.note("call", call)
        how, value, name = recorder.outcome(function)
        if how == "returned":
            names = self.things.names(value)
        else:
            names = (name, "ValueError") if issubclass(type(value), ValueError) else (name,)
        recorder.note("outcome", call, how, *names)
        left = recorder.threads_left() if outer else ()
        for thread in left:
            recorder.note("left", thread.name, thread.line)
        return not left


class Meeting:
    """Where jobs wait for each other: `parties` arrivals at a time let each other go on."""

    def __init__(self, parties: int) -> None:
        self._parties = parties
        self._arrived = 0
        self._open = threading.Event()

    def wait(self) -> None:
        """Arrive, and wait for the others. (No lock is needed: this code is never interrupted.)"""
        gate = self._open
        self._arrived += 1
        if self._arrived % self._parties == 0:
            self._open = threading.Event()
            gate.set()
        else:
            gate.wait()
