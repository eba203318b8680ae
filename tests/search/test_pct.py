from __future__ import annotations

from itertools import pairwise

import pytest

from grader.kernel.machine import Run
from grader.kernel.strategy import Strategy
from grader.kernel.task import Task
from grader.search.pct import Pct

from .conftest import Runner

TASKS = [Task(number, number) for number in range(3)]


def followed(pct: Pct, steps: int) -> list[int]:
    """The numbers of the tasks that run, where each can always go on."""
    running, ran = TASKS[0], []
    for _ in range(steps):
        order = [running, *(task for task in TASKS if task is not running)]
        running = order[pct.choose(order, True, 0)]
        ran.append(running.id)
    return ran


def switches(ran: list[int]) -> int:
    return sum(before != after for before, after in pairwise(ran))


def test_a_seed_decides_all_choices() -> None:
    assert followed(Pct(3, 3, 50), 50) == followed(Pct(3, 3, 50), 50)


def test_depth_one_lets_the_first_choice_run_for_good() -> None:
    assert {switches(followed(Pct(seed, 1, 50), 50)) for seed in range(100)} == {0}


@pytest.mark.parametrize("depth", [2, 3, 4])
def test_depth_d_switches_at_most_d_minus_one_times(depth: int) -> None:
    counts = {switches(followed(Pct(seed, depth, 50), 50)) for seed in range(300)}
    assert max(counts) == depth - 1


@pytest.mark.parametrize("depth", [2, 3])
def test_change_points_lie_within_the_expected_length(depth: int) -> None:
    after = [followed(Pct(seed, depth, 20), 200)[20:] for seed in range(100)]
    assert {switches(ran) for ran in after} == {0}


def test_every_step_can_be_a_change_point() -> None:
    ran = [followed(Pct(seed, 2, 10), 10) for seed in range(300)]
    changed = {place for one in ran for place in range(1, 10) if one[place] != one[place - 1]}
    assert changed == set(range(1, 10))


def test_every_task_can_be_the_first() -> None:
    assert {followed(Pct(seed, 2, 50), 1)[0] for seed in range(50)} == {0, 1, 2}


def test_a_task_that_yields_is_put_behind_all_others() -> None:
    pct = Pct(1, 1, 10)
    first = followed(pct, 1)[0]
    pct.yielded(TASKS[first])
    assert first not in followed(pct, 20)


def test_who_yielded_first_comes_back_first() -> None:
    pct = Pct(1, 1, 10)
    for task in TASKS:
        pct.yielded(task)
    assert set(followed(pct, 5)) == {0}


@pytest.mark.parametrize(("depth", "length"), [(2, 1), (3, 1), (3, 2), (5, 3)])
def test_short_runs_are_no_trouble(depth: int, length: int) -> None:
    assert len(followed(Pct(1, depth, length), 20)) == 20


@pytest.mark.parametrize("depth", [1, 2, 3])
@pytest.mark.parametrize("length", [10, 300])
def test_who_waits_by_spinning_is_not_waited_for_in_vain(
    depth: int, length: int, run: Runner
) -> None:
    endings = {ending(run("spin", Pct(seed, depth, length))) for seed in range(200)}
    assert endings == {("finished", "2\n")}


def ending(done: Run) -> tuple[str, str]:
    return done.ending, done.stdout


@pytest.mark.parametrize("depth", [2, 3])
def test_a_race_of_depth_two_is_found_as_often_as_promised(depth: int, run: Runner) -> None:
    # At least 1 / (n * k ** (depth - 1)) of all runs, with n tasks and k steps: 1 / (4 * 16) for depth 2.
    strategies: list[Strategy] = [Pct(seed, depth, 16) for seed in range(300)]
    assert sum(run("race", strategy).stdout != "3\n" for strategy in strategies) >= 300 // 64
