from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from grader.search.bounded import Bounded, Guided


def program(guided: Guided) -> tuple[int, ...]:
    """Two points at which the running task could go on, between them one at which it cannot."""
    for running in (True, False, True):
        if running:
            guided.choose([None, None], True, 0)  # type: ignore[list-item]
        else:
            guided.decide(2)
    return tuple(choice.taken for choice in guided.made)


def schedules(bounded: Bounded, most: int = 100) -> Iterator[tuple[int, ...]]:
    for _ in range(most):
        guided = bounded.next()
        if guided is None:
            return
        taken = program(guided)
        bounded.ran(guided)
        yield taken


def test_all_schedules_within_the_bound_come_once_the_fewest_preemptions_first() -> None:
    dealt = list(schedules(Bounded(1)))
    assert dealt[:2] == [(0, 0, 0), (0, 1, 0)]
    assert sorted(dealt[2:]) == [(0, 0, 1), (0, 1, 1), (1, 0, 0), (1, 1, 0)]


def test_with_a_bound_as_high_as_there_are_points_every_schedule_comes() -> None:
    assert len(set(schedules(Bounded(2)))) == 8


def test_a_schedule_that_is_put_back_comes_next() -> None:
    whole = list(schedules(Bounded(2)))
    bounded = Bounded(2)
    assert list(schedules(bounded, 3)) == whole[:3]
    guided = bounded.next()
    assert guided is not None
    bounded.put_back(guided)
    assert list(schedules(bounded)) == whole[3:]


def test_a_program_that_does_not_do_the_same_again_is_explored_to_an_end() -> None:
    chance, bounded = random.Random(0), Bounded(2)
    for _ in range(5_000):
        if (guided := bounded.next()) is None:
            break
        for _ in range(chance.randrange(6)):
            guided.choose([None, None], chance.random() < 0.5, 0)  # type: ignore[list-item]
        bounded.ran(guided)


def test_what_is_left_of_a_long_run_takes_memory_by_the_choice_not_by_the_schedule() -> None:
    bounded = Bounded(2)
    guided = bounded.next()
    assert guided is not None
    for _ in range(20_000):
        guided.choose([None, None, None], True, 0)  # type: ignore[list-item]
    bounded.ran(guided)
    (beginnings,) = bounded._waiting[1]
    frame = beginnings.gi_frame  # type: ignore[attr-defined]
    assert sum(sys.getsizeof(value) for value in frame.f_locals.values()) < 200_000
