"""The mix of strategies finds textbook bugs, and finds none in their correct twins."""

from __future__ import annotations

import pytest

from grader.kernel.machine import Machine
from grader.search.portfolio import DEFAULT_MIX
from tests.litmus.exhaustive import every_run

from .bugs import BUGS, Bug
from .finding import MOST, SEEDS, alarms, first_find, went_wrong

pytestmark = pytest.mark.slow  # minutes: run with `pytest -m slow tests/quality`

STRATEGIES = ("walk", "sticky", "pct2", "pct3", "pos")
EXPECTED = [bug for bug in BUGS if bug.badly_placed <= 2]  # of three, the table tells what is found
MIXES = {name: (name,) for name in STRATEGIES} | {"the mix": DEFAULT_MIX}


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


@pytest.mark.slow
@pytest.mark.parametrize("mix", MIXES.values(), ids=MIXES)
def test_a_correct_twin_raises_no_alarm(mix: tuple[str, ...], bug: Bug, machine: Machine) -> None:
    assert alarms(machine, bug.correct, mix, seed=1, runs=300) == 0


def test_a_bug_needs_as_many_badly_placed_switches_as_is_said(bug: Bug, machine: Machine) -> None:
    fewest = next(bound for bound in range(5) if shows_within(machine, bug.buggy, bound))
    assert fewest == bug.badly_placed


def shows_within(machine: Machine, source: str, preemptions: int) -> bool:
    """Whether any schedule with at most so many preemptions shows the bug."""
    with machine.installed():
        program = machine.load(source, "bug.py")
        returned: list[object] = []
        for run in every_run(
            machine, lambda: returned.append(program.module().main()), preemptions
        ):
            if went_wrong(run, returned):
                return True
            returned.clear()
    return False


def test_there_are_bugs_that_need_two_badly_placed_switches() -> None:
    assert sum(bug.badly_placed >= 2 for bug in BUGS) >= 3
