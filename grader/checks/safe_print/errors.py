"""What conversions and writes raise, by kind. Used in the worker."""

from __future__ import annotations

import queue
from collections.abc import Callable

from grader.checks.safe_print.scenario import ErrorKind
from grader.checks.things import Picky


def make_error(kind: ErrorKind, text: str) -> Exception:
    """A new exception object."""
    return _ERRORS[kind](text)


_ERRORS: dict[ErrorKind, Callable[[str], Exception]] = {
    "OSError": OSError,
    "ValueError": ValueError,
    "TypeError": TypeError,
    "KeyError": KeyError,
    "IndexError": IndexError,
    "AttributeError": AttributeError,
    "RuntimeError": RuntimeError,
    "TimeoutError": TimeoutError,
    "UnicodeError": lambda text: UnicodeEncodeError(
        "ascii", text, 0, 1, "ordinal not in range(128)"
    ),
    "Empty": lambda text: queue.Empty(text),  # of the library that the run uses
    "Picky": lambda text: Picky("print", text),
}
