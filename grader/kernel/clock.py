"""Virtual time: a clock that stands still while anybody can run, and jumps when nobody can."""

from __future__ import annotations

from heapq import heappop, heappush

from grader.kernel.task import Task

NANOSECONDS = 1_000_000_000


class Clock:
    """Time in whole nanoseconds since the start of the run, and the timers that are set on it."""

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

    def set_alarm(self, task: Task, deadline: int) -> None:
        """Wake `task` at `deadline`, unless it is woken before."""
        self._number += 1
        task.alarm = self._number
        heappush(self._timers, (deadline, self._number, task))

    def advance(self) -> list[Task]:
        """Jump to the next instant at which a timer ends; the tasks whose timers end there, in the order in which they were set.

        All timers of one instant end together: which task runs first is the scheduler's choice. Empty if no
        timer is set.
        """
        timers = self._timers
        woken: list[Task] = []
        instant = -1
        while timers:
            deadline, number, task = timers[0]
            if task.alarm != number:
                heappop(timers)  # void: the task was woken by something else
            elif instant < 0 or deadline <= instant:
                heappop(timers)
                instant = max(deadline, self.now)
                task.alarm = 0
                woken.append(task)
            else:
                break
        if woken:
            self.now = instant
        return woken


def to_nanoseconds(seconds: float) -> int:
    """Seconds as whole nanoseconds, rounded up as CPython rounds time limits (never too early)."""
    exact = seconds * NANOSECONDS
    whole = int(exact)
    return whole + 1 if whole < exact else whole
