"""What the tests of workers share: start, run, lose, wait."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.records.wire import Load, Loaded
from grader.sandbox.level import Level, R
from grader.sandbox.limits import Limits
from grader.sandbox.worker import Worker, WorkerLost
from grader.sandbox.zygote import Zygote

HERE = Path(__file__).parent
DEADLINE = 20.0  # seconds; never reached unless something is broken


def start(limits: Limits | None = None, strongest: Level = R) -> Zygote:
    return Zygote(limits, session="fake_session", folders=(HERE,), strongest=strongest)


def run(worker: Worker, source: str, seconds: float | None = None) -> str:
    """What `source` left in `answer` in the worker."""
    reply = worker.ask(Load("", "submission.py", source.encode()), seconds)
    assert isinstance(reply, Loaded), reply
    assert reply.problem is not None
    return reply.problem.message


def lose(worker: Worker, source: str, seconds: float | None = None) -> WorkerLost:
    """How the worker was lost that ran `source`."""
    with pytest.raises(WorkerLost) as caught:
        run(worker, source, seconds)
    return caught.value


def is_alive(pid: int) -> bool:
    """Whether process `pid` is there and not a zombie."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def wait_until(holds: Callable[[], bool]) -> bool:
    """Whether `holds()` came true in good time. For what other processes do by themselves."""
    deadline = time.monotonic() + DEADLINE
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.001)
    return True


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
