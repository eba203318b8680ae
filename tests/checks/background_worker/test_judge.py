from __future__ import annotations

import pytest

from grader.checks.background_worker.judge import judge
from grader.checks.background_worker.scenario import BESIDE, Act, Scenario, Step
from grader.records.finding import Finding
from grader.records.history import Event, History, Uncaught
from tests.checks.histories import CALLER, SECOND, at, ended, finished

OTHER, THREAD, SECOND_THREAD = 1, 5, 6  # tasks
TRIED = Scenario("5.1", 10, ())


def use(
    number: int,
    what: str,
    begin: float,
    end: float | None = None,
    task: int = CALLER,
    **back: object,
) -> list[Event]:
    """A use of the worker, and nothing in between. back: how, name, told."""
    last = begin if end is None else end
    return [at(begin, task, "call", number, what), came(number, last, task, **back)]


def came(
    number: int,
    seconds: float,
    task: int = CALLER,
    how: str = "returned",
    name: str = "",
    told: object = None,
) -> Event:
    return at(seconds, task, "back", number, how, name, told)  # type: ignore[arg-type]


def call(number: int, begin: float, end: float, task: int = THREAD) -> list[Event]:
    return [began(number, begin, task), at(end, task, "end", number)]


def began(number: int, seconds: float, task: int = THREAD, daemon: bool = True) -> Event:
    return at(seconds, task, "begin", number, daemon)


def failed(number: int, seconds: float, task: int = THREAD) -> Event:
    return at(seconds, task, "failed", number, f"task {number}")


def found(*events: Event, tried: Scenario = TRIED) -> list[tuple[str, str]]:
    return kinds(judge(tried, finished(*events)))


def kinds(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.clause, finding.kind) for finding in findings]


START = use(0, "start", 0)


def test_calls_in_their_rhythm_pass() -> None:
    calls = [*call(0, 0, 3), *call(1, 13, 13), *call(2, 23, 24)]
    assert found(*START, *calls, *use(1, "stop", 25)) == []


def test_a_stop_before_the_first_call_passes() -> None:
    assert found(*START, *use(1, "stop", 0)) == []


def test_a_call_too_early_breaks_5_1() -> None:
    calls = [*call(0, 0, 3), *call(1, 10, 10)]
    findings = judge(TRIED, finished(*START, *calls, *use(1, "stop", 11)))
    assert kinds(findings) == [("5.1", "early")]
    assert findings[0].message == (
        "call 2 of the task began at 10 s, it was due at 13 s (interval 10, and the last call ended at 3 s)"
    )


def test_a_call_too_late_breaks_5_1() -> None:
    calls = [*call(0, 0, 0), *call(1, 11, 11)]
    assert found(*START, *calls, *use(1, "stop", 12)) == [("5.1", "late")]


def test_a_call_that_does_not_come_breaks_5_1() -> None:
    assert found(*START, *call(0, 0, 0), *use(1, "stop", 11)) == [("5.1", "lost")]
    assert found(*START, *use(1, "stop", 1)) == [("5.1", "lost")]


def test_what_is_due_at_the_instant_of_the_stop_may_come_or_not() -> None:
    assert found(*START, *call(0, 0, 0), *use(1, "stop", 10)) == []
    assert found(*START, *call(0, 0, 0), *call(1, 10, 10), *use(1, "stop", 10)) == []


def test_two_calls_at_once_break_5_1() -> None:
    calls = [began(0, 0), *call(1, 0, 1), at(2, THREAD, "end", 0)]
    assert found(*START, *calls, *use(1, "stop", 3)) == [("5.1", "too-concurrent")]


def test_another_thread_for_a_later_call_breaks_5_1() -> None:
    calls = [*call(0, 0, 0), *call(1, 10, 10, SECOND_THREAD)]
    assert found(*START, *calls, *use(1, "stop", 11)) == [("5.1", "wrong-result")]


def test_a_thread_that_is_no_daemon_breaks_5_1() -> None:
    calls = [began(0, 0, daemon=False), at(0, THREAD, "end", 0)]
    assert found(*START, *calls, *use(1, "stop", 1)) == [("5.1", "wrong-result")]


def test_a_call_in_the_callers_thread_breaks_5_1() -> None:
    begin, end = START
    inside = call(0, 0, 0, CALLER)
    assert found(begin, *inside, end, *use(1, "stop", 1)) == [("5.1", "wrong-result")]


def test_a_second_start_refused_passes_and_one_that_succeeds_breaks_5_2() -> None:
    refused = use(1, "start", 1, how="raised", name="RuntimeError in line 5", told=True)
    assert found(*START, *call(0, 0, 0), *refused, *use(2, "stop", 2)) == []
    assert found(*START, *call(0, 0, 0), *use(1, "start", 1), *use(2, "stop", 2)) == [
        ("5.2", "wrong-exception")
    ]


def test_two_racing_starts_that_both_succeed_break_5_2() -> None:
    first, second = use(0, "start", 0), use(1, "start", 0, task=OTHER)
    assert found(first[0], second[0], first[1], second[1]) == [("5.2", "race")]


def test_racing_starts_that_are_all_refused_break_5_2() -> None:
    first = use(0, "start", 0, how="raised", name="RuntimeError", told=True)
    second = use(1, "start", 0, task=OTHER, how="raised", name="RuntimeError", told=True)
    assert found(first[0], second[0], first[1], second[1]) == [("5.2", "wrong-exception")]


def test_a_start_between_two_stops_at_once_may_go_either_way() -> None:
    stop = use(1, "stop", 0, task=OTHER)
    again = use(2, "start", 0)
    refused = use(2, "start", 0, how="raised", name="RuntimeError", told=True)
    last = use(3, "stop", 0)
    for tried in (again, refused):
        assert found(*START, stop[0], *tried, stop[1], *last) == []


def test_a_start_after_the_stop_that_is_refused_breaks_5_6() -> None:
    refused = use(2, "start", 2, how="raised", name="RuntimeError in line 5", told=True)
    events = (*START, *call(0, 0, 0), *use(1, "stop", 1), *refused)
    assert found(*events) == [("5.6", "wrong-exception")]


def test_a_start_beside_the_last_call_of_a_run_that_stopped_itself_may_be_refused() -> None:
    own = use(1, "own stop", 0, task=THREAD)
    refused = use(2, "start", 1, how="raised", name="RuntimeError in line 5", told=True)
    assert found(*START, began(0, 0), *own, *refused, at(2, THREAD, "end", 0)) == []


def test_a_start_refused_some_time_after_the_tasks_own_stop_breaks_5_6() -> None:
    own = use(1, "own stop", 0, task=THREAD)
    refused = use(2, "start", 20, how="raised", name="RuntimeError in line 5", told=True)
    events = (*START, began(0, 0), *own, at(2, THREAD, "end", 0), *refused)
    assert found(*events) == [("5.6", "wrong-exception")]


def test_a_start_at_the_instant_at_which_a_run_that_stopped_itself_ends_may_be_refused() -> None:
    own = use(1, "own stop", 0, task=THREAD)
    refused = use(2, "start", 2, how="raised", name="RuntimeError in line 5", told=True)
    assert found(*START, began(0, 0), *own, at(2, THREAD, "end", 0), *refused) == []


@pytest.mark.parametrize(("told", "broken"), [(True, []), (False, [("5.2", "wrong-result")])])
def test_running_is_true_while_it_runs(told: bool, broken: list[tuple[str, str]]) -> None:
    running = use(1, "running", 1, told=told)
    assert found(*START, *call(0, 0, 0), *running, *use(2, "stop", 2)) == broken


@pytest.mark.parametrize(("told", "broken"), [(False, []), (True, [("5.2", "wrong-result")])])
def test_running_is_false_once_stop_has_returned(told: bool, broken: list[tuple[str, str]]) -> None:
    stop = use(1, "stop", 1)
    assert found(*START, *call(0, 0, 0), *stop, *use(2, "running", 1, told=told)) == broken


@pytest.mark.parametrize("told", [True, False])
def test_running_is_free_before_start_and_stop_have_returned(told: bool) -> None:
    early = use(1, "running", 0, task=OTHER, told=told)
    assert found(START[0], *early, START[1], *use(2, "stop", 0)) == []
    stop = use(1, "stop", 1)
    meanwhile = use(2, "running", 1, task=OTHER, told=told)
    assert found(*START, *call(0, 0, 0), stop[0], *meanwhile, stop[1]) == []


def test_running_still_true_some_time_after_a_failure_breaks_5_7() -> None:
    events = (*START, began(0, 0), failed(0, 1), *use(1, "running", 2, told=True))
    stop = use(2, "stop", 3, how="raised", name="task 0")
    assert found(*events, *stop) == [("5.7", "wrong-result")]


def test_a_stop_that_returns_during_a_call_breaks_5_3() -> None:
    events = (*START, began(0, 0), *use(1, "stop", 3), at(5, THREAD, "end", 0))
    findings = judge(TRIED, finished(*events))
    assert kinds(findings) == [("5.3", "early")]
    assert findings[0].message == (
        "worker.stop() returned at 3 s, but the call under way ended at 5 s"
    )


def test_a_stop_that_waits_for_the_call_under_way_passes() -> None:
    stop = use(1, "stop", 3, 5)
    assert found(*START, began(0, 0), stop[0], at(5, THREAD, "end", 0), stop[1]) == []


def test_a_stop_that_waits_for_the_pause_breaks_5_3() -> None:
    assert found(*START, *call(0, 0, 0), *use(1, "stop", 3, 10)) == [("5.3", "late")]


def test_a_stop_that_waits_for_a_call_and_then_for_the_pause_breaks_5_3() -> None:
    stop = use(1, "stop", 3, 15)
    events = (*START, began(0, 0), stop[0], at(5, THREAD, "end", 0), *call(1, 15, 15), stop[1])
    assert found(*events) == [("5.3", "late")]


def test_a_call_after_the_stop_breaks_5_3() -> None:
    events = (*START, *call(0, 0, 0), *use(1, "stop", 3), *call(1, 10, 10))
    assert found(*events) == [("5.3", "early")]


def test_a_call_that_comes_of_a_pause_cut_short_breaks_5_1_and_5_3() -> None:
    stop = use(1, "stop", 3)
    findings = judge(TRIED, finished(*START, *call(0, 0, 0), stop[0], *call(1, 3, 3), stop[1]))
    assert kinds(findings) == [("5.1", "early"), ("5.3", "early")]
    assert findings[0].message == (
        "worker.stop() was called at 3 s, and then call 2 of the task began at 3 s; none was due before 10 s"
    )


def test_a_call_due_at_the_instant_of_the_stop_may_come_after_it() -> None:
    stop = use(1, "stop", 10)
    assert found(*START, *call(0, 0, 0), stop[0], *call(1, 10, 10), stop[1]) == []


def test_a_stop_that_stops_nothing_breaks_5_3() -> None:
    stop = use(1, "stop", 3)
    calls = [event for number in range(1, 5) for event in call(number, 10 * number, 10 * number)]
    last = came(1, 40, how="raised", name="endless")
    assert found(*START, *call(0, 0, 0), stop[0], *calls, last) == [("5.3", "livelock")]


def test_a_thread_left_by_stop_breaks_r2_and_5_3() -> None:
    left = at(1, CALLER, "left", 1, "Thread-1", 9)
    assert found(*START, *call(0, 0, 0), *use(1, "stop", 1), left) == [
        ("R2", "leaked-thread"),
        ("5.3", "early"),
    ]


def test_a_thread_that_a_racing_start_may_have_begun_is_nobodys() -> None:
    stop = use(1, "stop", 0, task=OTHER)
    left = at(0, OTHER, "left", 1, "Thread-1", 9)
    assert found(START[0], *stop, left, START[1], *use(2, "stop", 0)) == []


def test_a_stop_too_many_that_raises_breaks_5_4() -> None:
    stop = use(0, "stop", 0, how="raised", name="AttributeError in line 8", told=False)
    assert found(*stop) == [("5.4", "wrong-exception")]


def test_a_run_without_calls_after_a_stop_too_many_breaks_5_4() -> None:
    events = (*use(0, "stop", 0), *use(1, "start", 0), *use(2, "stop", 1))
    assert found(*events) == [("5.4", "lost")]


def test_a_task_that_stops_the_worker_passes() -> None:
    own = use(1, "own stop", 0, task=THREAD)
    events = (*START, began(0, 0), *own, at(2, THREAD, "end", 0), *use(2, "stop", 30))
    assert found(*events) == []


def test_the_tasks_own_stop_that_raises_breaks_5_5() -> None:
    own = use(1, "own stop", 0, task=THREAD, how="raised", name="RuntimeError", told=True)
    assert found(*START, began(0, 0), *own, at(2, THREAD, "end", 0)) == [("5.5", "wrong-exception")]


def test_a_call_after_the_tasks_own_stop_breaks_5_5() -> None:
    own = use(1, "own stop", 0, task=THREAD)
    events = (*START, began(0, 0), *own, at(2, THREAD, "end", 0), *call(1, 12, 12))
    assert found(*events) == [("5.5", "wrong-result")]


def test_a_thread_that_stopped_itself_and_calls_on_after_a_restart_breaks_5_5_and_5_6() -> None:
    own = use(1, "own stop", 0, task=THREAD)
    events = (*START, began(0, 0), *own, *use(2, "start", 1), *call(1, 1, 1, SECOND_THREAD))
    late = (at(2, THREAD, "end", 0), *call(2, 12, 12))
    assert found(*events, *late) == [("5.5", "duplicated"), ("5.6", "duplicated")]


def test_a_deadlock_within_the_tasks_own_stop_breaks_5_5_and_r4() -> None:
    history = ended("deadlock", *START, began(0, 0), at(0, THREAD, "call", 1, "own stop"))
    assert kinds(judge(TRIED, history)) == [("5.5", "deadlock"), ("R4", "deadlock")]


def test_a_second_run_without_calls_breaks_5_6() -> None:
    events = (*START, *call(0, 0, 0), *use(1, "stop", 1), *use(2, "start", 2), *use(3, "stop", 3))
    assert found(*events) == [("5.6", "lost")]


FAILED = (*START, began(0, 0), failed(0, 2))


def test_the_next_stop_raises_the_failure_and_the_one_after_is_silent() -> None:
    stop = use(1, "stop", 3, how="raised", name="task 0")
    assert found(*FAILED, *stop, *use(2, "stop", 4)) == []


def test_of_two_stops_that_wait_at_the_failure_either_may_raise_it() -> None:
    first, second = use(1, "stop", 1, 2), use(2, "stop", 1, 2, task=OTHER)
    telling = came(2, 2, OTHER, how="raised", name="task 0")
    assert found(*FAILED[:3], first[0], second[0], failed(0, 2), first[1], telling) == []
    both = came(1, 2, how="raised", name="task 0")
    assert found(*FAILED[:3], first[0], second[0], failed(0, 2), both, telling) == [
        ("5.7", "duplicated")
    ]


def test_a_failure_that_no_stop_raises_breaks_5_7() -> None:
    assert found(*FAILED, *use(1, "stop", 3)) == [("5.7", "wrong-exception")]


def test_a_failure_that_only_ended_its_thread_is_told_as_such() -> None:
    events = (*FAILED, *use(1, "stop", 3))
    uncaught = (Uncaught(THREAD, "ValueError", "", 9),)
    history = History("finished", events, 3 * SECOND, (), uncaught)
    assert kinds(judge(TRIED, history)) == [("5.7", "thread-exception")]


def test_a_failure_raised_by_the_stop_after_next_breaks_5_7() -> None:
    late = use(2, "stop", 4, how="raised", name="task 0")
    assert found(*FAILED, *use(1, "stop", 3), *late) == [("5.7", "wrong-exception")]


def test_another_exception_in_place_of_the_failure_breaks_5_7() -> None:
    stop = use(1, "stop", 3, how="raised", name="RuntimeError in line 20", told=True)
    assert found(*FAILED, *stop) == [("5.7", "wrong-exception")]


def test_a_call_after_a_failure_breaks_5_7() -> None:
    stop = use(1, "stop", 13, how="raised", name="task 0")
    assert found(*FAILED, *call(1, 12, 12), *stop) == [("5.7", "wrong-result")]


def block(raises: bool, name: str, told: bool = True) -> list[Event]:
    entered = use(0, "enter", 0, told=told)
    raised = [at(1, CALLER, "raises", 1)] if raises else []
    begin, end = use(1, "exit", 1, how="raised" if name else "returned", name=name)
    return [*entered, *call(0, 0, 0), begin, *raised, end]


def test_a_block_that_ends_either_way_passes() -> None:
    assert found(*block(False, "")) == []
    assert found(*block(True, "block")) == []


def test_an_exception_of_the_block_that_is_swallowed_breaks_5_8() -> None:
    assert found(*block(True, "")) == [("5.8", "wrong-exception")]


def test_something_else_than_the_worker_breaks_5_8() -> None:
    assert found(*block(False, "", told=False)) == [("5.8", "wrong-result")]


def test_a_block_without_calls_breaks_5_8() -> None:
    assert found(*use(0, "enter", 0, told=True), *use(1, "exit", 1)) == [("5.8", "lost")]


@pytest.mark.parametrize("name", ["block", "task 0"])
def test_if_block_and_task_both_raise_either_may_leave_the_block(name: str) -> None:
    entered = use(0, "enter", 0, told=True)
    begin, end = use(1, "exit", 3, how="raised", name=name)
    events = (*entered, began(0, 0), failed(0, 2), begin, at(3, CALLER, "raises", 1), end)
    assert found(*events) == []


def test_one_look_for_each_pause_passes_and_many_break_r3() -> None:
    calls = [*call(0, 0, 0), *call(1, 10, 10)]
    events = (*START, *calls, *use(1, "stop", 11))
    assert found(*events, at(11, CALLER, "looked-again", 2)) == []
    assert found(*events, at(11, CALLER, "looked-again", 100)) == [("R3", "polling")]


def test_a_deadlock_breaks_what_was_tried_and_r4() -> None:
    tried = Scenario("5.7", 10, (), (Act(fails=True),))
    assert kinds(judge(tried, ended("deadlock", *START))) == [
        ("5.7", "deadlock"),
        ("R4", "deadlock"),
    ]


def beside(*events: Event) -> list[Event]:
    """The same events, noted of the second worker."""
    return [Event(event.time, event.task, BESIDE + event.kind, event.data) for event in events]


TWO = Scenario("5.6", 10, (), beside=(Step("start"),))


def test_two_workers_that_run_at_once_pass() -> None:
    one = (*START, *call(0, 0, 0), *use(1, "stop", 5))
    assert found(*one, *beside(*START, *call(0, 0, 0), *use(1, "stop", 5)), tried=TWO) == []


def test_a_worker_that_ends_with_another_one_breaks_5_1() -> None:
    one = (*START, *call(0, 0, 0), *use(1, "stop", 5))
    other = beside(*START, *call(0, 0, 0, SECOND_THREAD), *use(1, "stop", 25, task=OTHER))
    assert found(*one, *other, tried=TWO) == [("5.1", "lost")]


def test_another_workers_failure_raised_by_a_stop_is_a_wrong_exception() -> None:
    stop = use(1, "stop", 3, how="raised", name="task 0")
    other = beside(*START, *call(0, 0, 0, SECOND_THREAD), *stop)
    findings = found(*FAILED, *other, tried=TWO)
    assert findings == [("5.6", "wrong-exception")]
