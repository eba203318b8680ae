"""What to try on `safe_print`: threads that print values of several kinds to files of several kinds."""

from __future__ import annotations

from typing import Literal

import msgspec

ValueKind = Literal[
    "text", "number", "float", "true", "none", "list", "tuple", "bytes", "class", "object", "subclass",
    "slow", "raises", "prints",
]  # fmt: skip
FileKind = Literal["plain", "unhashable", "equal", "slots", "false", "silent"]
ErrorKind = Literal[
    "OSError", "ValueError", "TypeError", "KeyError", "IndexError", "AttributeError", "RuntimeError",
    "TimeoutError", "UnicodeError", "Empty", "Picky",
]  # fmt: skip
"""Empty: that of `queue`; Picky: a type of the check's own, whose objects cannot be made from their `args`."""

ERRORS: tuple[ErrorKind, ...] = ErrorKind.__args__  # type: ignore[attr-defined]
CLASS = "<class 'int'>"


class Value(msgspec.Struct, frozen=True, omit_defaults=True):
    """A value to print. text: what it shows, or what that is made of; error: for "raises", what its `__str__`
    raises; calls: for "prints", the calls of safe_print that its `__str__` makes first."""

    kind: ValueKind
    text: str
    error: ErrorKind = "ValueError"
    calls: tuple[Call, ...] = ()


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
    that raise too; error: what they raise."""

    kind: FileKind = "plain"
    pause: float = 0
    fails: int = -1
    broken: bool = False
    error: ErrorKind = "OSError"


class Scenario(msgspec.Struct, frozen=True, omit_defaults=True):
    """focus: the clause that it is for; threads: the calls of each thread, or of the caller if there is only one; namesakes:
    whether all threads have the same name."""

    focus: str
    threads: tuple[tuple[Call, ...], ...]
    files: tuple[File, ...] = (File(),)
    namesakes: bool = False


def shown(value: Value) -> str:
    """What `str` gives for a value."""
    match value.kind:
        case "none":
            return "None"
        case "true":
            return "True"
        case "float":
            return f"{value.text}.0"
        case "class":
            return CLASS
        case "list":
            return f"[{value.text!r}]"
        case "tuple":
            return f"({value.text!r},)"
        case "bytes":
            return repr(value.text.encode())
        case _:
            return value.text


def full_text(call: Call) -> str:
    """What a call prints, as `print` would."""
    sep = " " if call.sep is None else call.sep
    end = "\n" if call.end is None else call.end
    return sep.join(map(shown, call.values)) + end
