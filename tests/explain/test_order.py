"""What comes before what, whatever the schedule."""

from __future__ import annotations

from grader.explain.order import Order
from grader.records.trace import Step


def act(task: int, what: str, thing: int = -1, other: int = -1) -> Step:
    return Step(task, 1, 0, what, thing, other=other)  # type: ignore[arg-type]


def test_steps_of_one_task_are_in_its_order() -> None:
    order = Order([act(1, "read"), act(1, "write")], set())
    assert order.before(0, 1)
    assert not order.before(1, 0)


def test_steps_of_two_tasks_are_in_no_order() -> None:
    assert not Order([act(1, "read"), act(2, "write")], set()).before(0, 1)


def test_a_start_comes_before_all_that_the_thread_does() -> None:
    steps = [act(0, "write"), act(0, "start", other=1), act(1, "read"), act(0, "write")]
    order = Order(steps, set())
    assert order.before(0, 2)
    assert not order.before(2, 3)


def test_a_lock_that_is_handed_on_orders_what_was_done_before_and_after() -> None:
    steps = [act(1, "write"), act(1, "give", 0), act(2, "take", 0), act(2, "read")]
    assert Order(steps, {0}).before(0, 3)


def test_a_thing_that_does_not_count_orders_nothing() -> None:
    steps = [act(1, "write"), act(1, "give", 0), act(2, "take", 0), act(2, "read")]
    assert not Order(steps, {1}).before(0, 3)


def test_order_goes_on_through_a_third_task() -> None:
    steps = [
        act(1, "write"), act(1, "give", 0), act(2, "take", 0), act(2, "give", 1), act(0, "take", 1), act(0, "read"),
    ]  # fmt: skip
    assert Order(steps, {0, 1}).before(0, 5)
