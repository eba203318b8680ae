"""Sleeps, timers and time limits: what the clock orders, and what it leaves open."""

from __future__ import annotations

import pytest

from grader.kernel.machine import Machine

from .exhaustive import Litmus, check, litmus

SLEEPS = [
    litmus(
        "sleeps of different lengths end in their order",
        """
        from time import sleep
        order = []
        def work(name, seconds):
            sleep(seconds)
            order.append(name)
        def main():
            together(lambda: work("c", 3), lambda: work("a", 1), lambda: work("b", 2))
            return "".join(order)
        """,
        "abc",
        bound=2,
    ),
    litmus(
        "sleeps that end at one instant end in either order",
        """
        from time import sleep
        order = []
        def work(name):
            sleep(1)
            order.append(name)
        def main():
            together(lambda: work("a"), lambda: work("b"))
            return "".join(order)
        """,
        "ab", "ba",
    ),
    litmus(
        "two sleeps of one second meet one of two",
        """
        from time import sleep
        order = []
        def twice():
            sleep(1)
            sleep(1)
            order.append("a")
        def once():
            sleep(2)
            order.append("b")
        def main():
            together(twice, once)
            return "".join(order)
        """,
        "ab", "ba",
    ),
    litmus(
        "computing takes no time: who does not sleep is done before who does",
        """
        from time import sleep
        order = []
        def late():
            sleep(0.000001)
            order.append("late")
        def busy():
            for n in range(3):
                order.append(n)
        def main():
            together(late, busy)
            return tuple(order)
        """,
        (0, 1, 2, "late"),
    ),
    litmus(
        "sleep(0) lets others go first but does not make them",
        """
        from time import sleep
        order = []
        def polite():
            sleep(0)
            order.append("a")
        def other():
            order.append("b")
        def main():
            together(polite, other)
            return "".join(order)
        """,
        "ab", "ba",
    ),
    litmus(
        "the clock shows how long was slept, to the microsecond",
        """
        from time import monotonic_ns, sleep
        def main():
            begin = monotonic_ns()
            together(lambda: sleep(1.5), lambda: sleep(0.25))
            return (monotonic_ns() - begin) // 1000
        """,
        1_500_000,
    ),
]  # fmt: skip

LIMITS = [
    litmus(
        "a lock that is freed at the instant at which the time is over: got or not",
        """
        from threading import Lock
        from time import sleep
        def main():
            lock, got = Lock(), []
            lock.acquire()
            def free():
                sleep(1)
                lock.release()
            together(free, lambda: got.append(lock.acquire(timeout=1)))
            return got[0]
        """,
        True, False,
    ),
    litmus(
        "a lock that is freed before the time is over is got",
        """
        from threading import Lock
        from time import sleep
        def main():
            lock, got = Lock(), []
            lock.acquire()
            def free():
                sleep(0.9)
                lock.release()
            together(free, lambda: got.append(lock.acquire(timeout=1)))
            return got[0]
        """,
        True,
    ),
    litmus(
        "a lock that is freed too late is not got",
        """
        from threading import Lock
        from time import sleep
        def main():
            lock, got = Lock(), []
            lock.acquire()
            def free():
                sleep(1.1)
                lock.release()
            together(free, lambda: got.append(lock.acquire(timeout=1)))
            return got[0]
        """,
        False,
    ),
    litmus(
        "an RLock that is freed at the instant at which the time is over: got or not",
        """
        from threading import RLock
        from time import sleep
        lock, got = RLock(), []
        def hold():
            with lock:
                sleep(1)
        def attempt():
            got.append(lock.acquire(timeout=1))
            if got[0]:
                lock.release()
        def main():
            together(hold, attempt)
            return got[0]
        """,
        True, False,
    ),
    litmus(
        "a notify at the instant at which the wait is over: heard or not",
        """
        from threading import Condition
        from time import sleep
        cond, heard = Condition(), []
        def wait():
            with cond:
                heard.append(cond.wait(1))
        def notify():
            sleep(1)
            with cond:
                cond.notify()
        def main():
            together(notify, wait)
            return heard[0]
        """,
        True, False,
        bound=3,
    ),
    litmus(
        "an event set at the instant at which the wait is over: seen or not",
        """
        from threading import Event
        from time import sleep
        event, seen = Event(), []
        def later():
            sleep(1)
            event.set()
        def main():
            together(later, lambda: seen.append(event.wait(1)))
            return seen[0]
        """,
        True, False,
        bound=3,
    ),
    litmus(
        "an item that is put at the instant at which get gives up: got or Empty",
        """
        from queue import Empty, Queue
        from time import sleep
        queue, got = Queue(), []
        def later():
            sleep(1)
            queue.put("item")
        def get():
            try:
                got.append(queue.get(timeout=1))
            except Empty:
                got.append("empty")
        def main():
            together(later, get)
            return got[0]
        """,
        "item", "empty",
        bound=3,
    ),
    litmus(
        "the same with a SimpleQueue",
        """
        from queue import Empty, SimpleQueue
        from time import sleep
        queue, got = SimpleQueue(), []
        def later():
            sleep(1)
            queue.put("item")
        def get():
            try:
                got.append(queue.get(timeout=1))
            except Empty:
                got.append("empty")
        def main():
            together(later, get)
            return got[0]
        """,
        "item", "empty",
    ),
    litmus(
        "a thread that ends at the instant at which its join is over: alive or not",
        """
        from threading import Thread
        from time import sleep
        def main():
            thread = Thread(target=sleep, args=(1,))
            thread.start()
            thread.join(1)
            return thread.is_alive()
        """,
        True, False,
    ),
    litmus(
        "a semaphore whose release comes in time is got, one that is too late is not",
        """
        from threading import Semaphore
        from time import sleep
        door, got = Semaphore(0), []
        def later():
            sleep(1)
            door.release()
        def twice():
            got.append(door.acquire(timeout=0.5))
            got.append(door.acquire(timeout=1))
        def main():
            together(later, twice)
            return tuple(got)
        """,
        (False, True),
        bound=3,
    ),
    litmus(
        "a barrier's time limit breaks it for all",
        """
        from threading import Barrier, BrokenBarrierError
        from time import sleep
        barrier, told = Barrier(2), []
        def wait():
            try:
                barrier.wait(1)
            except BrokenBarrierError:
                told.append(1)
        def late():
            sleep(2)
            wait()
        def main():
            together(wait, late)
            return len(told)
        """,
        2,
        bound=2,
    ),
]  # fmt: skip

TIMERS = [
    litmus(
        "timers of one instant run in either order",
        """
        from threading import Timer
        order = []
        def main():
            timers = [Timer(1, order.append, (name,)) for name in "ab"]
            for timer in timers:
                timer.start()
            for timer in timers:
                timer.join()
            return "".join(order)
        """,
        "ab", "ba",
        bound=2,
    ),
    litmus(
        "timers of different instants run in their order",
        """
        from threading import Timer
        order = []
        def main():
            timers = [Timer(seconds, order.append, (seconds,)) for seconds in (2, 1)]
            for timer in timers:
                timer.start()
            for timer in timers:
                timer.join()
            return tuple(order)
        """,
        (1, 2),
        bound=2,
    ),
    litmus(
        "a timer that is cancelled before its time never runs",
        """
        from threading import Timer
        from time import sleep
        ran = []
        def main():
            timer = Timer(1, ran.append, (1,))
            timer.start()
            sleep(0.5)
            timer.cancel()
            timer.join()
            return len(ran)
        """,
        0,
        bound=3,
    ),
    litmus(
        "a timer that is cancelled at its time runs or not",
        """
        from threading import Timer
        from time import sleep
        ran = []
        def main():
            timer = Timer(1, ran.append, (1,))
            timer.start()
            sleep(1)
            timer.cancel()
            timer.join()
            return len(ran)
        """,
        0, 1,
        bound=3,
    ),
]  # fmt: skip

CASES = [*SLEEPS, *LIMITS, *TIMERS]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_outcomes_are_exactly(case: Litmus, machine: Machine) -> None:
    check(machine, case)
