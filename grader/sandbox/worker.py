"""One worker as its parent sees it: asked, timed, and ended from outside.

Two errors, told apart by type. GraderBroke: the grader's own machinery failed, never the student's
fault. WorkerLost: the student's program ended, or overran, the process that it ran in.
"""

from __future__ import annotations

import enum
import os
import signal
import socket
from collections.abc import Callable
from typing import NamedTuple, Self

from grader.records.texts import shortened
from grader.records.wire import (
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
    ProtocolError,
    Rehearse,
    Rehearsed,
    Replay,
    Reply,
    Request,
    decode_reply,
    frame,
    read_frame,
)
from grader.sandbox.deadline import Deadline, receive_exactly
from grader.sandbox.limits import GIB, Limits

_ANSWERS = {
    Inspect: Inspected, Load: Loaded, LoadScript: Loaded, Explore: Explored, Exhaust: Explored, Look: Looked, Replay: Explored,
    Rehearse: Rehearsed,
}  # fmt: skip
_RUNS = (Explore, Exhaust, Replay, Look, Rehearse)
MOST_WORDS = 2_000
"""Characters of what a worker says in its own words."""
_GRACE = 1.0  # seconds from the end of the line to the end of the process; 1 ms is usual
_MOST = 0.75  # of the memory limit: a crash with more in use is put down to memory (a guess)
_MEMORY_SIGNALS = (signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS)


class GraderBroke(Exception):  # noqa: N818 - says what happened, as WorkerLost does
    """The grader's own machinery failed. The message says what; it never costs points."""


class Reason(enum.Enum):
    """Why a worker was lost."""

    EXITED = "exited"
    SIGNAL = "killed by a signal"
    MEMORY = "out of memory"
    PROCESSOR_TIME = "out of processor time"
    WALL_TIME = "out of time"
    PROTOCOL = "broke the protocol"


class WorkerLost(Exception):  # noqa: N818 - losing a worker is an outcome of grading
    """The worker is gone, through the student's program. The message is one line about it that
    continues "your program …"."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class End(NamedTuple):
    """How a worker ended. status: as wait() gives it; killed: by the grader, on request; memory:
    the most bytes that it held; processor: milliseconds that it computed."""

    status: int
    killed: bool
    memory: int
    processor: int


class Worker:
    """A process that holds one submission. A context manager: it does not outlive the block.

    For one thread at a time. Made by `Zygote.start_worker`.
    """

    def __init__(
        self, pid: int, line: socket.socket, limits: Limits, end: Callable[[int, float], End]
    ) -> None:
        self.pid = pid
        self._line = line
        self._limits = limits
        self._end = end
        self._closed = False

    def ask(self, request: Request, seconds: float | None = None) -> Reply:
        """The reply to `request`: of the type that answers it, or Broken.

        Takes `seconds` of real time (Limits.wall_seconds unless given), those not counted in which
        it waited for a processor, and a second or so to clear up, at most. Raises WorkerLost or
        GraderBroke; whatever is raised, KeyboardInterrupt too, the worker is gone. But for misuse:
        ProtocolError where the request is too long, ValueError where the worker was closed before.
        """
        if self._closed:
            raise ValueError("this worker was closed: start another one")
        wall = self._limits.wall_seconds if seconds is None else seconds
        message = frame(request)
        try:
            return self._exchange(message, request, Deadline(wall, self.pid))
        except TimeoutError:
            end = self._finish(grace=0)
            raise _late(wall) if end.killed else describe(end, self._limits) from None
        except (EOFError, ConnectionError):
            end = self._finish(grace=_GRACE)
            raise describe(end, self._limits) from None
        except ProtocolError:
            self._finish(grace=0)
            raise WorkerLost(
                Reason.PROTOCOL, "sent something that is not in the protocol of the grader"
            ) from None
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Kills the worker and all that it started. Never raises for what the worker did."""
        if self._closed:
            return
        try:
            self._finish(grace=0)
        except GraderBroke:
            pass  # then its zygote is gone, and took it along

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _exchange(self, message: bytes, request: Request, deadline: Deadline) -> Reply:
        self._line.setblocking(False)
        try:  # a reply made ahead, if it is there already; a later one is forged like any other
            if not self._line.recv(1, socket.MSG_PEEK):
                raise EOFError
            raise ProtocolError("a reply that nobody asked for")
        except BlockingIOError:
            pass
        self._line.settimeout(deadline.left())
        self._line.sendall(message)
        body = read_frame(lambda length: receive_exactly(self._line, length, deadline))
        reply = decode_reply(body or b"")
        if isinstance(reply, Loaded) and reply.problem and isinstance(request, _RUNS):
            raise no_longer(shortened(reply.problem.message, MOST_WORDS))
        if not isinstance(reply, (_ANSWERS[type(request)], Broken)):
            raise ProtocolError("a reply to something else")
        return reply

    def _finish(self, grace: float) -> End:
        self._closed = True
        try:
            return self._end(self.pid, grace)
        finally:
            self._line.close()  # not before: a worker that notices may end in another way


def no_longer(why: str) -> WorkerLost:
    """What to say where a submission, loaded once, cannot even be imported again."""
    return WorkerLost(Reason.EXITED, f"could be loaded before, and then not any more ({why})")


def describe(end: End, limits: Limits) -> WorkerLost:
    """What to say about a worker whose line ended."""
    if end.killed:
        return WorkerLost(Reason.PROTOCOL, "closed the line to the grader")
    if os.WIFEXITED(end.status):
        code = os.WEXITSTATUS(end.status)
        if code == os.EX_OSERR:  # the worker's word for it, see grader/worker/connection.py
            return _out_of_memory(limits)
        return WorkerLost(Reason.EXITED, f"ended itself with exit code {code}")
    number = os.WTERMSIG(end.status)
    if number in (signal.SIGPROF, signal.SIGVTALRM):
        return WorkerLost(
            Reason.PROCESSOR_TIME,
            f"used more than {limits.run_cpu_seconds} seconds of processor time in one run",
        )
    spent = end.processor >= 1000 * limits.cpu_seconds
    if number == signal.SIGXCPU or (number == signal.SIGKILL and spent):
        return WorkerLost(
            Reason.PROCESSOR_TIME,
            f"used more than {limits.cpu_seconds} seconds of processor time in all runs together",
        )
    if number in _MEMORY_SIGNALS and end.memory >= _MOST * limits.address_space:
        return _out_of_memory(limits)
    return WorkerLost(Reason.SIGNAL, f"was killed by signal {_name(number)}")


def _name(number: int) -> str:
    try:
        return f"{number} ({signal.Signals(number).name})"
    except ValueError:  # a real-time signal
        return str(number)


def _out_of_memory(limits: Limits) -> WorkerLost:
    return WorkerLost(Reason.MEMORY, f"used more than {limits.address_space / GIB:g} GiB of memory")


def _late(seconds: float) -> WorkerLost:
    return WorkerLost(
        Reason.WALL_TIME,
        f"did not come back within {seconds:g} seconds: a loop that never ends inside one call?",
    )
