"""Every thread is ended after each run, whatever it does, and the next run knows nothing of it."""

from __future__ import annotations

import gc
import textwrap

import greenlet
import pytest

from grader.kernel.machine import Machine
from grader.kernel.strategy import Undisturbed

from .running import run

STUBBORN = {
    "waits for a lock": "LOCK.acquire()",
    "waits for an RLock in a with block": "RLOCK.__enter__()",
    "waits for an event": "Event().wait()",
    "waits for an item": "queue.Queue().get()",
    "waits for room": "FULL.put(1)",
    "waits for an item of a SimpleQueue": "queue.SimpleQueue().get()",
    "waits for all items to be done": "FULL.join()",
    "waits for a semaphore": "Semaphore(0).acquire()",
    "waits at a barrier": "Barrier(2).wait()",
    "waits in a condition": "with Condition() as c, CONDITION: CONDITION.wait()",
    "waits for the main thread": "main_thread().join()",
    "waits for a future": "futures.Future().result()",
    "sleeps": "time.sleep(1e6)",
    "sleeps in a loop": "while True: time.sleep(1)",
    "waits for a timer": "t = Timer(1e6, print); t.start(); t.join()",
    "waits for a worker of a pool": """
        with futures.ThreadPoolExecutor(1) as pool:
            pool.submit(Event().wait)
    """,
    "spins": "while True: pass",
    "catches everything in a spin": """
        while True:
            try:
                while True: pass
            except BaseException:
                pass
    """,
    "waits again in finally": """
        try:
            Event().wait()
        finally:
            Event().wait()
    """,
    "takes locks in finally": """
        try:
            Event().wait()
        finally:
            with LOCK, RLOCK:
                LOCK.acquire()
    """,
    "waits within a generator": """
        def numbers():
            try:
                yield Event().wait()
            finally:
                yield 2
        list(numbers())
    """,
    "holds a generator that waits when it is closed": """
        def numbers():
            try:
                yield 1
            finally:
                Event().wait()
        shared = numbers()
        next(shared)
        Event().wait()
    """,
    "starts threads while it is ended": """
        try:
            Event().wait()
        finally:
            Thread(target=Event().wait).start()
    """,
    "prints while it is ended": """
        try:
            Event().wait()
        finally:
            while True: print("bye")
    """,
    "works in an ExitStack": """
        with contextlib.ExitStack() as stack:
            for _ in range(10):
                stack.callback(Event().wait)
            Event().wait()
    """,
    "waits for itself to be told by its own thread": """
        inner = Thread(target=Event().wait)
        inner.start()
        inner.join()
    """,
    "is started as the library starts threads": "_thread.start_new_thread(Event().wait, ())",
    "catches everything and goes on": """
        while True:
            try:
                Event().wait()
            except BaseException:
                continue
    """,
    "returns in finally": """
        while True:
            try:
                Event().wait()
            finally:
                continue
    """,
    "swallows all in __exit__": """
        class Calm:
            def __enter__(self): return self
            def __exit__(self, *_): return True
        while True:
            with Calm():
                Event().wait()
    """,
}

# These cannot be ended: they are left where they stand, and the worker is to be replaced.
UNENDABLE = {
    "recurses in except": """
        def again():
            try:
                Event().wait()
            except BaseException:
                again()
        again()
    """,
}

PROGRAM = """
import _thread, contextlib, queue, time
from concurrent import futures
from threading import *
LOCK, RLOCK, CONDITION, FULL = Lock(), RLock(), Condition(), queue.Queue(1)
def work():
{body}
def main():
    LOCK.acquire()
    RLOCK.acquire()
    FULL.put(1)
    Thread(target=work, daemon=True).start()
    time.sleep(0.5)
"""


def program(body: str) -> str:
    body = body.replace(" as c, CONDITION:", ":").replace("Condition()", "CONDITION")
    return PROGRAM.format(body=textwrap.indent(textwrap.dedent(body).strip(), "    "))


def living_greenlets() -> int:
    gc.collect()
    return sum(
        isinstance(thing, greenlet.greenlet) and not thing.dead for thing in gc.get_objects()
    )


@pytest.mark.parametrize("body", STUBBORN.values(), ids=STUBBORN)
def test_a_thread_is_ended(body: str, machine: Machine) -> None:
    before = living_greenlets()
    done = run(machine, program(body))
    assert (done.ending, done.raised, living_greenlets() - before) == ("finished", None, 0)


@pytest.mark.parametrize("body", UNENDABLE.values(), ids=UNENDABLE)
def test_a_thread_that_cannot_be_ended_is_left_and_counted(body: str, machine: Machine) -> None:
    before = len(machine.kernel.abandoned)
    done = run(machine, program(body))
    assert (done.ending, done.raised, len(machine.kernel.abandoned) - before) == (
        "finished", None, 1,
    )  # fmt: skip


BODIES = STUBBORN | UNENDABLE


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_the_next_run_is_as_if_it_were_the_first(body: str, machine: Machine) -> None:
    source = """
        import threading
        def main():
            thread = threading.Thread(target=print, args=("on",))
            thread.start()
            thread.join()
            print(thread.name, threading.active_count())
    """
    run(machine, program(body))
    done = run(machine, source)
    assert (done.ending, done.stdout) == ("finished", "on\nThread-1 (print) 1\n")


def test_a_thread_that_has_not_run_at_all_is_ended(machine: Machine) -> None:
    source = "import _thread\ndef main():\n    _thread.start_new_thread(print, ())\n"
    done = run(machine, source)
    assert (done.ending, done.raised, machine.kernel.active) == ("finished", None, False)


def test_a_main_thread_that_is_stuck_is_ended_too(machine: Machine) -> None:
    source = """
        from threading import Lock
        def main():
            lock = Lock()
            while True:
                try:
                    with lock:
                        lock.acquire()
                except BaseException:
                    pass
    """
    done = run(machine, source)
    assert (done.ending, done.raised) == ("deadlock", None)


def test_the_end_of_a_run_is_read_off_before_anything_is_unwound(machine: Machine) -> None:
    source = """
        from threading import Event, Thread
        from time import sleep
        def work():
            try:
                Event().wait()
            finally:
                print("unwound")
        def main():
            Thread(target=work).start()
            sleep(1)
    """
    done = run(machine, source)
    assert ([task.waiting != "" for task in done.tasks], done.stdout) == ([True], "")


def test_steps_of_unwinding_are_not_counted(machine: Machine) -> None:
    source = """
        from threading import Event, Thread
        from time import sleep
        def work():
            try:
                Event().wait()
            finally:
                for _ in range({loops}):
                    print("unwound")
        def main():
            Thread(target=work).start()
            sleep(1)
    """
    few, many = (run(machine, source.format(loops=loops)).steps for loops in (0, 100))
    assert few == many


@pytest.mark.parametrize("body", ["waits again in finally", "catches everything in a spin"])
def test_a_hundred_runs_leave_no_greenlets(body: str, machine: Machine) -> None:
    source = program(STUBBORN[body])
    run(machine, source)
    before = living_greenlets()
    for _ in range(100):
        run(machine, source)
    assert living_greenlets() == before


def test_a_hundred_runs_leave_no_tasks(machine: Machine) -> None:
    with machine.installed():
        loaded = machine.load(program(STUBBORN["waits in a condition"]), "stuck.py")
        for _ in range(100):
            machine.run(lambda: loaded.module().main(), Undisturbed())
    assert machine.kernel.tasks == [machine.kernel.boot]
