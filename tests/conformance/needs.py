"""What a case of CPython needs that a run under control cannot give: such cases are left out by rule, each with its reason."""

from __future__ import annotations

import inspect
import unittest
from collections.abc import Iterator
from types import CodeType

A_PROCESS = "a process of its own"
C_API = "CPython's C API"
SIGNALS = "signals of the operating system"
SUBINTERPRETERS = "subinterpreters"

# A case is left out if one of these stands in its code as a name or as a whole text, or in that of a method of its
# suite which it calls.
NEEDS = {
    "assert_python_ok": A_PROCESS,
    "assert_python_failure": A_PROCESS,
    "subprocess": A_PROCESS,
    "fork": A_PROCESS,
    "_resource_tracker": A_PROCESS,
    "_testcapi": C_API,
    "_testinternalcapi": C_API,
    "ctypes": C_API,
    "run_in_subinterp": SUBINTERPRETERS,
    "interpreters": SUBINTERPRETERS,
    "signal": SIGNALS,
    "interrupt_main": SIGNALS,
}


def what_is_missing(suite: type[unittest.TestCase], case: str) -> str:
    """What the case needs that there is not here; an empty text if it can run."""
    words = _words_of_method(suite, case, set())
    return next((reason for word, reason in NEEDS.items() if word in words), "")


def _words_of_method(suite: type, name: str, seen: set[str]) -> set[str]:
    seen.add(name)
    method = inspect.unwrap(getattr(suite, name))
    words = set(_words(method.__code__)) if inspect.isfunction(method) else set()
    for helper in sorted(words - seen):
        found = inspect.getattr_static(suite, helper, None)
        if inspect.isfunction(found) and found.__module__.startswith("test."):
            words |= _words_of_method(suite, helper, seen)
    return words


def _words(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, CodeType):
            yield from _words(constant)
