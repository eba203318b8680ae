"""What the exercises on threads and on pools give to a student's code to call, as plain data: jobs, and iterables of them."""

from __future__ import annotations

from typing import Literal

import msgspec

ThingKind = Literal[
    "object", "none", "equal", "list", "false", "error", "ellipsis", "empty", "unit", "tuple", "class", "itself"
]  # fmt: skip
"""A value or an item. equal: equal to all others of its kind, to numbers and to strings; list: cannot be hashed; error: an
exception object; empty: a list with nothing in it; unit: the tuple with nothing in it; class: one that can be called; itself:
the callable that gives it."""
ErrorKind = Literal[
    "", "ValueError", "IndexError", "TimeoutError", "Empty", "KeyError", "TypeError", "BrokenBarrierError", "Picky", "Alike",
    "ExceptionGroup",
]  # fmt: skip
"""What a job raises, "" for nothing. Picky and Alike are the check's own: objects that cannot be made from their `args`;
objects that equal each other and cannot be hashed, as those of a dataclass do."""
SourceKind = Literal["list", "generator", "tuple", "values", "once"]
"""How things are handed over. values: the values of a dictionary; once: an iterator of the check's own."""

THINGS: tuple[ThingKind, ...] = (
    "object", "none", "equal", "list", "false", "error", "ellipsis", "empty", "unit", "tuple", "class"
)  # fmt: skip
SINGLE: dict[str, str] = {"none": "None", "false": "False", "ellipsis": "Ellipsis", "unit": "()"}
"""The things of which there is only one, and their names."""
ERRORS: tuple[ErrorKind, ...] = (
    "ValueError", "IndexError", "TimeoutError", "Empty", "KeyError", "TypeError", "BrokenBarrierError", "Picky", "Alike",
    "ExceptionGroup",
)  # fmt: skip
SOURCES: tuple[SourceKind, ...] = ("list", "generator", "tuple", "values", "once")


class Job(msgspec.Struct, frozen=True, omit_defaults=True):
    """One call. gives: its value; raises: its exception in place of a value; pause: seconds that it takes;
    inner: how many jobs it hands to the student's function itself, -1 for not calling it."""

    gives: ThingKind = "object"
    raises: ErrorKind = ""
    pause: float = 0
    inner: int = -1


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """An iterable. breaks: at which thing reading it raises, -1 for never; pause: seconds that reading its last thing takes."""

    kind: SourceKind = "list"
    breaks: int = -1
    pause: float = 0


READING = "reading"
"""The label of the exception that a source raises."""


def error_label(call: str, index: int) -> str:
    """The label of what job number `index` of a call raises."""
    return f"error {call} {index}"


def thing_name(letter: str, call: str, index: int) -> str:
    """The name of a thing that belongs to job number `index` of a call; short for the first call."""
    return f"{letter}{index}" if call == "0" else f"{letter}{index} of call {call}"


def value_name(call: str, index: int, run: int = 1) -> str:
    """The name of what a job gives when it is run for the `run`-th time."""
    name = thing_name("v", call, index)
    return name if run == 1 else f"{name} ({run})"


def shown_value(call: str, job: Job, index: int, run: int = 1) -> str:
    """What a job's value is called in histories and messages."""
    if job.gives == "itself":
        return value_name(call, index)
    return SINGLE.get(job.gives, value_name(call, index, run))


def does(job: Job) -> str:
    """What a job does, as the end of a sentence; blank if it only gives an object."""
    parts = []
    if job.pause:
        parts.append(f"takes {job.pause:,g} s")
    if job.inner >= 0:
        parts.append("calls the function itself")
    if job.raises:
        parts.append(f"raises {job.raises}")
    elif job.gives != "object":
        what = {
            "none": "None", "false": "False", "ellipsis": "Ellipsis", "equal": "an object that equals others",
            "list": "a list", "error": "an exception object", "empty": "an empty list", "unit": "()", "tuple": "a tuple",
            "class": "a class", "itself": "itself",
        }[job.gives]  # fmt: skip
        parts.append(f"returns {what}")
    return ", then ".join(parts)
