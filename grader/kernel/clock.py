"""Virtual time: a clock that stands still while anybody can run, and jumps when nobody can."""

from __future__ import annotations

from heapq import heappop, heappush

from grader.kernel.task import Task

NANOSECONDS = 1_000_000_000
INSTANT = 1_000  # nanoseconds: what ends within a microsecond ends at the same instant

END = 1 << 52
"""Nanoseconds, 52 days: who waits beyond that is not waited for, as nobody would."""


class Clock:
    """Time in whole nanoseconds since the start of the run, and the timers that are set on it.

    Reading the clock moves it by a nanosecond (`tick`). Real clocks never stand still, and code relies on that: CPython's
    `as_completed` goes on waiting until its end is past, not reached.
    """

    __slots__ = ("_number", "_timers", "now")

    def __init__(self) -> None:
        self.now = 0
        self._timers: list[tuple[int, int, Task]] = []
        self._number = 0

    def reset(self) -> None:
        """Back to the start, without timers."""
        self.now = 0
        self._timers.clear()
        self._number = 0

    def tick(self) -> int:
        """The time, which is never the same twice."""
        self.now += 1
        return self.now

    def set_alarm(self, task: Task, deadline: int) -> None:
        """Wake `task` at `deadline`, unless it is woken before."""
        self._number += 1
        task.alarm = self._number
        heappush(self._timers, (deadline, self._number, task))

    def advance(self) -> list[Task]:
        """Jump to the next instant at which timers end; the tasks that had set them, in the order in which they end.

        All timers of one instant (`INSTANT`) end together, none early: which task runs first is the scheduler's choice.
        Empty if no timer is set, or none before the end of time.
        """
        timers = self._timers
        woken: list[Task] = []
        instant = latest = -1
        while timers:
            deadline, number, task = timers[0]
            if task.alarm != number:
                heappop(timers)  # void: the task was woken by something else
            elif deadline > END:
                break
            elif instant < 0 or deadline <= instant + INSTANT:
                heappop(timers)
                instant = max(deadline, self.now) if instant < 0 else instant
                latest = max(deadline, self.now)
                task.alarm = 0
                woken.append(task)
            else:
                break
        if woken:
            self.now = latest
        return woken


def to_nanoseconds(seconds: float) -> int:
    """Seconds as whole nanoseconds, rounded up as CPython rounds time limits (never too early)."""
    exact = seconds * NANOSECONDS
    whole = int(exact)
    return whole + 1 if whole < exact else whole
