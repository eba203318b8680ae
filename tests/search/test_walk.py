from __future__ import annotations

import pytest

from grader.kernel.task import Task
from grader.search.walk import RandomWalk

TASKS = [Task(number, number) for number in range(4)]


def drawn(walk: RandomWalk, running: bool = True, times: int = 4_000) -> list[int]:
    return [walk.choose(TASKS, running, 0) for _ in range(times)]


def test_a_seed_decides_all_choices() -> None:
    assert drawn(RandomWalk(7)) == drawn(RandomWalk(7))


def test_seeds_differ() -> None:
    assert drawn(RandomWalk(7)) != drawn(RandomWalk(8))


@pytest.mark.parametrize("running", [True, False])
def test_an_even_walk_chooses_all_alike(running: bool) -> None:
    counts = [drawn(RandomWalk(1), running).count(choice) for choice in range(4)]
    assert all(900 < count < 1_100 for count in counts)


def test_a_sticky_walk_mostly_stays() -> None:
    choices = drawn(RandomWalk(1, stickiness=0.9))
    assert 0.88 < choices.count(0) / len(choices) < 0.92


def test_a_sticky_walk_leaves_for_all_others_alike() -> None:
    choices = drawn(RandomWalk(1, stickiness=0.5))
    assert all(600 < choices.count(choice) < 740 for choice in (1, 2, 3))


def test_a_sticky_walk_sticks_to_nobody_who_cannot_run() -> None:
    choices = drawn(RandomWalk(1, stickiness=0.9), running=False)
    assert all(900 < choices.count(choice) < 1_100 for choice in range(4))


@pytest.mark.parametrize("options", [2, 3, 5])
def test_decisions_are_within_their_options(options: int) -> None:
    walk = RandomWalk(1)
    assert {walk.decide(options) for _ in range(200)} == set(range(options))
