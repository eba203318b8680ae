"""What a student is told of a run, word for word."""

from __future__ import annotations

from grader.explain.explanation import explain
from tests.explain.traces import traced

HEAD = """\
from queue import Queue
from threading import Condition, Event, Lock, Semaphore, Thread
def together(*functions):
    threads = [Thread(target=f, name=f.__name__) for f in functions]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
"""


def sentence(source: str, kind: str, *choices: int) -> str:
    """What is told of the run under this schedule."""
    _, trace = traced(HEAD + source, *choices)
    explanation = explain(trace, kind, (HEAD + source).splitlines())
    assert explanation is not None
    return explanation.sentence


def with_one_switch(source: str, kind: str) -> set[str]:
    """What is told of the runs with one switch, wherever it comes."""
    places = range(40)  # more than these programs have
    return {sentence(source, kind, *(0,) * place, 1) for place in places}


COUNT = """\
count = 0
def one():
    global count
    count += 1
def two():
    global count
    count += 1
def main(): together(one, two)
"""


def test_a_lost_update() -> None:
    found = with_one_switch(COUNT, "lost")
    assert (
        "Both threads read `count` = 0 (one in line 10, two in line 13) before either wrote: two wrote 1 (line 13), "
        "then one wrote 1 (line 10). Neither holds a lock there."
    ) in found


LOCKS = """\
a, b = Lock(), Lock()
def one():
    with a:
        with b: pass
def two():
    with b:
        with a: pass
def main(): together(one, two)
"""


def test_a_deadlock() -> None:
    found = with_one_switch(LOCKS, "deadlock")
    assert (
        "one holds `a` (line 9) and waits for `b` (line 10); two holds `b` (line 12) and waits for `a` (line 13)."
    ) in found


def test_a_lost_wake_up() -> None:
    source = """\
bell = Condition()
def ring():
    with bell: bell.notify()
def wait():
    with bell: bell.wait()
def main(): together(ring, wait)
"""
    assert sentence(source, "deadlock") == (
        "ring called `bell.notify()` (line 9) before wait began to wait (line 11), and nobody will wake it again."
    )


def test_a_notification_that_wakes_too_few() -> None:
    source = """\
bell = Condition()
def wait():
    with bell: bell.wait()
def ring():
    with bell: bell.notify()
def main(): together(wait, wait, ring)
"""
    assert sentence(source, "deadlock").startswith(
        "ring called `bell.notify()` (line 11) while 2 threads waited: that wakes one, and wait #2 waits for ever."
    )


def test_a_lock_that_its_thread_took_with_it() -> None:
    source = """\
lock = Lock()
def take(): lock.acquire()
def other(): lock.acquire()
def main(): together(take, other)
"""
    assert sentence(source, "deadlock") == (
        "other waits for `lock` (line 9); take took `lock` (line 8) and ended without giving it back."
    )


def test_a_thread_that_is_left() -> None:
    source = """\
gate = Event()
def work(): gate.wait()
def main(): Thread(target=work, name="worker", daemon=True).start(); __import__("time").sleep(1)
"""
    assert sentence(source, "leaked-thread") == (
        "worker, started in line 9, waits in `gate.wait()` (line 8)."
    )


def test_a_consumer_that_ends_early() -> None:
    source = """\
work = Queue()
def consume():
    while not work.empty(): work.get()
def produce(): work.put(1)
def main(): together(consume, produce)
"""
    assert sentence(source, "lost") == (
        "consume asked `work.empty()` (line 9) before produce called `work.put()` (line 10), and did not look again: that "
        "a queue is empty now does not say that nothing will come."
    )


def test_two_locks_of_one_name() -> None:
    source = """\
total = 0
def add():
    global total
    lock = Lock()
    with lock:
        total += 1
def main(): together(add, add)
"""
    found = with_one_switch(source, "lost")
    assert any(
        s.endswith("Each holds a `lock` of its own: they are two different locks.") for s in found
    )


def test_a_lock_given_back_between_looking_and_acting() -> None:
    source = """\
items, lock = [], Lock()
def add():
    with lock:
        empty = not items
    with lock:
        if empty: items.append(1)
def main(): together(add, add)
"""
    found = with_one_switch(source, "duplicated")
    assert any(s.endswith("gave the lock back in between (line 9).") for s in found)


def test_threads_that_have_not_run_at_all_are_left_too() -> None:
    source = """\
def work(): pass
def main(): Thread(target=work, name="worker").start()
"""
    assert sentence(source, "leaked-thread") == (
        "worker, started in line 8, has not come to its first line yet."
    )


def test_where_the_switch_came_is_told_where_nothing_met() -> None:
    source = """\
from time import monotonic
def one(): monotonic()
def two(): monotonic()
def main(): together(one, two)
"""
    found = with_one_switch(source, "early")
    assert any("could have gone on (" in told and ", but two ran (" in told for told in found)


def test_nothing_is_told_of_a_run_with_one_thread() -> None:
    _, trace = traced("x = 1\ndef main():\n    global x\n    x += 1\n")
    assert explain(trace, "wrong-result", []) is None
