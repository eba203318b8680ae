from __future__ import annotations

import pytest

from grader.checks.jobs import READING, Source, error_label
from grader.checks.pool_map.judge import judge
from grader.checks.pool_map.scenario import Call, Item, Scenario
from grader.records.finding import Finding
from grader.records.history import Event
from tests.checks.histories import CALLER, at, ended, finished, told


def scenario(
    *items: Item, workers: int = 2, focus: str = "2.1", source: Source | None = None, gates: int = 0
) -> Scenario:
    call = Call(items, workers, source or Source(), gates)
    return Scenario(focus, (call,), undisturbed=bool(gates))


TWO = scenario(Item(), Item())
FAILING = scenario(Item(raises="ValueError"), Item(raises="KeyError"), focus="2.4")
GATE = scenario(*[Item()] * 4, focus="2.3", gates=1)
CUT_SHORT = scenario(Item(), focus="2.4", source=Source("generator", breaks=1))
NO_WORKERS = scenario(Item(), workers=0, focus="2.5")


def begun() -> Event:
    return at(0, CALLER, "call", "0")


def outcome(*data: str, seconds: float = 0) -> Event:
    return at(seconds, CALLER, "outcome", "0", *data)


def both() -> list[Event]:
    return [*told(1, 0), *told(2, 1)]


def kinds(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.clause, finding.kind) for finding in findings]


def test_results_in_order_pass() -> None:
    history = finished(begun(), *both(), outcome("returned", "list", "v0", "v1"))
    assert judge(TWO, history) == []


def test_one_worker_may_do_everything() -> None:
    events = [*told(1, 0), *told(1, 1), outcome("returned", "list", "v0", "v1")]
    assert judge(TWO, finished(begun(), *events)) == []


@pytest.mark.parametrize(
    ("returned", "kind"),
    [
        (("list", "v1", "v0"), "out-of-order"),
        (("list", "v1"), "lost"),
        (("list", "v0", "v1", "v1"), "duplicated"),
        (("list", "x0", "x1"), "wrong-result"),
        (("<generator>",), "wrong-result"),
    ],
)
def test_other_results_break_2_1(returned: tuple[str, ...], kind: str) -> None:
    history = finished(begun(), *both(), outcome("returned", *returned))
    assert kinds(judge(TWO, history)) == [("2.1", kind)]


def test_items_that_are_one_object_have_a_call_each_in_any_order() -> None:
    tried = scenario(Item(kind="none"), Item(kind="none"))
    events = [*told(1, 0), *told(2, 0), outcome("returned", "list", "v0 (2)", "v0")]
    assert judge(tried, finished(begun(), *events)) == []


def test_an_item_called_twice_breaks_2_2_alone() -> None:
    events = [*both(), *told(1, 0), outcome("returned", "list", "v0 (2)", "v1")]
    assert kinds(judge(TWO, finished(begun(), *events))) == [("2.2", "duplicated")]


def test_an_item_never_called_breaks_2_2() -> None:
    events = [*told(1, 0), outcome("returned", "list", "v0", "None")]
    assert ("2.2", "lost") in kinds(judge(TWO, finished(begun(), *events)))


def test_a_call_in_the_callers_thread_breaks_2_2() -> None:
    events = [*told(1, 0), *told(CALLER, 1), outcome("returned", "list", "v0", "v1")]
    assert kinds(judge(TWO, finished(begun(), *events))) == [("2.2", "wrong-result")]


def test_a_call_with_what_is_no_item_breaks_2_2() -> None:
    events = [at(0, 1, "stranger", "0", "<tuple>"), outcome("returned", "list", "None", "None")]
    assert kinds(judge(TWO, finished(begun(), *events))) == [("2.2", "wrong-result")]


def test_an_inner_call_in_its_callers_thread_breaks_2_2() -> None:
    tried = scenario(Item(inner=1))
    inner = [
        at(0, 1, "call", "0.0"),
        *told(1, 0, "0.0"),
        at(0, 1, "outcome", "0.0", "returned", "list", "v0 of call 0.0"),
    ]
    first, last = told(1, 0)
    history = finished(begun(), first, *inner, last, outcome("returned", "list", "v0"))
    assert kinds(judge(tried, history)) == [("2.2", "wrong-result")]


def test_more_calls_at_once_than_workers_break_2_3() -> None:
    tried = scenario(Item(), Item(), workers=1)
    first, second = told(1, 0), told(2, 1)
    events = [first[0], second[0], first[1], second[1]]
    history = finished(begun(), *events, outcome("returned", "list", "v0", "v1"))
    assert kinds(judge(tried, history)) == [("2.3", "too-concurrent")]


def test_a_gate_that_too_few_calls_reach_breaks_2_3_alone() -> None:
    history = ended("deadlock", begun(), at(0, 1, "begin", "0", 0))
    findings = judge(GATE, history)
    assert kinds(findings) == [("2.3", "not-concurrent")]
    assert "1 of 2 calls are under way" in findings[0].message


def test_a_deadlock_with_all_calls_done_breaks_r4_alone() -> None:
    events = [event for job in range(4) for event in told(1 + job % 2, job)]
    assert kinds(judge(GATE, ended("deadlock", begun(), *events))) == [("R4", "deadlock")]


def test_a_deadlock_elsewhere_breaks_the_focus_and_r4() -> None:
    assert kinds(judge(TWO, ended("deadlock", begun()))) == [
        ("2.1", "deadlock"),
        ("R4", "deadlock"),
    ]


def test_an_idle_worker_breaks_2_3() -> None:
    tried = Scenario("2.3", (Call((Item(pause=5),) * 4, 2),), undisturbed=True)
    events = [event for job in range(4) for event in told(1, job, begin=5 * job, end=5 * job + 5)]
    history = finished(
        begun(), *events, outcome("returned", "list", "v0", "v1", "v2", "v3", seconds=20)
    )
    findings = judge(tried, history)
    assert kinds(findings) == [("2.3", "not-concurrent")]
    assert "for 5 s only 1 of 2 calls" in findings[0].message


def test_the_first_failing_items_exception_passes() -> None:
    events = [*told(2, 1, how="raised"), *told(1, 0, how="raised")]
    history = finished(begun(), *events, outcome("raised", error_label("0", 0), "ValueError"))
    assert judge(FAILING, history) == []


def test_an_item_left_out_after_a_failure_passes() -> None:
    events = [*told(2, 1, how="raised"), outcome("raised", error_label("0", 1))]
    assert judge(FAILING, finished(begun(), *events)) == []


@pytest.mark.parametrize(
    "data",
    [
        ("raised", error_label("0", 1)),
        ("raised", "RuntimeError in line 9"),
        ("returned", "list", "None", "None"),
    ],
)
def test_any_other_outcome_of_failing_calls_breaks_2_4(data: tuple[str, ...]) -> None:
    events = [*told(2, 1, how="raised"), *told(1, 0, how="raised")]
    assert kinds(judge(FAILING, finished(begun(), *events, outcome(*data)))) == [
        ("2.4", "wrong-exception")
    ]


def test_a_value_raised_in_place_of_an_error_breaks_2_1() -> None:
    events = [*told(1, 0, how="raised"), *told(2, 1), outcome("raised", "value v1", "ValueError")]
    assert kinds(judge(FAILING, finished(begun(), *events))) == [("2.1", "wrong-exception")]


def test_what_reading_raises_passes_and_what_hides_it_breaks_2_4() -> None:
    read = at(0, CALLER, "read", "0")
    assert judge(CUT_SHORT, finished(begun(), read, outcome("raised", READING))) == []
    hidden = finished(begun(), read, *told(1, 0), outcome("returned", "list", "v0"))
    assert kinds(judge(CUT_SHORT, hidden)) == [("2.4", "wrong-exception")]


def test_threads_left_when_reading_raises_break_2_4_and_r2() -> None:
    events = [at(0, CALLER, "read", "0"), outcome("raised", READING), at(0, CALLER, "left", "T", 7)]
    assert kinds(judge(CUT_SHORT, finished(begun(), *events))) == [
        ("2.4", "early"),
        ("R2", "leaked-thread"),
    ]


def test_threads_left_elsewhere_break_r2_alone() -> None:
    events = [*both(), outcome("returned", "list", "v0", "v1"), at(0, CALLER, "left", "T", 7)]
    assert kinds(judge(TWO, finished(begun(), *events))) == [("R2", "leaked-thread")]


def test_value_error_before_anything_else_passes() -> None:
    history = finished(begun(), outcome("raised", "ValueError in line 4", "ValueError"))
    assert judge(NO_WORKERS, history) == []


def test_a_subclass_of_value_error_passes() -> None:
    history = finished(begun(), outcome("raised", "TooFew in line 4", "ValueError"))
    assert judge(NO_WORKERS, history) == []


@pytest.mark.parametrize(
    ("events", "kind"),
    [
        ([outcome("returned", "list")], "wrong-result"),
        ([outcome("raised", "AssertionError in line 4")], "wrong-exception"),
        ([at(0, CALLER, "read", "0"), outcome("raised", "ValueError", "ValueError")], "late"),
        ([*told(1, 0), outcome("raised", "ValueError", "ValueError")], "late"),
        ([outcome("raised", "ValueError", "ValueError"), at(0, CALLER, "started", 1)], "late"),
    ],
)
def test_everything_else_breaks_2_5(events: list[Event], kind: str) -> None:
    assert kinds(judge(NO_WORKERS, finished(begun(), *events))) == [("2.5", kind)]


def test_an_exception_of_an_earlier_call_breaks_2_1() -> None:
    history = finished(begun(), *both(), outcome("raised", error_label("7", 0)))
    found = judge(TWO, history)
    assert kinds(found) == [("2.1", "wrong-exception")]
    assert "belongs to another call" in found[0].message


def test_a_few_pauses_are_not_polling() -> None:
    done = outcome("returned", "list", "v0", "v1")
    history = finished(begun(), *both(), done, at(0, CALLER, "looked-again", 5))
    assert judge(TWO, history) == []
