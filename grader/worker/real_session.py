"""A worker without a scheduler: what has passed under control is run here on real threads of the system, not rewritten,
with the standard library as it is."""

from __future__ import annotations

import builtins
import io
import signal
import sys
import threading
from collections.abc import Callable
from types import CodeType, ModuleType
from typing import Any, cast

import msgspec

from grader.checks.drives import Drive, drives
from grader.kernel.recorder import Recorder
from grader.records.exercise import find
from grader.records.history import History, Uncaught
from grader.records.objects import plain_text, type_name
from grader.records.wire import (
    RUN_SECONDS,
    Broken,
    Load,
    Loaded,
    Rehearse,
    Rehearsed,
    Reply,
    Request,
)
from grader.worker.real_recorder import RealRecorder, line_of
from grader.worker.refusing import Refused, refused

_STACK = 262_144  # bytes of a thread's stack: with the usual 8 MiB the limit on memory allows some 100 threads


class RealSession:
    """One worker's submission."""

    def __init__(self) -> None:
        vars(builtins).update(exit=sys.exit, quit=sys.exit)
        threading.stack_size(_STACK)
        self._drives = drives()
        self._decoders = {
            key: msgspec.msgpack.Decoder(drive.scenario) for key, drive in self._drives.items()
        }
        self._drive: Drive | None = None
        self._code: CodeType
        self._name = ""
        self._filename = ""
        self._decode: Callable[[bytes], Any]

    def answer(self, request: Request) -> Reply:
        """Do what is asked."""
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, RUN_SECONDS)
        if isinstance(request, Load):
            return self._load(request)
        if isinstance(request, Rehearse):
            histories = [self._run(request.scenario) for _ in range(request.runs)]
            return Rehearsed(tuple(histories))
        raise ValueError(f"{type(request).__name__} needs a scheduler")

    def _load(self, request: Load) -> Loaded:
        exercise = find(request.exercise)
        if exercise is None:
            raise ValueError(f"no exercise {request.exercise!r}")
        self._drive, self._decode = self._drives[exercise.key], self._decoders[exercise.key].decode
        self._name, self._filename = exercise.file, request.filename
        try:
            self._code = compile(request.source, request.filename, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError) as error:
            raise self._refused(error) from None
        self._module()
        return Loaded(None)

    def _module(self) -> ModuleType:
        """Raises Refused where the submission cannot be imported, this time."""
        module = ModuleType(self._name)
        module.__file__ = self._filename
        sys.modules[self._name] = module
        try:
            exec(self._code, module.__dict__)
        except BaseException as error:
            raise self._refused(error) from None
        return module

    def _refused(self, error: BaseException) -> Refused:
        return refused("error-at-import", self._filename, 0, type_name(type(error)))

    def _run(self, encoded: bytes) -> History:
        assert self._drive is not None
        scenario = self._decode(encoded)
        sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
        recorder = RealRecorder(self._filename)
        uncaught: list[Uncaught] = []

        def hook(failed: Any) -> None:
            error = failed.exc_value
            if error is not None:
                name = type_name(failed.exc_type)
                line = line_of(error, self._filename)
                uncaught.append(Uncaught(recorder.task, name, plain_text(error), line, "a thread"))

        threading.excepthook = hook
        assert recorder.task == 0
        self._drive.drive(self._module(), scenario, cast(Recorder, recorder))
        return History("finished", tuple(recorder.events), recorder.now, (), tuple(uncaught))


_session: list[RealSession] = []


def prepare() -> None:
    """Build what all workers share; called once, in the parent of workers."""
    _session.append(RealSession())


def serve(receive: Callable[[], Request | None], send: Callable[[Reply], None]) -> None:
    """Answer requests until there are no more."""
    while (request := receive()) is not None:
        reply: Reply
        try:
            reply = _session[0].answer(request)
        except MemoryError:
            raise
        except Refused as refused:
            reply = Loaded(refused.problem)
        except Exception as error:
            reply = Broken(f"{type(error).__name__}: {error}")
        signal.setitimer(signal.ITIMER_PROF, 0)
        send(reply)
