"""Runs CPython's own test cases on the kernel."""

from __future__ import annotations

import gc
import importlib.util
import unittest
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from grader.kernel.kernel import Limits
from grader.kernel.machine import Machine
from grader.search.walk import RandomWalk

SEEDS = range(10)
FEW_SEEDS = range(2)  # for cases that move thousands of items through tens of threads: seconds a run


def check_case(
    machine: Machine, name: str, make: Callable[[], unittest.TestCase], known: dict[str, str]
) -> None:
    """Assert that a case passes under every seed, or that it is still right that it is known to fail."""
    seeds = FEW_SEEDS if "many_threads" in name else SEEDS
    troubles = [run_case(machine, make, seed) for seed in seeds]
    failed = [trouble for trouble in troubles if trouble]
    if name in known:
        assert failed, f"{name} passes now: take it off the list"
    else:
        assert not failed, failed[0]


@contextmanager
def lent_machine() -> Iterator[Machine]:
    machine = Machine()
    with machine.installed():
        yield machine


def cases(suite: type[unittest.TestCase]) -> list[str]:
    return unittest.TestLoader().getTestCaseNames(suite)


def ships(module: str) -> bool:
    """Whether this interpreter has CPython's test module."""
    try:
        return importlib.util.find_spec(module) is not None
    except ImportError:
        return False


def run_case(machine: Machine, make: Callable[[], unittest.TestCase], seed: int) -> str:
    """Run one case as the main thread under a random walk; an empty text if it passed, else what happened."""
    result = unittest.TestResult()
    gc.freeze()  # the cases call gc.collect() a lot: what pytest has loaded is none of their business
    with machine.installed():
        run = machine.run(
            lambda: make().run(result) and None,
            RandomWalk(seed),
            Limits(steps=5_000_000, wakeups=1_000_000),
        )
    gc.unfreeze()
    if run.raised is not None:
        return f"raised {run.raised!r}"
    if run.ending != "finished":
        return f"{run.ending}: {run.tasks}"
    trouble = [text for _, text in result.failures + result.errors]
    return trouble[0] if trouble else ""
