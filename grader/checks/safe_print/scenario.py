"""What to try on `safe_print`: threads that print values of several kinds to files of several kinds."""

from __future__ import annotations

from typing import Literal

import msgspec

ValueKind = Literal[
    "text", "number", "none", "list", "object", "subclass", "slow", "raises", "prints"
]
FileKind = Literal["plain", "unhashable", "equal", "slots", "false"]


class Value(msgspec.Struct, frozen=True, omit_defaults=True):
    """A value to print. inner, target: for "prints", the text that its `__str__` prints, and to which file."""

    kind: ValueKind
    text: str
    inner: str = ""
    target: int = 0


class Call(msgspec.Struct, frozen=True, omit_defaults=True):
    """One call of safe_print. sep, end: None leaves the default; target: number of a file, -1 for standard output;
    stdout: which file becomes `sys.stdout` just before, -1 for no change; after: seconds to let pass before."""

    values: tuple[Value, ...]
    sep: str | None = None
    end: str | None = None
    target: int = 0
    stdout: int = -1
    after: float = 0


class File(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file. pause: seconds that a write takes; fails: number of the write that raises, -1 for none; broken: all after
    that raise too."""

    kind: FileKind = "plain"
    pause: float = 0
    fails: int = -1
    broken: bool = False


class Scenario(msgspec.Struct, frozen=True, omit_defaults=True):
    """focus: the clause that it is for; threads: the calls of each thread, or of the caller if there is only one."""

    focus: str
    threads: tuple[tuple[Call, ...], ...]
    files: tuple[File, ...] = (File(),)


def shown(value: Value) -> str:
    """What `str` gives for a value."""
    if value.kind == "none":
        return "None"
    if value.kind == "list":
        return f"[{value.text!r}]"
    return value.text


def full_text(call: Call) -> str:
    """What a call prints, as `print` would."""
    sep = " " if call.sep is None else call.sep
    end = "\n" if call.end is None else call.end
    return sep.join(map(shown, call.values)) + end
