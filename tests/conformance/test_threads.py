"""CPython's own tests of threads, thread-local data and `sched`, each case under many schedules of our kernel."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .harness import Suite, borrow

# Cases that cannot pass here, each with its reason.
KNOWN: dict[str, str] = {
    "test_threading_local.ThreadLocalTest.test_cycle_collection": (
        "a thread holds its thread-local data here: a cycle through it is collected once the thread has ended"
    ),
    "test_thread.ThreadRunningTests.test_unraisable_exception": (
        "what a thread of _thread.start_new_thread raises is recorded, not handed to sys.unraisablehook"
    ),
}
if sys.version_info < (3, 13):
    KNOWN |= {
        "test_threading.ThreadTests.test_disallow_instantiation": (
            "type(lock)() makes a lock, as it does from Python 3.13 on"
        ),
        "test_threading.ThreadTests.test_tstate_lock": (
            "the lock that stands for a thread opens for good when it ends: so that several may join it"
        ),
    }

# Cases that would not end.
ENDLESS = {
    "test_can_interrupt_tight_loops": "only code that was rewritten gives way in a loop, and CPython's is not",
}


def _is_covered(suite: Suite) -> bool:
    """Whether its cases are those of `test_locks`."""
    return any(base.__module__ == "test.lock_tests" for base in suite.__mro__)


BORROWED = borrow(
    "test.test_sched", "test.test_threading_local", "test.test_thread", "test.test_threading"
)
CASES = [
    (suite, case)
    for suite, case in BORROWED.cases()
    if case not in ENDLESS
    and (not _is_covered(BORROWED.suites[suite]) or case in vars(BORROWED.suites[suite]))
]


@pytest.mark.parametrize(("suite", "case"), CASES)
def test_case_passes_under_every_seed(
    suite: str, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # some write files where they stand
    BORROWED.check(suite, case, KNOWN)
