"""Until when a worker is waited for."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from grader.sandbox.deadline import MOST, Deadline, receive_exactly


@contextmanager
def running(code: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def starving() -> Iterator[int]:
    """A process that always stands ready, on a processor that another one has."""
    spin = "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); print(flush=True)\n"
    last = "os.nice(10); print(flush=True)\n"
    forever = "while True: pass"
    with running(spin + forever) as busy, running(spin + last + forever) as idle:
        for process, lines in ((busy, 1), (idle, 2)):
            assert process.stdout is not None
            for _ in range(lines):
                process.stdout.readline()
        yield idle.pid


def test_there_are_as_many_seconds_as_were_given() -> None:
    assert 999 < Deadline(1000).left() <= 1000


def test_no_second_is_left_at_the_end() -> None:
    with pytest.raises(TimeoutError):
        Deadline(0).left()


def test_time_without_a_processor_does_not_count() -> None:
    with starving() as pid:
        deadline = Deadline(0.25, pid)
        end = time.monotonic() + 0.3
        while time.monotonic() < end:
            pass
        assert deadline.left() > 0


def test_it_comes_all_the_same_in_the_end() -> None:
    with starving() as pid:
        deadline = Deadline(0.02, pid)
        end = time.monotonic() + 0.02 * MOST
        while time.monotonic() < end:
            pass
        with pytest.raises(TimeoutError):
            deadline.left()


def test_waiting_for_anything_else_does_count() -> None:
    with running("import time; print(flush=True); time.sleep(1000)") as process:
        assert process.stdout is not None
        process.stdout.readline()
        deadline = Deadline(0.05, process.pid)
        end = time.monotonic() + 0.1
        while time.monotonic() < end:
            pass
        with pytest.raises(TimeoutError):
            deadline.left()


def test_a_process_that_is_gone_gets_no_time() -> None:
    with running("") as process:
        process.wait()
    with pytest.raises(TimeoutError):
        Deadline(0, process.pid).left()


def test_bytes_that_drip_in_are_put_together() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(b"ab")
        theirs.sendall(b"cd")
        assert receive_exactly(ours, 4, Deadline(10)) == b"abcd"


def test_the_end_of_the_line_is_told() -> None:
    ours, theirs = socket.socketpair()
    with ours:
        theirs.close()
        with pytest.raises(EOFError):
            receive_exactly(ours, 1, Deadline(10))


def test_a_line_on_which_nothing_comes_is_given_up() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(TimeoutError):
        receive_exactly(ours, 1, Deadline(0.01, os.getpid()))
