"""What it costs a run that nobody traces that runs can be traced: measured beside a kernel without that.

The kernel without it is ours, with each question whether somebody looks on cut out of its source.
"""

from __future__ import annotations

import gc
import inspect
import re
import textwrap
from collections.abc import Callable
from time import process_time
from typing import Any

import pytest
from programs import PROGRAMS

from grader.kernel import inner_locks, kernel, locks, turns
from grader.kernel.machine import Machine
from grader.search.portfolio import DEFAULT_MIX, Portfolio

RUNS = 300  # of each, in a round
ROUNDS = 9
QUESTION = re.compile(
    r"^( *)if (?:self|kernel)\.observer is not None[^\n]*:\n(?:\1 +[^\n]*\n)+", re.MULTILINE
)


def without_questions(module: Any, names: list[str], patch: pytest.MonkeyPatch) -> None:
    """Cut the questions out of some functions or classes of a module."""
    for name in names:
        owner, _, attribute = name.rpartition(".")
        holder = getattr(module, owner) if owner else module
        source = textwrap.dedent(inspect.getsource(getattr(holder, attribute)))
        cut, number = QUESTION.subn("", source)
        assert number, name
        space: dict[str, Any] = {}
        exec("from __future__ import annotations\n" + cut, vars(module), space)
        patch.setattr(holder, attribute, space[attribute])


def unwatched() -> Machine:
    """A machine whose runs cannot be traced."""
    with pytest.MonkeyPatch.context() as patch:
        without_questions(turns, ["Turns.point", "Turns.block"], patch)
        without_questions(kernel, ["Kernel.start", "Kernel._end"], patch)
        without_questions(locks, ["_make_lock", "_make_rlock"], patch)
        without_questions(inner_locks, ["make_quiet_lock", "make_sentinel"], patch)
        patch.setattr(locks, "make_quiet_lock", inner_locks.make_quiet_lock)
        patch.setattr(locks, "make_sentinel", inner_locks.make_sentinel)
        machine = Machine()
        kernel_type = type("Unwatched", (kernel.Kernel,), dict(vars(turns.Turns)))
        for name in ("start", "_end"):
            setattr(kernel_type, name, vars(kernel.Kernel)[name])
        machine.kernel.__class__ = kernel_type
        return machine


def schedules(machine: Machine, source: str) -> Callable[[], None]:
    """The same schedules each time."""
    program = machine.load(source, "program.py")

    def run_all() -> None:
        portfolio = Portfolio(DEFAULT_MIX, 1)
        with machine.installed():
            for number in range(RUNS):
                strategy = portfolio.strategy(number)[1]
                run = machine.run(lambda: program.module().main(), strategy)
                portfolio.saw(len(run.choices))

    return run_all


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_ratio(name: str, benchmark: Any) -> None:
    watched, bare = schedules(Machine(), PROGRAMS[name]), schedules(unwatched(), PROGRAMS[name])
    watched()
    bare()
    costs: dict[Callable[[], None], list[float]] = {watched: [], bare: []}
    for _ in range(ROUNDS):
        for which in (watched, bare):
            gc.collect()
            began = process_time()
            which()
            costs[which].append(process_time() - began)
    ratio = min(costs[watched]) / min(costs[bare])
    benchmark.extra_info["ratio"] = round(ratio, 3)
    print(f"\n{name}: {ratio:.3f} times what it costs where runs cannot be traced")
    benchmark.pedantic(watched, rounds=1)
