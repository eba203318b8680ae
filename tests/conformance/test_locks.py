"""CPython's own tests of its locks, each case under many schedules of our kernel."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import Any

import pytest

from .harness import Borrowed, lent_machine, ships

# Cases that cannot pass here, each with its reason.
KNOWN: dict[str, str] = {
    "ConditionAsRLock.test_recursion_count": (
        "Condition has no _recursion_count; CPython's own test_threading leaves this case out too"
    ),
}

SUITES: dict[str, tuple[str, Callable[[Any], dict[str, Any]]]] = {
    "Lock": ("LockTests", lambda t: {"locktype": staticmethod(t.Lock)}),
    "PyRLock": ("RLockTests", lambda t: {"locktype": staticmethod(t._PyRLock)}),
    "CRLock": ("RLockTests", lambda t: {"locktype": staticmethod(t._CRLock)}),
    "Event": ("EventTests", lambda t: {"eventtype": staticmethod(t.Event)}),
    "ConditionAsRLock": ("RLockTests", lambda t: {"locktype": staticmethod(t.Condition)}),
    "Condition": ("ConditionTests", lambda t: {"condtype": staticmethod(t.Condition)}),
    "Semaphore": ("SemaphoreTests", lambda t: {"semtype": staticmethod(t.Semaphore)}),
    "BoundedSemaphore": (
        "BoundedSemaphoreTests",
        lambda t: {"semtype": staticmethod(t.BoundedSemaphore)},
    ),
    "Barrier": ("BarrierTests", lambda t: {"barriertype": staticmethod(t.Barrier)}),
}


def _build() -> Borrowed:
    if not ships("test.lock_tests"):
        return Borrowed(None, {})
    with lent_machine() as machine:
        tests: Any = importlib.import_module("test.lock_tests")
        threading = sys.modules["threading"]
        suites = {
            name: type(name + "Tests", (getattr(tests, base),), names(threading))
            for name, (base, names) in SUITES.items()
        }
    return Borrowed(machine, suites)


BORROWED = _build()


@pytest.mark.parametrize(("suite", "case"), BORROWED.cases())
def test_case_passes_under_every_seed(suite: str, case: str) -> None:
    BORROWED.check(suite, case, KNOWN)
