from __future__ import annotations

from typing import Any

import pytest

from grader.checks.background_worker import scenario as ex5
from grader.checks.jobs import Source
from grader.checks.pool_map import scenario as ex2
from grader.checks.producer_consumer import scenario as ex4
from grader.checks.registry import SUITES
from grader.checks.run_all import scenario as ex1
from grader.checks.safe_print import scenario as ex3
from grader.checks.safe_print.scenario import Value
from grader.checks.suite import Suite
from grader.judge.drawing import draw

MOST = 16  # lines of the largest scenario that is drawn


@pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES)
def test_every_scenario_that_is_tried_has_words(suite: Suite) -> None:
    for family in suite.families:
        for scenario in (*draw(family.scenarios, 12, 1), *family.core):
            lines = suite.words(scenario)
            assert 1 <= len(lines) <= MOST
            assert lines[0][0]
            assert all(text and "\n" not in about + text for about, text in lines)


def run_all(*tasks: ex1.Task, **more: Any) -> list[tuple[str, str]]:
    return SUITES["run_all"].words(ex1.Scenario("1.1", (ex1.Call(tasks, **more),)))


def test_tasks_of_run_all_that_only_give_an_object_are_not_told() -> None:
    assert run_all(ex1.Task(), ex1.Task(same=0)) == [("call", "run_all([t0, t0])")]


def test_tasks_of_run_all_are_told_and_equal_ones_together() -> None:
    slow = ex1.Task(pause=2, raises="ValueError")
    odd = ex1.Task(shape="empty", inner=1)
    assert run_all(slow, slow, slow, odd, source=Source("generator", 1), meeting="all") == [
        ("call", "run_all(<generator of t0, t1, t2, t3>)"),
        ("t0 to t2", "each takes 2 s, then raises ValueError"),
        ("t3", "is an object that counts as false; calls run_all with 1 task of its own"),
        ("tasks", "each waits until all 4 have begun"),
        ("tasks", "reading raises OSError after 1 of them"),
    ]


def test_many_tasks_are_told_in_few_words() -> None:
    assert run_all(*[ex1.Task(pause=100)] * 40) == [
        ("call", "run_all([t0, t1, ..., t39])"),
        ("t0 to t39", "each takes 100 s"),
    ]


def test_items_of_pool_map_and_what_the_function_does() -> None:
    items = (ex2.Item(gives="none", kind="list"), ex2.Item(), ex2.Item(kind="none", pause=1))
    assert SUITES["pool_map"].words(
        ex2.Scenario("2.1", (ex2.Call(items, 3, gates=2), ex2.Call(())))
    ) == [
        ("call 0", "pool_map(func, [x0, x1, None], 3)"),
        ("x0", "is a list; func returns None"),
        ("None", "func takes 1 s"),
        ("func", "its first 6 calls wait for each other, 3 at a time"),
        ("call 1", "pool_map(func, [], 2)"),
    ]


def call(*values: Value, **more: Any) -> ex3.Call:
    return ex3.Call(values, **more)


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (call(), "safe_print(file=f0)"),
        (call(Value("text", "t"), sep="", end="!"), "safe_print('t', sep='', end='!', file=f0)"),
        (call(Value("none", ""), Value("list", "t"), target=-1), "safe_print(None, ['t'])"),
        (call(Value("number", "7"), target=1), "safe_print(7, file=f1)"),
        (
            call(Value("raises", "")),
            "safe_print(<an object whose __str__ raises ValueError>, file=f0)",
        ),
        (
            call(Value("prints", "t", calls=(call(Value("text", "i"), target=1),))),
            "safe_print(<an object whose __str__ calls safe_print('i', file=f1) and gives 't'>, file=f0)",
        ),
    ],
)
def test_a_call_of_safe_print_reads_like_python(one: ex3.Call, text: str) -> None:
    scenario = ex3.Scenario("3.1", ((one,),), (ex3.File(), ex3.File()))
    assert SUITES["safe_print"].words(scenario)[0] == ("the caller", text)


def test_threads_files_and_times_of_safe_print_are_told() -> None:
    late = call(Value("text", "t"), after=10, stdout=1)
    files = (ex3.File(fails=0, broken=True), ex3.File("equal", pause=1000))
    assert SUITES["safe_print"].words(ex3.Scenario("3.2", ((call(),), (late,)), files)) == [
        ("thread 1", "safe_print(file=f0)"),
        ("thread 2", "time.sleep(10)"),
        ("", "sys.stdout = f1"),
        ("", "safe_print('t', file=f0)"),
        (
            "f0",
            "has a method write, nothing else; write number 1 raises OSError, and so do all after it",
        ),
        ("f1", "has a method write, and is equal to every other file; each write takes 1,000 s"),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (ex4.Source(("text", "none"), "generator"), "gives 'a0', None"),
        (ex4.Source((), "generator", late=10), "gives nothing, then ends after 10 s"),
        (
            ex4.Source(("list", "equal"), "generator", late=1, pause=2, stays=3),
            "gives [], Equal('a1') (the first after 1 s, each later one after 2 s), then ends after 3 s",
        ),
        (
            ex4.Source(("text",) * 3, "generator", late=1, pause=1, fails=2),
            "gives 'a0', 'a1' (each after 1 s), then raises KeyError after 1 s",
        ),
        (
            ex4.Source(("text",), "generator", late=5, endless=True),
            "gives 'a0' (after 5 s), then one more every second, without end",
        ),
    ],
)
def test_what_a_source_gives_and_when_is_told(source: ex4.Source, text: str) -> None:
    scenario = ex4.Scenario("4.1", (source,), error="KeyError")
    assert SUITES["producer_consumer"].words(scenario) == [
        ("call", "run_pipeline([generator_a], consume, consumers=1, capacity=1)"),
        ("generator_a", text),
    ]


def test_what_consume_does_is_told() -> None:
    scenario = ex4.Scenario(
        "4.5", (ex4.Source(("text", "text")),), slow=2, fails=("a0", "a1"), breaks=0, error="Empty"
    )
    assert SUITES["producer_consumer"].words(scenario)[1:] == [
        ("sources", "reading raises queue.Empty at once"),
        ("consume", "takes 2 s, then raises queue.Empty for 'a0' and 'a1'"),
    ]


def test_the_steps_of_a_background_worker_read_like_python() -> None:
    block = ex5.Step("with", body=(ex5.Step("pause", 1),), raises=True)
    threads = ((ex5.Step("start"), ex5.Step("stop"), block, ex5.Step("running")), ())
    acts = (ex5.Act(1), ex5.Act(2, "last", True, True), ex5.Act(3))
    assert SUITES["background_worker"].words(ex5.Scenario("5.1", 0.5, threads, acts, "own")) == [
        ("worker", "BackgroundWorker(task, 0.5)"),
        ("the caller", "worker.start(); worker.stop()"),
        ("", "with worker: time.sleep(1); raise KeyError('block')"),
        ("", "worker.running"),
        ("user 2", "does nothing"),
        ("task", "call 1: time.sleep(1)"),
        ("", "call 2: worker.running; time.sleep(2); worker.stop(); raise OwnError"),
        ("", "later calls: time.sleep(3)"),
    ]


def test_a_second_worker_is_told_with_who_uses_it() -> None:
    start, stop, go = ex5.Step("start"), ex5.Step("stop"), ex5.Step("go")
    acts = (ex5.Act(waits=True), ex5.Act(1, "both"))
    scenario = ex5.Scenario("5.3", 1, ((start, go),), acts, "own", (start, stop), meddles=True)
    assert SUITES["background_worker"].words(scenario) == [
        ("worker", "BackgroundWorker(task, 1)"),
        ("the caller", "worker.start(); go.set()"),
        ("task", "call 1: go.wait()"),
        ("", "call 2: worker.stop(); time.sleep(1); worker.stop()"),
        ("", "later calls: time.sleep(1)"),
        ("other", "BackgroundWorker(others_task, 1)"),
        ("user beside", "other.start(); other.stop()"),
        ("others_task", "call 1: worker.stop()"),
    ]


def test_a_task_that_does_nothing_is_not_told() -> None:
    scenario = ex5.Scenario("R3", 1, ((ex5.Step("start"),),))
    assert [about for about, _ in SUITES["background_worker"].words(scenario)] == [
        "worker",
        "the caller",
    ]
