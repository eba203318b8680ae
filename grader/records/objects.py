"""What an object is, asked without running code of its class: a student's may raise, lie, or end the process."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from grader.records.texts import sendable

_name = type.__dict__["__name__"].__get__
_arguments = vars(BaseException)["args"].__get__
_traceback = vars(BaseException)["__traceback__"].__get__
MOST_BITS = 1024  # of a number that is shown in digits: Python may refuse those of longer ones


def type_name(kind: type) -> str:
    """The name of a type, whatever its metaclass says."""
    return str.__str__(_name(kind))


def is_a(value: Any, kind: type) -> bool:
    """isinstance, whatever `__class__` says. kind: a built-in type."""
    return issubclass(type(value), kind)


def plain_text(error: BaseException) -> str:
    """The text of an exception, without running its `__str__`: what it was made with, if that is one text or number."""
    arguments = _arguments(error)
    if len(arguments) != 1:
        return ""
    value = arguments[0]
    if type(value) is int:
        return number_text(value)
    return sendable(str(value)[:500]) if type(value) in (str, float) else ""


def traceback_of(error: BaseException) -> TracebackType | None:
    """Where an exception came from."""
    found: TracebackType | None = _traceback(error)
    return found


def number_text(number: int) -> str:
    """A number in digits, or how long it is."""
    bits = number.bit_length()
    return str(number) if bits <= MOST_BITS else f"a number of {bits:,} bits"
