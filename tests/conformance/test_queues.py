"""CPython's own tests of its queues, each case under many schedules of our kernel."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from .harness import Borrowed, Suite, borrow

# Cases that cannot pass here, each with its reason.
KNOWN: dict[str, str] = {}

# How many items go through fifty threads: the 10,000 of the original take 20 s a case, and show no more.
ITEMS = {10_000: 500, 1_000: 200}


def _build() -> Borrowed:
    borrowed = borrow("test.test_queue")
    if borrowed.machine is not None:
        with borrowed.machine.installed():
            queue = sys.modules["queue"]
        for name, suite in borrowed.suites.items():
            if ".C" in name:  # it has loaded the real _queue, which blocks the real thread
                suite.queue = queue  # type: ignore[attr-defined]
            _shorten(suite)
    return borrowed


def _shorten(suite: Suite) -> None:
    for name in ("test_many_threads", "test_many_threads_nonblock", "test_many_threads_timeout"):
        case: Any = getattr(suite, name, None)
        if case is not None:
            constants = case.__code__.co_consts
            fewer = tuple(ITEMS.get(c, c) if type(c) is int else c for c in constants)
            case.__code__ = case.__code__.replace(co_consts=fewer)


BORROWED = _build()


@pytest.mark.parametrize(("suite", "case"), BORROWED.cases())
def test_case_passes_under_every_seed(suite: str, case: str) -> None:
    BORROWED.check(suite, case, KNOWN)
