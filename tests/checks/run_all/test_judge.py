from __future__ import annotations

import pytest

from grader.checks.jobs import READING, Source, error_label
from grader.checks.run_all.judge import judge
from grader.checks.run_all.scenario import Call, Scenario, Task
from grader.records.finding import Finding
from grader.records.history import Event
from tests.checks.histories import CALLER, at, ended, finished, told


def scenario(
    *tasks: Task,
    focus: str = "1.1",
    source: Source | None = None,
    meeting: str = "",
    undisturbed: bool = False,
) -> Scenario:
    call = Call(tasks, source or Source(), meeting)  # type: ignore[arg-type]
    return Scenario(focus, (call,), undisturbed)


TWO = scenario(Task(), Task())
FAILING = scenario(Task(raises="ValueError"), Task(raises="KeyError"), focus="1.4")
MEETING = scenario(Task(), Task(), focus="1.3", meeting="all")
CUT_SHORT = scenario(Task(), focus="1.4", source=Source("generator", breaks=1))


def begun() -> Event:
    return at(0, CALLER, "call", "0")


def outcome(*data: str, seconds: float = 0) -> Event:
    return at(seconds, CALLER, "outcome", "0", *data)


def both() -> list[Event]:
    return [*told(1, 0), *told(2, 1)]


def both_raise() -> list[Event]:
    return [*told(2, 1, how="raised"), *told(1, 0, how="raised")]


def kinds(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.clause, finding.kind) for finding in findings]


def test_results_in_order_pass() -> None:
    history = finished(begun(), *both(), outcome("returned", "list", "v0", "v1"))
    assert judge(TWO, history) == []


def test_no_tasks_and_an_empty_list_pass() -> None:
    assert judge(scenario(), finished(begun(), outcome("returned", "list"))) == []


@pytest.mark.parametrize(
    ("returned", "kind"),
    [
        (("list", "v1", "v0"), "out-of-order"),
        (("list", "v1"), "lost"),
        (("list", "v0", "v1", "v1"), "duplicated"),
        (("list", "v0", "None"), "wrong-result"),
        (("<tuple>",), "wrong-result"),
        (("None",), "wrong-result"),
    ],
)
def test_other_results_break_1_1(returned: tuple[str, ...], kind: str) -> None:
    history = finished(begun(), *both(), outcome("returned", *returned))
    assert kinds(judge(TWO, history)) == [("1.1", kind)]


def test_a_wrong_result_is_told_with_what_was_due() -> None:
    history = finished(begun(), *both(), outcome("returned", "list", "v1", "v0"))
    assert judge(TWO, history)[0].message == (
        "run_all([t0, t1]) returned [v1, v0]; it should return [v0, v1]"
    )


def test_an_exception_out_of_nowhere_breaks_1_1() -> None:
    history = finished(begun(), outcome("raised", "TypeError in line 3"))
    assert kinds(judge(TWO, history)) == [("1.1", "wrong-exception")]


def test_an_exception_object_is_a_value_too() -> None:
    tried = scenario(Task(gives="error"))
    history = finished(begun(), *told(1, 0), outcome("raised", "value v0", "ValueError"))
    assert kinds(judge(tried, history)) == [("1.1", "wrong-exception")]


def test_which_run_of_a_callable_given_twice_stands_where_is_free() -> None:
    tried = scenario(Task(), Task(same=0))
    runs = [*told(1, 0), *told(2, 0)]
    history = finished(begun(), *runs, outcome("returned", "list", "v0 (2)", "v0"))
    assert judge(tried, history) == []


def test_a_callable_given_twice_gives_two_results() -> None:
    tried = scenario(Task(), Task(same=0))
    runs = [*told(1, 0), *told(2, 0)]
    history = finished(begun(), *runs, outcome("returned", "list", "v0", "v0"))
    assert kinds(judge(tried, history)) == [("1.1", "wrong-result")]


def test_a_task_run_twice_breaks_1_2_alone() -> None:
    runs = [*both(), *told(3, 0)]
    history = finished(begun(), *runs, outcome("returned", "list", "v0 (2)", "v1"))
    assert kinds(judge(TWO, history)) == [("1.2", "duplicated")]


def test_a_task_never_run_breaks_1_2() -> None:
    history = finished(begun(), *told(1, 0), outcome("returned", "list", "v0", "None"))
    assert ("1.2", "lost") in kinds(judge(TWO, history))


def test_a_task_in_the_callers_thread_breaks_1_2() -> None:
    history = finished(
        begun(), *told(1, 0), *told(CALLER, 1), outcome("returned", "list", "v0", "v1")
    )
    findings = judge(TWO, history)
    assert kinds(findings) == [("1.2", "wrong-result")]
    assert "caller's thread" in findings[0].message


def test_two_tasks_in_one_thread_break_1_2() -> None:
    history = finished(begun(), *told(1, 0), *told(1, 1), outcome("returned", "list", "v0", "v1"))
    findings = judge(TWO, history)
    assert kinds(findings) == [("1.2", "wrong-result")]
    assert "one thread" in findings[0].message


def test_an_inner_call_is_judged_like_an_outer_one() -> None:
    tried = scenario(Task(inner=1))
    inner = [
        at(0, 1, "call", "0.0"),
        *told(1, 0, "0.0"),
        at(0, 1, "outcome", "0.0", "returned", "list", "v0 of call 0.0"),
    ]
    first, last = told(1, 0)
    history = finished(begun(), first, *inner, last, outcome("returned", "list", "v0"))
    assert kinds(judge(tried, history)) == [("1.2", "wrong-result")]


def test_tasks_that_never_meet_break_1_3_alone() -> None:
    history = ended("deadlock", begun(), at(0, 1, "begin", "0", 0))
    findings = judge(MEETING, history)
    assert kinds(findings) == [("1.3", "not-concurrent")]
    assert "1 of 2 had begun" in findings[0].message


def test_a_deadlock_after_the_meeting_breaks_r4_alone() -> None:
    assert kinds(judge(MEETING, ended("deadlock", begun(), *both()))) == [("R4", "deadlock")]


def test_tasks_that_do_not_meet_since_one_ran_twice_break_1_2_alone() -> None:
    history = ended("deadlock", begun(), at(0, 1, "begin", "0", 0), at(0, 2, "begin", "0", 0))
    assert kinds(judge(MEETING, history)) == [("1.2", "duplicated")]


def test_a_deadlock_elsewhere_breaks_the_focus_and_r4() -> None:
    history = ended("deadlock", begun(), *both())
    assert kinds(judge(TWO, history)) == [("1.1", "deadlock"), ("R4", "deadlock")]


def test_tasks_one_after_the_other_break_1_3() -> None:
    tried = scenario(Task(pause=100), Task(pause=100), focus="1.3", undisturbed=True)
    jobs = [*told(1, 0, end=100), *told(2, 1, begin=100, end=200)]
    history = finished(begun(), *jobs, outcome("returned", "list", "v0", "v1", seconds=200))
    assert kinds(judge(tried, history)) == [("1.3", "not-concurrent")]


def test_tasks_at_the_same_time_pass() -> None:
    tried = scenario(Task(pause=100), Task(pause=200), focus="1.3", undisturbed=True)
    jobs = [*told(1, 0, end=100), *told(2, 1, end=200)]
    jobs.sort(key=lambda event: event.time)
    history = finished(begun(), *jobs, outcome("returned", "list", "v0", "v1", seconds=200))
    assert judge(tried, history) == []


def test_the_first_failing_tasks_exception_passes() -> None:
    history = finished(begun(), *both_raise(), outcome("raised", error_label("0", 0), "ValueError"))
    assert judge(FAILING, history) == []


@pytest.mark.parametrize(
    "data",
    [
        ("raised", error_label("0", 1)),
        ("raised", "RuntimeError in line 9"),
        ("returned", "list", "None", "None"),
    ],
)
def test_any_other_outcome_of_failing_tasks_breaks_1_4(data: tuple[str, ...]) -> None:
    history = finished(begun(), *both_raise(), outcome(*data))
    assert kinds(judge(FAILING, history)) == [("1.4", "wrong-exception")]


def test_a_task_left_out_after_a_failure_breaks_1_4() -> None:
    events = [*told(1, 0, how="raised"), outcome("raised", error_label("0", 0), "ValueError")]
    assert kinds(judge(FAILING, finished(begun(), *events))) == [("1.4", "lost")]


def test_raising_while_others_run_breaks_1_4_and_r2() -> None:
    events = [
        *told(1, 0, how="raised"),
        at(0, 2, "begin", "0", 1),
        outcome("raised", error_label("0", 0)),
    ]
    history = finished(begun(), *events, at(0, CALLER, "left", "Thread-2", 7))
    assert kinds(judge(FAILING, history)) == [("1.4", "early"), ("R2", "leaked-thread")]


def test_a_thread_left_behind_breaks_r2_alone() -> None:
    events = [
        *both(),
        outcome("returned", "list", "v0", "v1"),
        at(0, CALLER, "left", "Thread-2", 7),
    ]
    assert kinds(judge(TWO, finished(begun(), *events))) == [("R2", "leaked-thread")]


def test_polling_breaks_r3_alone() -> None:
    events = [*both(), outcome("returned", "list", "v0", "v1"), at(0, CALLER, "looked-again", 50)]
    assert kinds(judge(TWO, finished(begun(), *events))) == [("R3", "polling")]


def test_what_reading_raises_is_raised_whether_tasks_ran_or_not() -> None:
    read = at(0, CALLER, "read", "0")
    assert judge(CUT_SHORT, finished(begun(), read, outcome("raised", READING))) == []
    assert judge(CUT_SHORT, finished(begun(), read, *told(1, 0), outcome("raised", READING))) == []


def test_what_reading_raises_and_is_not_raised_breaks_1_4() -> None:
    events = [at(0, CALLER, "read", "0"), *told(1, 0), outcome("returned", "list", "v0")]
    assert kinds(judge(CUT_SHORT, finished(begun(), *events))) == [("1.4", "wrong-exception")]


def test_reading_that_fails_while_a_task_still_runs_breaks_1_4_and_r2() -> None:
    events = [at(0, CALLER, "read", "0"), at(0, 1, "begin", "0", 0), outcome("raised", READING)]
    history = finished(begun(), *events, at(0, CALLER, "left", "Thread-1", 7))
    assert kinds(judge(CUT_SHORT, history)) == [("1.4", "early"), ("R2", "leaked-thread")]


def test_an_exception_before_anything_was_read_is_not_held_against_1_4() -> None:
    history = finished(begun(), outcome("raised", "TypeError in line 2"))
    assert kinds(judge(CUT_SHORT, history)) == [("1.1", "wrong-exception")]


def test_an_exception_of_an_earlier_call_breaks_1_1() -> None:
    history = finished(begun(), *both(), outcome("raised", error_label("7", 0)))
    found = judge(TWO, history)
    assert kinds(found) == [("1.1", "wrong-exception")]
    assert "belongs to another call" in found[0].message


def test_a_few_pauses_are_not_polling() -> None:
    done = outcome("returned", "list", "v0", "v1")
    history = finished(begun(), *both(), done, at(0, CALLER, "looked-again", 5))
    assert judge(TWO, history) == []
