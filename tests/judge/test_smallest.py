from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from grader.judge.effort import FROM_BELOW, MOST_POINTS, SINGLE_CHOICES
from grader.judge.smallest import BATCH, smallest
from grader.records.schedule import Choices, trim

FITS = 2  # the highest choice that a run of these tests has anywhere


class Ran(NamedTuple):
    """A run in which every choice that is not 0 is a preemption."""

    schedule: Choices
    points: int
    threads: int = 3

    @property
    def preemptions(self) -> int:
        return sum(map(bool, self.schedule))


def ran(schedule: Sequence[int], points: int = 12) -> Ran:
    fitting = [choice if choice <= FITS else 0 for choice in schedule[:points]]
    return Ran((*fitting, *(0,) * (points - len(fitting))), points)


def least(
    first: Sequence[int], fails: Callable[[Choices], bool], points: int = 12
) -> tuple[Choices, int]:
    """The schedule that `first` is made into, and how many others were run for that."""
    runs = 0

    def replay(schedules: Sequence[Choices]) -> Iterable[Ran]:
        nonlocal runs
        runs += len(schedules)
        return [ran(schedule, points) for schedule in schedules]

    assert fails(ran(first, points).schedule)
    best = smallest(ran(first, points), replay, lambda run: fails(run.schedule))
    return trim(best.schedule), runs


def test_one_choice_is_found_where_one_is_enough() -> None:
    assert least([1] * 12, lambda s: s[5] == 2 or sum(s) > 9)[0] == (0, 0, 0, 0, 0, 2)


def test_two_choices_are_found_where_two_are_needed() -> None:
    assert least([2, 1] * 6, lambda s: s[2] == 2 and s[7] == 1)[0] == (0, 0, 2, 0, 0, 0, 0, 1)


def test_choices_that_are_not_needed_go_two_at_a_time() -> None:
    def fails(schedule: Choices) -> bool:
        return sum(map(bool, schedule[:100])) % 2 == 0 and schedule[200] == 1

    assert least([1] * 200 + [1], fails, points=1000)[0] == (0,) * 200 + (1,)


def test_a_choice_is_lowered_where_a_lower_one_does() -> None:
    assert least([0, 0, 2, 2], lambda s: s[2] > 0 and s[3] > 0)[0] == (0, 0, 1, 1)


def test_a_schedule_is_shortened_where_all_can_come_earlier() -> None:
    def fails(schedule: Choices) -> bool:
        taken = trim(schedule)
        return taken[-2:] == (1, 2) and len(taken) > 300

    assert least([0] * 900 + [1, 2], fails, points=1000)[0] == (0,) * 299 + (1, 2)


def test_what_fails_undisturbed_needs_nothing_else() -> None:
    assert least([1, 2, 1], lambda s: True) == ((), 1)


def test_long_programs_are_not_searched_from_below_for_ever() -> None:
    points = 3_000
    _, runs = least([1] * 5, lambda s: sum(s) == 5, points)
    assert runs <= SINGLE_CHOICES + FROM_BELOW // points + 100


def test_the_schedules_of_a_run_of_many_choices_are_never_all_in_memory() -> None:
    points = 20_000
    first = ran([1] * points, points)
    tracemalloc.start()
    best = smallest(first, lambda tried: [ran(one, points) for one in tried], lambda run: True)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert best.points == points
    assert most < 100_000_000  # all with one choice fewer would take 3,200,000,000 bytes


def test_long_runs_are_few() -> None:
    points = 100_000
    _, runs = least([1] * points, lambda s: sum(s) > points - 5, points)
    assert runs <= MOST_POINTS // points + BATCH
