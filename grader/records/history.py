"""A history: what one run of a scenario under one schedule did, as plain data."""

from __future__ import annotations

from typing import Literal

import msgspec

Atom = None | bool | int | float | str

Ending = Literal["finished", "deadlock", "livelock", "polling", "too-much-output", "unsupported"]
"""How a run ended. finished: the check's code came to its end. deadlock: nobody could go on, ever. livelock: threads ran
and ran without getting anywhere. polling: a thread woke up again and again just to look. too-much-output: it printed
without end. unsupported: it waited for something that the scheduler does not control."""


class Event(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Something that the check's code saw happen.

    time: virtual nanoseconds since the start of the run; task: number of the task (0 is the caller);
    kind: a word of the check's own; data: what was seen.
    """

    time: int
    task: int
    kind: str
    data: tuple[Atom, ...] = ()


class TaskRecord(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One thread that the run knew: its number, name, where it was started, and how it stood at the end.

    line: line of the student's file that started it, 0 where unknown; waiting: what it waited for at the end,
    blank if it did not wait; at: the student's line at which it stood, 0 where unknown; alive: whether it was
    still there; wakeups: how often a timer or a spin made it look again.
    """

    id: int
    name: str
    daemon: bool
    line: int
    alive: bool
    waiting: str
    at: int
    wakeups: int


class Uncaught(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An exception that ended a thread: the task, the type's name, its text, the student's line, the thread's name.

    slip: whether nobody has raised it on purpose; known of runs under control only.
    """

    task: int
    type: str
    text: str
    line: int
    thread: str = ""
    slip: bool = False


class History(msgspec.Struct, frozen=True, array_like=True):
    """What one run did.

    events: what the check saw, in order; time: virtual nanoseconds at the end; tasks: the threads, where
    the check asked for them or the run did not finish; detail: what else there is to say about the ending.
    """

    ending: Ending
    events: tuple[Event, ...]
    time: int
    tasks: tuple[TaskRecord, ...] = ()
    uncaught: tuple[Uncaught, ...] = ()
    stdout: str = ""
    stderr: str = ""
    detail: str = ""
