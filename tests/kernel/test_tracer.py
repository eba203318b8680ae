"""A trace tells what threads did in a student's terms, and changes nothing of the run."""

from __future__ import annotations

import pytest

from grader.search.replay import Replay
from tests.explain.traces import machine, name_of, told, traced

TWO = """
from threading import Condition, Event, Lock, Semaphore, Thread
from queue import Queue
def together(*functions):
    threads = [Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


def test_an_augmented_assignment_reads_then_writes_what_it_comes_to() -> None:
    _, trace = traced("count = 3\ndef main():\n    global count\n    count += 4\n")
    assert told(trace, "read", "write")[1:] == [
        (0, "read", "count", "", "3"),
        (0, "write", "count", "", "7"),
    ]


def test_an_attribute_is_told_with_the_name_of_its_object() -> None:
    source = """
        class Box: pass
        box = Box()
        def main():
            box.size = 1
            box.size += 1
            return box.size
    """
    _, trace = traced(source)
    assert told(trace, "read", "write") == [
        (0, "write", "box", "size", "1"),
        (0, "read", "box", "size", "1"),
        (0, "write", "box", "size", "2"),
        (0, "read", "box", "size", "2"),
    ]


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        ("items.append(2)", "[1, 2]"),
        ("items.append(items[0])", "[1, 1]"),
        ("items.pop()", "[]"),
        ("items[0] = 5", "[5]"),
        ("items[0] += 5", "[6]"),
        ("del items[0]", "[]"),
    ],
)
def test_a_change_of_a_container_tells_what_it_holds_then(statement: str, value: str) -> None:
    _, trace = traced(f"items = [1]\ndef main():\n    {statement}\n")
    assert told(trace, "write")[-1] == (0, "write", "items", "", value)


def test_a_variable_of_an_enclosing_function_has_its_value() -> None:
    source = """
        def main():
            total = 1
            def add():
                nonlocal total
                total += 1
            add()
            return total
    """
    _, trace = traced(source)
    assert (0, "write", "total", "", "2") in told(trace, "write")


def test_locks_are_called_by_the_names_that_the_program_gave_them() -> None:
    source = """
        from threading import Lock
        class Account:
            def __init__(self):
                self.guard = Lock()
            def use(self):
                with self.guard:
                    pass
        plain, many = Lock(), [Lock(), Lock()]
        def main():
            with plain, many[1]:
                pass
            Account().use()
    """
    _, trace = traced(source)
    assert [name for _, _, name, _, _ in told(trace, "take")] == ["plain", "many[1]", "self.guard"]
    assert [name for _, _, name, _, _ in told(trace, "give")] == ["many[1]", "plain", "self.guard"]


def test_what_a_queue_does_within_itself_is_one_call() -> None:
    source = TWO + "work = Queue()\ndef main():\n    work.put(1)\n    work.get()\n"
    _, trace = traced(source)
    assert told(trace, "call", "take", "give", "wait") == [
        (0, "call", "work", "put", ""),
        (0, "call", "work", "get", ""),
    ]


def test_a_notification_that_nobody_waits_for_is_seen() -> None:
    source = TWO + "bell = Condition()\ndef main():\n    with bell:\n        bell.notify()\n"
    _, trace = traced(source)
    assert (0, "call", "bell", "notify", "") in told(trace, "call")


def test_waiting_for_ever_is_the_last_step_of_a_thread() -> None:
    source = TWO + "bell = Event()\ndef work():\n    bell.wait()\ndef main():\n    together(work)\n"
    run, trace = traced(source)
    assert run.ending == "deadlock"
    last = [step for step in trace.steps if step.task == 1][-1]
    assert (last.act, last.part) == ("wait", "wait")


def test_the_step_after_a_badly_placed_switch_is_marked() -> None:
    source = TWO + (
        "count = 0\ndef work():\n    global count\n    count += 1\ndef main():\n    together(work, work)\n"
    )
    plain = machine()
    with plain.installed():
        program = plain.load(source.lstrip("\n"), "program.py")
        undisturbed = plain.run(lambda: program.module().main(), Replay(()))
    assert undisturbed.preemptions == 0
    for place in range(len(undisturbed.choices)):
        run, trace = traced(source, *(0,) * place, 1)
        assert sum(step.moved for step in trace.steps) == run.preemptions


def test_a_traced_run_is_the_run_that_it_would_be_untraced() -> None:
    source = TWO + (
        "items, bell = [], Condition()\n"
        "def take():\n    with bell:\n        while not items:\n            bell.wait()\n        print(items.pop())\n"
        "def give():\n    with bell:\n        items.append(1)\n        bell.notify()\n"
        "def main():\n    together(take, give, take, give)\n"
    )
    m = machine()
    for choices in [(), (0, 1), (0, 0, 0, 2, 1), (1, 1, 1, 1, 1, 1, 1)]:
        with m.installed():
            program = m.load(source.lstrip("\n"), "program.py")
            bare = m.run(lambda: program.module().main(), Replay(choices))  # noqa: B023
        run, _ = traced(source, *choices)
        assert (run.choices, run.stdout, run.ending) == (bare.choices, bare.stdout, bare.ending)


def test_no_code_of_a_student_runs_for_a_value() -> None:
    source = """
        class Loud:
            def __repr__(self): raise SystemExit
            __str__ = __eq__ = __hash__ = __len__ = __bool__ = __repr__
            def __getattribute__(self, name): raise SystemExit
        class Box: pass
        box = Box()
        def main():
            box.held = Loud()
            box.many = [box.held]
            return box.held
    """
    run, trace = traced(source)
    assert (run.ending, run.raised) == ("finished", None)
    assert (0, "write", "box", "held", "<Loud>") in told(trace, "write")


def test_huge_values_are_cut() -> None:
    big = "    a = 9 ** 9999\n    b = 'x' * 10**6\n    c = list(range(10**5))\n"
    source = f"a = b = c = 0\ndef main():\n    global a, b, c\n{big}"
    _, trace = traced(source)
    values = {name: value for _, _, name, _, value in told(trace, "write")}
    assert values["a"] == "<a number of 31,697 bits>"
    assert len(values["b"]) <= 40
    assert values["c"] == "[0, 1, 2, 3, 99996 more]"


def test_a_long_run_keeps_its_beginning_and_its_end() -> None:
    source = "n = 0\ndef main():\n    global n\n    for _ in range(5000):\n        n += 1\n    n = 'end'\n"
    _, trace = traced(source)
    assert trace.steps[0].value == "0"
    assert name_of(trace, trace.steps[-1]) == "n"
    assert trace.cut > 0
    assert len(trace.steps) <= 4_000


def test_threads_of_the_same_name_are_told_apart() -> None:
    source = """
        from threading import Thread
        def main():
            for name in ("same", "other", "same"):
                Thread(target=int, name=name).start()
    """
    _, trace = traced(source)
    assert trace.threads == {0: "MainThread", 1: "same #1", 2: "other", 3: "same #3"}
