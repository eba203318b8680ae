"""Runs CPython's own test cases on the kernel."""

from __future__ import annotations

import gc
import importlib
import importlib.util
import signal
import sys
import unittest
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType, ModuleType

import pytest

from grader.kernel.limits import Limits
from grader.kernel.machine import Machine
from grader.search.walk import RandomWalk

from .needs import what_is_missing

SEEDS = 10
FEWER_SEEDS = {  # part of a case's name → how many seeds
    "many_threads": 1,  # hundreds of threads: a second a run
    "thousand": 1,  # a thousand rounds of a barrier
    "modify_file": 2,  # a hundred files are written for real
}
REAL_LIMIT = 60  # seconds of real time, after which a run is blocked for real: a guess, far above the slowest

Suite = type[unittest.TestCase]


class BlockedForReal(BaseException):
    """A run waits for something that is not under control."""


@dataclass(frozen=True)
class Borrowed:
    """Suites of CPython on a machine, by name. None if this interpreter does not ship them."""

    machine: Machine | None
    suites: dict[str, Suite]

    def cases(self) -> list[tuple[str, str]]:
        """Each suite's name with the name of each of its cases that can run here."""
        return [
            (name, case)
            for name, suite in self.suites.items()
            for case in cases(suite)
            if not what_is_missing(suite, case)
        ]

    def check(self, suite: str, case: str, known: dict[str, str], seeds: int = SEEDS) -> None:
        """Assert that a case passes under every seed, unless it is known not to."""
        assert self.machine is not None
        make = self.suites[suite]
        check_case(self.machine, f"{suite}.{case}", lambda: make(case), known, seeds)


def borrow(*modules: str, wanted: Callable[[Suite], bool] = lambda suite: True) -> Borrowed:
    """The suites of those of CPython's test modules which this interpreter ships."""
    shipped = [module for module in modules if ships(module)]
    if not shipped:
        return Borrowed(None, {})
    with lent_machine() as machine:
        loaded = [importlib.import_module(module) for module in shipped]
        suites = {
            f"{module.__name__.rpartition('.')[2]}.{suite.__name__}": suite
            for module in loaded
            for suite in suites_of(module)
            if wanted(suite)
        }
    return Borrowed(machine, suites)


def suites_of(module: ModuleType) -> Iterable[Suite]:
    """The suites that a test module defines itself."""
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type) and _is_suite(value) and value.__module__ == module.__name__
    ]


def _is_suite(value: type) -> bool:
    # By name: the `unittest` of a machine's library is another than the one here.
    return any(base.__name__ == "TestCase" for base in value.__mro__)


def check_case(
    machine: Machine,
    name: str,
    make: Callable[[], unittest.TestCase],
    known: dict[str, str],
    seeds: int = SEEDS,
) -> None:
    """Assert that a case passes under every seed, or that it is still right that it is known to fail."""
    seeds = min([seeds, *(few for part, few in FEWER_SEEDS.items() if part in name)])
    troubles = [run_case(machine, make, seed) for seed in range(seeds)]
    failed = [trouble for trouble in troubles if trouble]
    if name in known:
        assert failed, f"{name} passes now: take it off the list"
    else:
        assert not failed, failed[0]


@contextmanager
def lent_machine() -> Iterator[Machine]:
    machine = Machine()
    with machine.installed():
        # What CPython's tests have loaded outside is not on this machine: they are to be loaded afresh.
        for name in [name for name in sys.modules if name.partition(".")[0] == "test"]:
            del sys.modules[name]
        yield machine


def cases(suite: Suite) -> list[str]:
    return list(unittest.TestLoader().getTestCaseNames(suite))


def ships(module: str) -> bool:
    """Whether this interpreter has CPython's test module."""
    try:
        return importlib.util.find_spec(module) is not None
    except ImportError:
        return False


def run_case(machine: Machine, make: Callable[[], unittest.TestCase], seed: int) -> str:
    """Run one case as the main thread under a random walk; an empty text if it passed, else what happened."""
    result = unittest.TestResult()

    def main() -> None:
        case = make()
        suite = type(case)
        suite.setUpClass()
        try:
            case.run(result)
        finally:
            suite.tearDownClass()
            suite.doClassCleanups()

    gc.collect()
    gc.freeze()  # the cases call gc.collect() a lot: what lives already is none of their business
    with machine.installed(), _real_limit():
        run = machine.run(main, RandomWalk(seed), Limits(steps=5_000_000, wakeups=1_000_000))
    if run.raised is not None:
        return f"raised {run.raised!r}"
    if run.ending != "finished":
        return f"{run.ending}: {run.detail} {run.tasks}"
    if result.skipped:
        pytest.skip(result.skipped[0][1])
    trouble = [text for _, text in result.failures + result.errors]
    return trouble[0] if trouble else ""


@contextmanager
def _real_limit() -> Iterator[None]:
    """Raise in whatever runs when the real time is over: a run under control never waits for it."""

    def end(number: int, frame: FrameType | None) -> None:
        raise BlockedForReal(f"more than {REAL_LIMIT} s")

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, REAL_LIMIT, 1)  # and again, if it was caught
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
