"""Exceptions that a program meets by mistake, not ones that somebody has raised on purpose."""

from __future__ import annotations

import dis
import os
from pathlib import Path
from types import TracebackType

from grader.kernel.places import Places
from grader.records.objects import traceback_of

TYPES = frozenset(
    {"AttributeError", "Empty", "Full", "IndexError", "KeyError", "NameError", "RuntimeError", "TypeError", "UnboundLocalError",
     "ValueError"}
)  # fmt: skip
"""Names of the types that count. Subclasses do not: to break a barrier or cancel a future may be a way to end a thread."""

_RAISE = dis.opmap["RAISE_VARARGS"]
_STANDARD = f"{Path(os.__file__).parent}{os.sep}"
_UNDER_CONTROL = f"{Path(__file__).parent}{os.sep}"
_PACKAGES = ("site-packages", "dist-packages")
"""Folders that may lie in the standard library's, with our checks in them."""


def is_slip(error: BaseException, name: str, places: Places) -> bool:
    """Whether an exception whose type has this name came up in the program's own code, or in the library that it called, without
    a `raise` of the program's: an `IndexError` of `pop`, not one that it raises itself, nor one that a check has raised."""
    place = _innermost(error)
    if name not in TYPES or place is None:
        return False
    code = place.tb_frame.f_code
    if places.knows(place.tb_frame):
        return code.co_code[place.tb_lasti] != _RAISE
    return _is_library(code.co_filename)


def _is_library(file: str) -> bool:
    """Whether it is of the standard library, or of what stands for a part of it."""
    if file.startswith(_UNDER_CONTROL):
        return True
    return file.startswith(_STANDARD) and not any(name in file for name in _PACKAGES)


def _innermost(error: BaseException) -> TracebackType | None:
    place = traceback_of(error)
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    return place
