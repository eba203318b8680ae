"""CPython's own tests of `multiprocessing.dummy` and `ThreadPool`, each case under many schedules of our kernel."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from .harness import Borrowed, Suite, lent_machine, ships

# Cases that cannot pass here, each with its reason.
KNOWN: dict[str, str] = {}

# Suites and cases that speak of processes although they are run with threads too.
OF_PROCESSES = {
    "TestQueue.test_no_import_lock_contention": "waits for the pipe of a queue of processes",
    "TestQueue.test_timeout": "waits for the pipe of a queue of processes",
    "TestManagerRestart.test_rapid_restart": "starts a process, and talks to it through a socket",
}

SEEDS = 4  # a pool has seven threads, and most cases hand it hundreds of jobs


def _build() -> Borrowed:
    """What CPython runs as `WithThreadsTestPool` and so on."""
    if not ships("test._test_multiprocessing"):
        return Borrowed(None, {})
    with lent_machine() as machine:
        tests: Any = importlib.import_module("test._test_multiprocessing")
        bases = [v for v in vars(tests).values() if isinstance(v, type) and _of_threads(v, tests)]
        mixin, case = tests.ThreadsMixin, tests.unittest.TestCase
        suites: dict[str, Suite] = {
            base.__name__.removeprefix("_"): type(base.__name__, (base, mixin, case), {})
            for base in bases
        }
    return Borrowed(machine, suites)


def _of_threads(base: Any, tests: Any) -> bool:
    abstract = tests.BaseTestCase
    return issubclass(base, abstract) and base is not abstract and "threads" in base.ALLOWED_TYPES


BORROWED = _build()
CASES = [(suite, case) for suite, case in BORROWED.cases() if f"{suite}.{case}" not in OF_PROCESSES]


@pytest.mark.parametrize(("suite", "case"), CASES)
def test_case_passes_under_every_seed(suite: str, case: str) -> None:
    BORROWED.check(suite, case, KNOWN, SEEDS)
