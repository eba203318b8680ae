"""What is found is made as small as it can be: no failing schedule of the program has fewer preemptions."""

from __future__ import annotations

import pytest

from grader.kernel.machine import Machine
from grader.search.portfolio import DEFAULT_MIX

from .bugs import BUGS, Bug
from .finding import made_small

SEEDS = [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (1, 2))]


@pytest.fixture(scope="module")
def machine() -> Machine:
    return Machine()


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("bug", BUGS, ids=[bug.name for bug in BUGS])
def test_a_failing_schedule_has_no_preemption_too_many(
    bug: Bug, seed: int, machine: Machine
) -> None:
    least = made_small(machine, bug.buggy, DEFAULT_MIX, seed)
    assert (least.preemptions, least.threads) == (bug.badly_placed, bug.threads)
