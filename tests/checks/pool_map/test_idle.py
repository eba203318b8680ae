from __future__ import annotations

from grader.checks.pool_map.idle import Idle, idle_time
from grader.records.history import Event
from tests.checks.histories import CALLER, at, told


def watched(*events: Event, end: float) -> tuple[Event, ...]:
    """The events of call "0" in the order in which they happened."""
    inner = sorted(events, key=lambda event: event.time)
    return (at(0, CALLER, "call", "0"), *inner, at(end, CALLER, "outcome", "0", "returned"))


def test_all_workers_busy_is_not_idle() -> None:
    jobs = [
        *told(1, 0, end=5),
        *told(2, 1, end=5),
        *told(1, 2, begin=5, end=10),
        *told(2, 3, begin=5, end=10),
    ]
    assert idle_time(watched(*jobs, end=10), "0", 2, 4) is None


def test_a_worker_that_waits_while_items_do_is_idle() -> None:
    jobs = [*told(1, 0, end=5), *told(1, 1, begin=5, end=10)]
    assert idle_time(watched(*jobs, end=10), "0", 2, 4) == Idle(5, 1, 3)


def test_fewer_items_than_workers_leave_workers_without_work() -> None:
    assert idle_time(watched(*told(1, 0, end=5), end=5), "0", 2, 2) is None


def test_nothing_at_all_under_way_is_idle() -> None:
    assert idle_time(watched(*told(1, 0, begin=3, end=4), end=4), "0", 1, 1) == Idle(3, 0, 1)


def test_an_instant_is_not_counted() -> None:
    assert idle_time(watched(*told(1, 0, begin=0.01, end=5), end=5), "0", 1, 1) is None


def test_other_calls_are_not_counted() -> None:
    other = told(3, 0, "0.1", begin=1, end=2)
    jobs = [*told(1, 0, end=5), *other]
    assert idle_time(watched(*jobs, end=5), "0", 1, 1) is None
