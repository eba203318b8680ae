"""Waiting for something that another task frees: the loop that all virtual primitives share."""

from __future__ import annotations

from typing import Any

from grader.kernel import real
from grader.kernel.clock import to_nanoseconds
from grader.kernel.kernel import Kernel
from grader.kernel.task import Task

_probe = real.allocate_lock()


def check_arguments(blocking: Any, timeout: Any) -> None:
    """Raise what a real lock raises for these arguments of `acquire`."""
    _probe.acquire(blocking, timeout)
    _probe.release()


def deadline_of(kernel: Kernel, timeout: float) -> int | None:
    """The virtual time at which a wait of `timeout` seconds is over; None for ever (negative)."""
    return None if timeout < 0 else kernel.clock.now + to_nanoseconds(timeout)


def wait_for(kernel: Kernel, waiters: list[Task], owner: Any, deadline: int | None) -> bool:
    """Wait until `owner.free()` or the deadline. True if it is free and the caller may take it now."""
    task = kernel.current
    waiters.append(task)
    try:
        while True:
            kernel.block(owner, deadline)
            if owner.free():
                return not task.expired or kernel.decide(2) == 0
            if task.expired:
                return False
    finally:
        if task in waiters:
            waiters.remove(task)
