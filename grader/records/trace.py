"""A trace: what one run did, step by step, as plain data. It explains a history and judges nothing."""

from __future__ import annotations

from typing import Literal

import msgspec

Act = Literal["read", "write", "use", "call", "take", "give", "wait", "start", "end", "note"]
"""What a step did. read, write: an access to what other threads can see. use: a call of an object that the check has
handed in. call: of the library. take, give: of a lock (or what works like one). wait: it cannot go on. start, end: of a
thread. note: something that the check saw."""


class Thing(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Something that threads share. name: what the student's code calls it; kind: the name of its type, or "name" for a
    variable."""

    name: str
    kind: str


class Step(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One step of a run.

    task: who; line: the student's line, 0 in code of the check's; time: virtual nanoseconds; thing: number of what it is
    about, -1 for nothing; part: an attribute, or the function that was called; value: what was read or written or noted,
    as a text, blank where unknown; other: the task that was started; holds: number of the container that was read, which is
    a thing of its own, -1 for none; moved: whether a badly placed switch came just
    before; inner: whether it happened within the library, where a student need not look.
    """

    task: int
    line: int
    time: int
    act: Act
    thing: int = -1
    part: str = ""
    value: str = ""
    other: int = -1
    holds: int = -1
    moved: bool = False
    inner: bool = False


class Trace(msgspec.Struct, frozen=True, array_like=True):
    """One run: its threads by number of their task (no two of the same name), the things that it met, its steps in order.

    cut: how many steps were left out before the last ones, where there were too many.
    """

    threads: dict[int, str]
    things: tuple[Thing, ...]
    steps: tuple[Step, ...]
    cut: int = 0
