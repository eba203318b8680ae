from __future__ import annotations

import pytest

from grader.kernel.clock import END, Clock, to_nanoseconds
from grader.kernel.task import Task


def task_with_alarm(clock: Clock, deadline: int, number: int = 1) -> Task:
    task = Task(number, number)
    clock.set_alarm(task, deadline)
    return task


def test_a_clock_begins_at_zero() -> None:
    assert Clock().now == 0


def test_without_timers_time_stands_still() -> None:
    clock = Clock()
    assert (clock.advance(), clock.now) == ([], 0)


def test_the_clock_jumps_to_the_next_timer() -> None:
    clock = Clock()
    late, early = task_with_alarm(clock, 70_000), task_with_alarm(clock, 30_000)
    assert [(clock.advance(), clock.now) for _ in range(2)] == [([early], 30_000), ([late], 70_000)]


def test_what_ends_within_a_microsecond_ends_together_and_none_early() -> None:
    clock = Clock()
    second, first = task_with_alarm(clock, 5_900), task_with_alarm(clock, 5_000)
    assert (clock.advance(), clock.now) == ([first, second], 5_900)


def test_who_waits_beyond_the_end_of_time_is_not_waited_for() -> None:
    clock = Clock()
    task_with_alarm(clock, END + 1)
    last = task_with_alarm(clock, END)
    assert [clock.advance(), clock.advance(), clock.now] == [[last], [], END]


def test_reading_the_clock_moves_it() -> None:
    clock = Clock()
    assert clock.tick() < clock.tick()


def test_timers_of_one_instant_end_together_in_the_order_in_which_they_were_set() -> None:
    clock = Clock()
    tasks = [task_with_alarm(clock, 5, number) for number in range(3)]
    assert clock.advance() == tasks


def test_a_task_that_sets_a_new_timer_is_not_woken_by_the_old_one() -> None:
    clock = Clock()
    task = task_with_alarm(clock, 10)
    clock.set_alarm(task, 20)
    assert (clock.advance(), clock.now, clock.advance()) == ([task], 20, [])


def test_a_timer_that_was_voided_does_not_move_the_clock() -> None:
    clock = Clock()
    task_with_alarm(clock, 10).alarm = 0
    assert (clock.advance(), clock.now) == ([], 0)


def test_time_never_goes_back() -> None:
    clock = Clock()
    task_with_alarm(clock, 10)
    clock.advance()
    past = task_with_alarm(clock, 3)
    assert (clock.advance(), clock.now) == ([past], 10)


def test_a_reset_forgets_timers_and_time() -> None:
    clock = Clock()
    task_with_alarm(clock, 10)
    clock.advance()
    task_with_alarm(clock, 20)
    clock.reset()
    assert (clock.now, clock.advance()) == (0, [])


@pytest.mark.parametrize(
    ("seconds", "nanoseconds"),
    [
        (0, 0),
        (1, 1_000_000_000),
        (0.5, 500_000_000),
        (1e-9, 1),
        (1e-10, 1),
        (1.5e-9, 2),
        (2.0, 2_000_000_000),
    ],
)
def test_seconds_are_rounded_up_to_nanoseconds(seconds: float, nanoseconds: int) -> None:
    assert to_nanoseconds(seconds) == nanoseconds
