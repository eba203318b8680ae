"""Tells a loop that only waits from one that computes: the one looks at the same things again and again, the other gets on.

A thread that has made many turns of loops while nothing happened may wait for time to pass, or for another thread, or it may
just count. What its function sees is compared with what it saw a hundred turns ago: who waits sees the same.
"""

from __future__ import annotations

from collections import deque
from types import FrameType
from typing import Any

from grader.kernel.task import Task

SPIN = 200  # turns of loops while nothing happens, after which a task makes way: above those of honest small programs
SPIN_LOOKS = 5  # such a series counts as looking again so many times: it is no accident
SPIN_STEPS = 10  # points that such a series takes the time of
WAITS = 200  # what such a series weighs; one of who only computes weighs 1, and is taken for waiting after 60,000 turns

# By their numbers, as asking a student's class whether it is one of these may run its metaclass.
_VALUES = frozenset(map(id, (int, float, complex, bool)))
_SIZED = frozenset(map(id, (str, bytes, bytearray, list, tuple, dict, set, frozenset, deque)))


def forget(task: Task, now: int) -> None:
    """Something has happened: begin to count the task's turns."""
    task.spins, task.sees, task.looked = 0, (), now


def weight(task: Task, frame: FrameType, now: int) -> int:
    """How much a series of turns that ends in `frame` looks like waiting: who saw the same before, or has read the clock in
    the meantime, waits. now: the time, which moves with each reading."""
    before, looked = task.sees, task.looked
    task.sees, task.looked = seen_from(frame), now
    return WAITS if task.sees == before or now != looked else 1


def seen_from(frame: FrameType) -> tuple[object, ...]:
    """What the function of `frame` sees: its variables, and the module's that it names. Equal if it has got nowhere.

    Runs no code of the student's: of objects only the identity is taken, and the length of the built-in kinds. What hides
    deeper (an attribute that counts) is not seen.
    """
    globals_ = frame.f_globals
    named = (globals_[name] for name in frame.f_code.co_names if name in globals_)
    return (frame.f_lasti, *map(_mark, frame.f_locals.values()), *map(_mark, named))


def _mark(value: Any) -> object:
    kind = id(type(value))
    if kind in _VALUES:
        return value
    return (id(value), len(value)) if kind in _SIZED else id(value)
