"""The mix of strategies finds textbook bugs, and finds none in their correct twins."""

from __future__ import annotations

import pytest

from grader.kernel.machine import Machine
from grader.search.portfolio import DEFAULT_MIX

from .bugs import BUGS, Bug
from .finding import MOST, SEEDS, alarms, fewest_preemptions, first_find

STRATEGIES = ("walk", "sticky", "pct2", "pct3", "pos", "focus")
EXPECTED = [bug for bug in BUGS if bug.badly_placed <= 2]  # of three, the table tells what is found


@pytest.fixture(scope="module")
def machine() -> Machine:
    return Machine()


@pytest.fixture(params=BUGS, ids=[bug.name for bug in BUGS])
def bug(request: pytest.FixtureRequest) -> Bug:
    return request.param


@pytest.mark.parametrize("bug", EXPECTED, ids=[bug.name for bug in EXPECTED])
def test_the_mix_finds_every_bug_for_every_seed(bug: Bug, machine: Machine) -> None:
    finds = [first_find(machine, bug.buggy, DEFAULT_MIX, seed) for seed in SEEDS]
    assert None not in finds, f"not within {MOST:,} schedules: {finds}"


def test_a_correct_twin_raises_no_alarm(bug: Bug, machine: Machine) -> None:
    assert alarms(machine, bug.correct, DEFAULT_MIX, seed=1, runs=300) == 0


@pytest.mark.slow
@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_correct_twin_raises_no_alarm_with_any_strategy(
    strategy: str, bug: Bug, machine: Machine
) -> None:
    assert alarms(machine, bug.correct, (strategy,), seed=1, runs=300) == 0


def test_a_bug_needs_as_many_badly_placed_switches_as_is_said(bug: Bug, machine: Machine) -> None:
    assert fewest_preemptions(machine, bug.buggy, bound=3) == bug.badly_placed


def test_there_are_bugs_that_need_two_badly_placed_switches() -> None:
    assert sum(bug.badly_placed >= 2 for bug in BUGS) >= 3
