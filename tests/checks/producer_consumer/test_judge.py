from __future__ import annotations

import pytest

from grader.checks.producer_consumer.judge import judge
from grader.checks.producer_consumer.scenario import Scenario, Source
from grader.records.finding import Finding
from grader.records.history import Event, History, Uncaught
from tests.checks.histories import CALLER, at, ended, finished

A, B, C = 1, 2, 3  # tasks
PAIR = Source(("text", "text"), "generator")
ONE = Scenario("4.1", (PAIR,))
TWO = Scenario("4.3", (PAIR, PAIR), consumers=2)


def ask(source: int, seconds: float = 0, task: int = A) -> Event:
    return at(seconds, task, "ask", source)


def read(source: int, seconds: float = 0, task: int = A) -> Event:
    return at(seconds, task, "read", source)


def begin(item: str, seconds: float = 0, task: int = C) -> Event:
    return at(seconds, task, "begin", item)


def end(item: str, seconds: float = 0, task: int = C) -> Event:
    return at(seconds, task, "end", item)


def failed(label: str, seconds: float = 0, task: int = C) -> Event:
    return at(seconds, task, "failed", label)


def returned(type_name: str = "", seconds: float = 0) -> Event:
    return at(seconds, CALLER, "outcome", "returned", type_name, False)


def raised(name: str, seconds: float = 0, value_error: bool = False) -> Event:
    return at(seconds, CALLER, "outcome", "raised", name, value_error)


def run_of(*items: str) -> list[Event]:
    """All items of one source read, and consumed in this order."""
    return [ask(0), read(0), read(0), *(begin(item) for item in items)]


def kinds(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.clause, finding.kind) for finding in findings]


def test_all_consumed_once_and_none_returned_passes() -> None:
    assert judge(ONE, finished(*run_of("a0", "a1"), returned())) == []


def test_a_lost_item_breaks_4_1() -> None:
    findings = judge(ONE, finished(*run_of("a0"), returned()))
    assert kinds(findings) == [("4.1", "lost")]
    assert "item 'a1' was never consumed" in findings[0].message


def test_an_item_lost_of_a_late_source_breaks_4_3() -> None:
    history = finished(ask(0), read(0), read(0), begin("a0"), begin("a1"), ask(1), returned())
    assert kinds(judge(TWO, history)) == [("4.3", "lost")]


def test_an_item_consumed_twice_breaks_4_1() -> None:
    findings = judge(ONE, finished(*run_of("a0", "a1", "a1"), returned()))
    assert kinds(findings) == [("4.1", "duplicated")]
    assert findings[0].message == "item 'a1' was consumed twice"


def test_an_object_of_which_there_is_one_only_is_counted() -> None:
    nones = Scenario("4.1", (Source(("none", "none")), Source(("none",))))
    three = [begin("None"), begin("None"), begin("None")]
    assert judge(nones, finished(*three, returned())) == []
    findings = judge(nones, finished(*three[1:], returned()))
    assert kinds(findings) == [("4.1", "lost")]
    assert "was consumed only twice instead of 3 times" in findings[0].message
    assert kinds(judge(nones, finished(*three, begin("None"), returned()))) == [
        ("4.1", "duplicated")
    ]


def test_an_object_that_no_source_gave_breaks_4_1() -> None:
    findings = judge(ONE, finished(*run_of("a0", "a1", "?object"), returned()))
    assert kinds(findings) == [("4.1", "wrong-result")]


def test_anything_but_none_returned_breaks_4_1() -> None:
    findings = judge(ONE, finished(*run_of("a0", "a1"), returned("list")))
    assert kinds(findings) == [("4.1", "wrong-result")]


def test_an_exception_out_of_nowhere_breaks_what_was_tried() -> None:
    findings = judge(ONE, finished(*run_of("a0"), raised("TypeError in line 7")))
    assert kinds(findings) == [("4.1", "wrong-exception")]
    assert findings[0].message.startswith(
        "run_pipeline([generator_a], consume, consumers=1, capacity=1) raised TypeError"
    )


def test_one_consumer_out_of_order_breaks_4_2() -> None:
    assert kinds(judge(ONE, finished(*run_of("a1", "a0"), returned()))) == [("4.2", "out-of-order")]


def test_two_consumers_may_begin_in_any_order() -> None:
    two = Scenario("4.1", (PAIR,), consumers=2)
    assert judge(two, finished(*run_of("a1", "a0"), returned())) == []


def test_a_source_read_by_the_caller_breaks_4_3() -> None:
    history = finished(ask(0, task=CALLER), *run_of("a0", "a1")[1:], returned())
    assert kinds(judge(ONE, history)) == [("4.3", "not-concurrent")]


@pytest.mark.parametrize(("seconds", "count"), [(0, 0), (10, 1)])
def test_a_source_begun_late_breaks_4_3(seconds: float, count: int) -> None:
    empty = Source((), "generator", late=10)
    tried = Scenario("4.3", (empty, empty), at_once=True)
    history = finished(ask(0), ask(1, seconds, B), returned(seconds=20))
    assert kinds(judge(tried, history)) == [("4.3", "not-concurrent")] * count


def test_too_few_calls_of_consume_at_once_break_4_3() -> None:
    tried = Scenario("4.3", (PAIR,), consumers=2, slow=10, burst=True)
    reads = [ask(0), read(0), read(0)]
    together = [begin("a0"), begin("a1"), end("a0", 10), end("a1", 10), returned(seconds=10)]
    assert judge(tried, finished(*reads, *together)) == []
    one_by_one = [begin("a0"), end("a0", 10), begin("a1", 10), end("a1", 20), returned(seconds=20)]
    findings = judge(tried, finished(*reads, *one_by_one))
    assert kinds(findings) == [("4.3", "not-concurrent")]
    assert "never more than 1 call of consume at once" in findings[0].message


def test_as_many_items_ahead_as_the_bound_pass_and_one_more_breaks_4_4() -> None:
    tried = Scenario("4.4", (Source(("text",) * 4, "generator"),))
    reads = [ask(0), *(read(0) for _ in range(4))]
    consumed = [begin(f"a{index}") for index in range(4)]
    assert (
        judge(tried, finished(*reads[:4], consumed[0], reads[4], *consumed[1:], returned())) == []
    )
    findings = judge(tried, finished(*reads, *consumed, returned()))
    assert kinds(findings) == [("4.4", "wrong-result")]
    assert "capacity=1, 1 source and consumers=1 allow 3" in findings[0].message


def test_after_a_failure_the_bound_is_off() -> None:
    tried = Scenario("4.5", (Source(("text",) * 5, "generator"),), fails=("a0",))
    reads = [read(0) for _ in range(4)]
    history = finished(
        ask(0), read(0), begin("a0"), failed("consume a0"), *reads, raised("consume a0")
    )
    assert judge(tried, history) == []


FAILING = Scenario("4.5", (PAIR, PAIR), consumers=2, fails=("a0",))


def test_the_first_exception_raised_passes_whatever_was_left() -> None:
    history = finished(ask(0), read(0), begin("a0"), failed("consume a0"), raised("consume a0"))
    assert judge(FAILING, history) == []


def test_of_two_failures_at_one_instant_either_may_be_raised() -> None:
    failures = [failed("consume a0", 1), failed("source b", 1, B)]
    for label in ("consume a0", "source b"):
        assert judge(FAILING, finished(begin("a0"), *failures, raised(label, 1))) == []


def test_a_later_exception_breaks_4_5() -> None:
    failures = [failed("consume a0", 1), failed("source b", 2, B)]
    findings = judge(FAILING, finished(begin("a0"), *failures, raised("source b", 2)))
    assert kinds(findings) == [("4.5", "wrong-exception")]
    assert findings[0].message == (
        "consume('a0') raised at 1 s, source b raised at 2 s; the call raised the later exception, not the first"
    )


def test_a_failure_passed_over_breaks_4_5() -> None:
    history = finished(begin("a0"), failed("consume a0"), returned())
    assert kinds(judge(FAILING, history)) == [("4.5", "wrong-exception")]


def test_a_failure_that_only_ended_its_thread_is_told_as_such() -> None:
    events = (begin("a0"), failed("consume a0"), returned())
    history = History("finished", events, 0, (), (Uncaught(C, "ValueError", "", 9),))
    assert kinds(judge(FAILING, history)) == [("4.5", "thread-exception")]


def test_another_exception_in_place_of_the_failure_breaks_4_5() -> None:
    history = finished(begin("a0"), failed("consume a0"), raised("RuntimeError in line 3"))
    assert kinds(judge(FAILING, history)) == [("4.5", "wrong-exception")]


def test_an_item_consumed_twice_is_told_after_a_failure_too() -> None:
    history = finished(
        begin("b0"), begin("b0"), begin("a0"), failed("consume a0"), raised("consume a0")
    )
    assert kinds(judge(FAILING, history)) == [("4.1", "duplicated")]


def test_an_endless_source_read_on_after_the_failure_breaks_4_5() -> None:
    history = finished(
        begin("a0"), failed("consume a0"), at(41, A, "endless", 0, 40), raised("consume a0", 41)
    )
    assert kinds(judge(FAILING, history)) == [("4.5", "livelock")]


def test_a_thread_left_by_broken_sources_breaks_4_5_too() -> None:
    broken = Scenario("4.5", (PAIR,), outer="generator", breaks=1)
    history = finished(failed("sources"), raised("sources"), at(0, CALLER, "left", "Thread-1", 3))
    assert kinds(judge(broken, history)) == [("R2", "leaked-thread"), ("4.5", "leaked-thread")]


REFUSED = Scenario("4.6", (PAIR,), consumers=0)


def test_value_error_for_arguments_out_of_range_passes() -> None:
    assert judge(REFUSED, finished(raised("Refused in line 3", value_error=True))) == []


def test_another_exception_for_arguments_out_of_range_breaks_4_6() -> None:
    findings = judge(REFUSED, finished(raised("AssertionError in line 3")))
    assert kinds(findings) == [("4.6", "wrong-exception")]


def test_arguments_out_of_range_that_go_unnoticed_break_4_6() -> None:
    assert kinds(judge(REFUSED, finished(returned()))) == [("4.6", "wrong-exception")]


@pytest.mark.parametrize("kind", ["iter", "ask"])
def test_a_source_touched_before_value_error_breaks_4_6(kind: str) -> None:
    history = finished(at(0, A, kind, 0), raised("ValueError in line 3", value_error=True))
    assert kinds(judge(REFUSED, history)) == [("4.6", "early")]


def test_no_sources_takes_no_time() -> None:
    none = Scenario("4.6", ())
    assert judge(none, finished(returned())) == []
    assert kinds(judge(none, finished(returned(seconds=1)))) == [("4.6", "late")]


def test_a_thread_left_behind_breaks_r2() -> None:
    history = finished(*run_of("a0", "a1"), returned(), at(0, CALLER, "left", "Thread-1", 3))
    assert kinds(judge(ONE, history)) == [("R2", "leaked-thread")]


def test_looking_again_breaks_r3() -> None:
    history = finished(*run_of("a0", "a1"), returned(), at(0, CALLER, "looked-again", 50))
    assert kinds(judge(ONE, history)) == [("R3", "polling")]


def test_a_deadlock_breaks_what_was_tried_and_r4() -> None:
    assert kinds(judge(ONE, ended("deadlock", *run_of("a0")))) == [
        ("4.1", "deadlock"),
        ("R4", "deadlock"),
    ]


SLOW = Scenario("4.3", (PAIR,), consumers=1, slow=1)


def test_more_calls_at_once_than_consumers_break_4_3() -> None:
    reads = [ask(0), read(0), read(0)]
    both = [begin("a0"), begin("a1"), end("a0", 1), end("a1", 1), returned(seconds=1)]
    assert kinds(judge(SLOW, finished(*reads, *both))) == [("4.3", "too-concurrent")]
    in_turn = [begin("a0"), end("a0", 1), begin("a1", 1), end("a1", 2), returned(seconds=2)]
    assert judge(SLOW, finished(*reads, *in_turn)) == []


LATE = Source(("text",), "generator", late=10)
HELD_UP = (Source(("text",), "generator"), LATE)


@pytest.mark.parametrize(("consumers", "count"), [(2, 1), (1, 0)])
def test_an_item_held_up_by_another_source_breaks_4_3(consumers: int, count: int) -> None:
    tried = Scenario("4.3", HELD_UP, consumers, at_once=True)
    begins = [begin("a0", 10), begin("b0", 10), returned(seconds=10)]
    findings = judge(tried, finished(ask(0), ask(1), read(0), read(1, 10, B), *begins))
    assert kinds(findings) == [("4.3", "not-concurrent")] * count


def test_an_item_consumed_when_its_source_gave_it_passes() -> None:
    tried = Scenario("4.3", HELD_UP, consumers=2, at_once=True)
    begins = [begin("a0"), read(1, 10, B), begin("b0", 10), returned(seconds=10)]
    assert judge(tried, finished(ask(0), ask(1), read(0), *begins)) == []


@pytest.mark.parametrize(
    ("how", "told", "consumed", "count"),
    [
        ("returned", "", "0 1", 0),
        ("returned", "", "0", 1),
        ("returned", "list", "0 1", 1),
        ("raised", "KeyError", "", 1),
    ],
)
def test_a_call_made_by_consume_is_one_like_any_other(
    how: str, told: str, consumed: str, count: int
) -> None:
    nested = Scenario("4.1", (PAIR,), inner=("a0",))
    inner = at(0, C, "inner", "a0", how, told, consumed)
    history = finished(*run_of("a0", "a1"), inner, returned())
    assert kinds(judge(nested, history)) == [("4.1", "wrong-result")] * count
