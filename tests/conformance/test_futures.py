"""CPython's own tests of `concurrent.futures`, those of threads, each case under many schedules of our kernel."""

from __future__ import annotations

import sys

import pytest

from .harness import Suite, borrow

# Cases that cannot pass here, each with its reason.
KNOWN: dict[str, str] = {}
if sys.version_info >= (3, 12):
    KNOWN["test_thread_pool.ThreadPoolExecutorTest.test_idle_thread_reuse"] = (
        "a race of CPython: its worker sets the result before it says that it is idle, so a second may be started"
    )

MODULES = (
    "test_future",
    "test_thread_pool",
    "test_as_completed",
    "test_wait",
    "test_shutdown",
    "test_init",
)


def _of_threads(suite: Suite) -> bool:
    """Not one of the suites for processes."""
    executor = getattr(suite, "executor_type", None)
    return executor is None or executor.__name__ == "ThreadPoolExecutor"


PACKAGE = "test.test_concurrent_futures"  # a module up to Python 3.11
BORROWED = borrow(PACKAGE, *(f"{PACKAGE}.{module}" for module in MODULES), wanted=_of_threads)


@pytest.mark.parametrize(("suite", "case"), BORROWED.cases())
def test_case_passes_under_every_seed(suite: str, case: str) -> None:
    BORROWED.check(suite, case, KNOWN)
