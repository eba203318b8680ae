"""CPython's own tests of its queues, each case under many schedules of our kernel."""

from __future__ import annotations

import importlib
import sys
import unittest
from typing import Any

import pytest

from grader.kernel.machine import Machine

from .harness import cases, check_case, lent_machine, ships

# Cases that cannot pass here, each with its reason.
KNOWN: dict[str, str] = {}


def _build() -> tuple[Machine | None, dict[str, type[unittest.TestCase]]]:
    if not ships("test.test_queue"):
        return None, {}
    with lent_machine() as machine:
        tests: Any = importlib.import_module("test.test_queue")
        suites = {
            name: value
            for name, value in vars(tests).items()
            if isinstance(value, type) and any(base.__name__ == "TestCase" for base in value.__mro__)
        }
        for name, suite in suites.items():
            if name.startswith("C"):  # it has loaded the real _queue, which blocks the real thread
                suite.queue = sys.modules["queue"]  # type: ignore[attr-defined]
        return machine, suites


MACHINE, CLASSES = _build()
CASES = [(name, case) for name, suite in CLASSES.items() for case in cases(suite)]


@pytest.mark.parametrize(("suite", "case"), CASES)
def test_case_passes_under_every_seed(suite: str, case: str) -> None:
    assert MACHINE is not None
    check_case(MACHINE, f"{suite}.{case}", lambda: CLASSES[suite](case), KNOWN)
