"""A task: one thread of the program under control, run by a greenlet."""

from __future__ import annotations

from typing import Any

from greenlet import greenlet

from grader.records.objects import is_a, type_name
from grader.records.texts import sendable, shortened

MOST_NAME = 200  # characters of a thread's name that are told


class Killed(BaseException):
    """Thrown into a task that has to end because the run is over. Never seen by a run that is judged."""


class Task:
    """One thread of the program under control.

    id: 0 for the main task, then in the order of starting. waiting: what it is blocked on (an object with a
    `describe()`), None while it can run. expired: its time limit is over, but it has not run since.
    """

    __slots__ = (
        "alarm",
        "daemon",
        "ended",
        "expired",
        "greenlet",
        "id",
        "ident",
        "kills",
        "line",
        "locals",
        "looked",
        "name",
        "on_end",
        "progress",
        "ready",
        "sees",
        "site",
        "spins",
        "thread",
        "touches",
        "waiting",
        "wakeups",
    )  # fmt: skip

    def __init__(self, number: int, ident: int, body: greenlet | None = None) -> None:
        self.id = number
        self.greenlet = body
        self.ident = ident
        self.name = ""
        self.daemon = False
        self.line = 0
        self.ended = False
        self.ready = False
        self.waiting: Any = None
        self.expired = False
        self.alarm = 0  # number of the timer that may wake it; older timers of it are void
        self.spins = 0  # turns of loops since the program last got on
        self.sees: tuple[object, ...] = ()  # what it saw when it last span
        self.looked = 0  # the time then
        self.progress = 0  # the kernel's count of progress when it last looked
        self.wakeups = 0  # how often a timer or a spin made it look again
        self.kills = 0
        self.locals: dict[int, tuple[Any, dict[str, Any]]] = {}
        self.on_end: list[Any] = []  # called when it has ended: joins, sentinels
        self.site = -1  # the site of the point that it came to last
        self.touches = 0  # the id of the object that it is about to use there
        self.thread: Any = None  # its threading.Thread, once known

    def label(self) -> str:
        """The thread's name as the program knows it now."""
        if self.thread is None:
            return self.name or f"thread {self.id}"
        name = self.thread._name
        known = str.__str__(name) if is_a(name, str) else f"<{type_name(type(name))}>"
        return sendable(shortened(known, MOST_NAME))

    def __repr__(self) -> str:
        return f"<task {self.id} {self.name}>"
