"""What a schedule under control costs, beside one run of the same program on real threads."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import perf_counter, process_time
from types import CodeType
from typing import Any

import pytest
from programs import PROGRAMS

from grader.kernel.machine import Machine
from grader.search.portfolio import DEFAULT_MIX, Portfolio

RUNS = 200  # of each, in a round


@pytest.fixture(scope="module")
def machine() -> Machine:
    return Machine()


def controlled(machine: Machine, source: str) -> Callable[[], None]:
    """One schedule of the default mix after the other; a finding is an error here."""
    program = machine.load(source, "program.py")
    portfolio = Portfolio(DEFAULT_MIX, 1)
    number = 0

    def schedules() -> None:
        nonlocal number
        with machine.installed():
            for _ in range(RUNS):
                _, strategy = portfolio.strategy(number)
                run = machine.run(lambda: program.module().main(), strategy)
                portfolio.saw(len(run.choices))
                number += 1
                assert (run.ending, run.raised) == ("finished", None)

    return schedules


def on_real_threads(source: str) -> Callable[[], None]:
    """The program as it is."""
    code: CodeType = compile(source, "program.py", "exec")

    def runs() -> None:
        for _ in range(RUNS):
            space: dict[str, Any] = {"__name__": "program"}
            exec(code, space)
            space["main"]()

    return runs


def seconds_a_run(runs: Callable[[], None], clock: Callable[[], float]) -> float:
    """The least of a few rounds: what else the machine does only adds."""
    rounds = []
    for _ in range(5):
        gc.collect()
        begin = clock()
        runs()
        rounds.append(clock() - begin)
    return min(rounds) / RUNS


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_controlled_schedule(name: str, machine: Machine, benchmark: Any) -> None:
    benchmark.pedantic(controlled(machine, PROGRAMS[name]), rounds=5, warmup_rounds=1)
    benchmark.extra_info["runs a round"] = RUNS


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_run_on_real_threads(name: str, benchmark: Any) -> None:
    benchmark.pedantic(on_real_threads(PROGRAMS[name]), rounds=5, warmup_rounds=1)
    benchmark.extra_info["runs a round"] = RUNS


@pytest.mark.parametrize("clock", [perf_counter, process_time], ids=["wall", "processor"])
@pytest.mark.parametrize("name", PROGRAMS)
def test_the_ratio(name: str, clock: Callable[[], float], machine: Machine, benchmark: Any) -> None:
    ours, real = controlled(machine, PROGRAMS[name]), on_real_threads(PROGRAMS[name])
    ours()  # to warm up
    real()
    cost, real_cost = seconds_a_run(ours, clock), seconds_a_run(real, clock)
    benchmark.extra_info["a schedule, microseconds"] = round(cost * 1e6)
    benchmark.extra_info["a real run, microseconds"] = round(real_cost * 1e6)
    benchmark.extra_info["ratio"] = round(cost / real_cost, 2)
    print(f"\n{name}, {clock.__name__}: {cost * 1e6:.0f} us a schedule,", end="")
    print(f" {real_cost * 1e6:.0f} us a real run, ratio {cost / real_cost:.2f}")
    benchmark.pedantic(ours, rounds=1)
