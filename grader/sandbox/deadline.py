"""Until when a worker is waited for: a machine that is busy with other things does not make honest programs late."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

MOST = 10  # times the seconds that were given, whatever the system tells: a guess


class Deadline:
    """So many real seconds from now on.

    With `pid`, those do not count in which that process, or one that it started, stood ready and other programs had the
    processors. On systems that do not tell (any but Linux), each second counts.
    """

    def __init__(self, seconds: float, pid: int = 0) -> None:
        self._began = time.monotonic()
        self._seconds = seconds
        self._pid = pid
        self._starved = _starved(pid)

    def left(self) -> float:
        """Seconds, more than none. Raises TimeoutError where there are none."""
        left = self._left()
        if left <= 0:
            raise TimeoutError
        return left

    def _left(self) -> float:
        taken = time.monotonic() - self._began
        if taken < self._seconds or taken >= MOST * self._seconds:
            return self._seconds - taken
        return self._seconds - taken + max(0.0, _starved(self._pid) - self._starved)


def receive_exactly(line: socket.socket, length: int, deadline: Deadline) -> bytes:
    """`length` bytes. Raises EOFError at the end of the line, TimeoutError at the deadline however slowly the bytes drip in."""
    buffer = bytearray(length)
    view = memoryview(buffer)
    filled = 0
    while filled < length:
        line.settimeout(deadline.left())
        try:
            count = line.recv_into(view[filled:])
        except TimeoutError:
            continue  # the deadline may have moved
        if not count:
            raise EOFError
        filled += count
    return bytes(buffer)


def _starved(pid: int) -> float:
    """Seconds for which the first threads of a process and of its children have waited for a processor."""
    return sum(map(_waited, (pid, *_children(pid)))) / 1e9 if pid else 0.0


def _children(pid: int) -> Iterator[int]:
    try:
        with open(f"/proc/{pid}/task/{pid}/children", "rb") as file:  # noqa: PTH123 - Path is slower
            yield from map(int, file.read().split())
    except OSError:
        return


def _waited(pid: int) -> int:
    """Nanoseconds, see "schedstat" in Linux's Documentation/scheduler/sched-stats.rst."""
    try:
        with open(f"/proc/{pid}/schedstat", "rb") as file:  # noqa: PTH123 - Path is slower
            return int(file.read().split()[1])
    except (OSError, IndexError):
        return 0
