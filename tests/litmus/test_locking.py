"""Locks, conditions, semaphores, barriers and events: who is let in, who waits for ever."""

from __future__ import annotations

import pytest

from grader.kernel.machine import Machine

from .exhaustive import Litmus, check, litmus

LOCKS = [
    litmus(
        "an increment under a lock is never lost",
        """
        from threading import Lock
        lock, x = Lock(), 0
        def add():
            global x
            with lock:
                x += 1
        def main():
            together(add, add)
            return x
        """,
        2,
    ),
    litmus(
        "a lock each protects nothing",
        """
        from threading import Lock
        x = 0
        def add():
            global x
            with Lock():
                x += 1
        def main():
            together(add, add)
            return x
        """,
        1, 2,
    ),
    litmus(
        "two locks in two orders deadlock",
        """
        from threading import Lock
        a, b = Lock(), Lock()
        def first():
            with a, b:
                pass
        def second():
            with b, a:
                pass
        def main():
            together(first, second)
            return "done"
        """,
        "done", "deadlock",
    ),
    litmus(
        "two locks in one order do not deadlock",
        """
        from threading import Lock
        a, b = Lock(), Lock()
        def work():
            with a, b:
                pass
        def main():
            together(work, work)
            return "done"
        """,
        "done",
    ),
    litmus(
        "two philosophers who take their left forks first may starve",
        """
        from threading import Lock
        forks = [Lock(), Lock()]
        meals = []
        def dine(seat):
            with forks[seat]:
                with forks[1 - seat]:
                    meals.append(seat)
        def main():
            together(lambda: dine(0), lambda: dine(1))
            return tuple(meals)
        """,
        (0, 1), (1, 0), "deadlock",
    ),
    litmus(
        "a lock taken twice by one thread is a deadlock, always",
        """
        from threading import Lock
        def main():
            lock = Lock()
            lock.acquire()
            lock.acquire()
        """,
        "deadlock",
    ),
    litmus(
        "an RLock is taken twice by its holder, and others wait for the last release",
        """
        from threading import RLock
        lock, seen = RLock(), []
        def outer():
            with lock:
                seen.append("in")
                with lock:
                    pass
                seen.append("out")
        def other():
            with lock:
                seen.append("other")
        def main():
            together(outer, other)
            return " ".join(seen)
        """,
        "in out other", "other in out",
    ),
    litmus(
        "a lock may be released by another thread, an RLock may not",
        """
        from threading import Lock, RLock, Thread
        def main():
            lock, rlock, seen = Lock(), RLock(), []
            lock.acquire()
            rlock.acquire()
            def release():
                lock.release()
                try:
                    rlock.release()
                except RuntimeError as error:
                    seen.append(str(error))
            thread = Thread(target=release)
            thread.start()
            lock.acquire()
            thread.join()
            return seen[0]
        """,
        "cannot release un-acquired lock",
    ),
    litmus(
        "acquire(False) takes the lock or says no, and never waits",
        """
        from threading import Lock
        lock, got = Lock(), []
        def attempt():
            got.append(lock.acquire(False))
        def main():
            together(attempt, attempt)
            return tuple(sorted(got))
        """,
        (False, True),
    ),
    litmus(
        "after a release the releaser may take the lock again before who waits for it",
        """
        from threading import Lock
        lock, order = Lock(), []
        def twice():
            for _ in range(2):
                with lock:
                    order.append("a")
        def once():
            with lock:
                order.append("b")
        def main():
            together(twice, once)
            return "".join(order)
        """,
        "aab", "aba", "baa",
    ),
    litmus(
        "locked() says what was, not what is",
        """
        from threading import Lock
        lock, crowd = Lock(), []
        def enter():
            if not lock.locked():
                lock.acquire()
                crowd.append(1)
                lock.release()
        def main():
            together(enter, enter)
            return len(crowd)
        """,
        1, 2,
    ),
]  # fmt: skip

CONDITIONS = [
    litmus(
        "two consumers who wait in an if: one may find nothing",
        """
        from threading import Condition, Thread
        cond, items, lost = Condition(), [], []
        def consume():
            with cond:
                if not items:
                    cond.wait()
                try:
                    items.pop()
                except IndexError:
                    lost.append(1)
        def main():
            consumers = [Thread(target=consume), Thread(target=consume)]
            for consumer in consumers:
                consumer.start()
            for _ in range(2):
                with cond:
                    items.append(1)
                    cond.notify()
            for consumer in consumers:
                consumer.join()
            return len(lost)
        """,
        0, 1,
        bound=2,
    ),
    litmus(
        "two consumers who wait in a while always find something",
        """
        from threading import Condition, Thread
        cond, items = Condition(), []
        def consume():
            with cond:
                while not items:
                    cond.wait()
                items.pop()
        def main():
            consumers = [Thread(target=consume), Thread(target=consume)]
            for consumer in consumers:
                consumer.start()
            for _ in range(2):
                with cond:
                    items.append(1)
                    cond.notify()
            for consumer in consumers:
                consumer.join()
            return len(items)
        """,
        0,
        bound=2,
    ),
    litmus(
        "a notify before the wait is lost",
        """
        from threading import Condition
        cond = Condition()
        def wait():
            with cond:
                cond.wait()
        def notify():
            with cond:
                cond.notify()
        def main():
            together(wait, notify)
            return "done"
        """,
        "done", "deadlock",
    ),
    litmus(
        "a notify with its state under the lock is not lost",
        """
        from threading import Condition
        cond, ready = Condition(), False
        def wait():
            with cond:
                while not ready:
                    cond.wait()
        def notify():
            global ready
            with cond:
                ready = True
                cond.notify()
        def main():
            together(wait, notify)
            return "done"
        """,
        "done",
    ),
    litmus(
        "state that is set outside of the lock loses the wake-up",
        """
        from threading import Condition
        cond, ready = Condition(), False
        def wait():
            if not ready:
                with cond:
                    cond.wait()
        def notify():
            global ready
            ready = True
            with cond:
                cond.notify()
        def main():
            together(wait, notify)
            return "done"
        """,
        "done", "deadlock",
    ),
    litmus(
        "notify wakes one of two",
        """
        from threading import Condition
        cond, ready = Condition(), False
        def wait():
            with cond:
                while not ready:
                    cond.wait()
        def notify():
            global ready
            with cond:
                ready = True
                cond.notify()
        def main():
            together(wait, wait, notify)
            return "done"
        """,
        "done", "deadlock",
        bound=2,
    ),
    litmus(
        "notify_all wakes both",
        """
        from threading import Condition
        cond, ready = Condition(), False
        def wait():
            with cond:
                while not ready:
                    cond.wait()
        def notify():
            global ready
            with cond:
                ready = True
                cond.notify_all()
        def main():
            together(wait, wait, notify)
            return "done"
        """,
        "done",
        bound=2,
    ),
    litmus(
        "notify wakes who waited first",
        """
        from threading import Condition, Thread
        cond, order = Condition(), []
        def wait(name):
            with cond:
                order.append(name)
                cond.wait()
                order.append(name)
        def main():
            threads = [Thread(target=wait, args=(name,)) for name in "ab"]
            for thread in threads:
                thread.start()
            while len(order) < 2:
                with cond:
                    pass
            for n in range(2):
                with cond:
                    cond.notify()
                while len(order) < 3 + n:
                    with cond:
                        pass
            return "".join(order)
        """,
        "abab", "baba",
        bound=0,
    ),
    litmus(
        "wait gives all levels of an RLock free and takes them back",
        """
        from threading import Condition, RLock
        lock = RLock()
        cond, order = Condition(lock), []
        def wait():
            with lock, cond:
                order.append("wait")
                cond.wait(1)
                order.append("back")
        def other():
            with lock:
                order.append("other")
        def main():
            together(wait, other)
            return " ".join(order)
        """,
        "wait other back", "other wait back",
    ),
]  # fmt: skip

SEMAPHORES = [
    litmus(
        "a semaphore of two lets two in, never three",
        """
        from threading import Semaphore
        door, inside, most = Semaphore(2), [], [0]
        def visit():
            with door:
                inside.append(1)
                most[0] = max(most[0], len(inside))
                inside.pop()
        def main():
            together(visit, visit, visit)
            return most[0]
        """,
        1, 2,
        bound=2,
    ),
    litmus(
        "a semaphore of one lets one in",
        """
        from threading import Semaphore
        door, x = Semaphore(1), 0
        def add():
            global x
            with door:
                x += 1
        def main():
            together(add, add)
            return x
        """,
        2,
    ),
    litmus(
        "a semaphore remembers a release that came first",
        """
        from threading import Semaphore
        door = Semaphore(0)
        def main():
            together(door.acquire, door.release)
            return "done"
        """,
        "done",
    ),
    litmus(
        "a bounded semaphore refuses one release too many",
        """
        from threading import BoundedSemaphore
        def main():
            door, refused = BoundedSemaphore(1), []
            def leave():
                try:
                    door.release()
                except ValueError:
                    refused.append(1)
            door.acquire()
            together(leave, leave)
            return len(refused)
        """,
        1,
    ),
]  # fmt: skip

BARRIERS_AND_EVENTS = [
    litmus(
        "what stands before a barrier comes before what stands behind it",
        """
        from threading import Barrier
        barrier, order = Barrier(2), []
        def work():
            order.append("before")
            barrier.wait()
            order.append("after")
        def main():
            together(work, work)
            return " ".join(order)
        """,
        "before before after after",
        bound=3,
    ),
    litmus(
        "each thread gets its own number at a barrier",
        """
        from threading import Barrier
        barrier, numbers = Barrier(2), {}
        def work(name):
            numbers[name] = barrier.wait()
        def main():
            together(lambda: work("a"), lambda: work("b"))
            return numbers["a"], numbers["b"]
        """,
        (0, 1), (1, 0),
        bound=3,
    ),
    litmus(
        "a barrier for three is a deadlock for two",
        """
        from threading import Barrier
        barrier = Barrier(3)
        def main():
            together(barrier.wait, barrier.wait)
        """,
        "deadlock",
        bound=2,
    ),
    litmus(
        "the two who are left at an aborted barrier learn of it, or came too late to wait",
        """
        from threading import Barrier, BrokenBarrierError
        barrier, told = Barrier(2), []
        def wait():
            try:
                barrier.wait()
            except BrokenBarrierError:
                told.append(1)
        def main():
            together(wait, barrier.abort)
            return len(told), barrier.broken
        """,
        (1, True),
        bound=3,
    ),
    litmus(
        "who waits for an event goes on when it is set, whichever was first",
        """
        from threading import Event
        event = Event()
        def main():
            together(event.wait, event.set)
            return event.is_set()
        """,
        True,
    ),
    litmus(
        "an event that is set and cleared wakes who waits already, and nobody else",
        """
        from threading import Event
        event = Event()
        def pulse():
            event.set()
            event.clear()
        def main():
            together(event.wait, pulse)
            return "woken"
        """,
        "woken", "deadlock",
    ),
    litmus(
        "an event that is cleared by who waits may lose the second set",
        """
        from threading import Event
        event, seen = Event(), []
        def wait():
            for _ in range(2):
                event.wait()
                event.clear()
        def set_twice():
            event.set()
            event.set()
        def main():
            together(wait, set_twice)
            return "both"
        """,
        "both", "deadlock",
        bound=3,
    ),
]  # fmt: skip

CASES = [*LOCKS, *CONDITIONS, *SEMAPHORES, *BARRIERS_AND_EVENTS]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_outcomes_are_exactly(case: Litmus, machine: Machine) -> None:
    check(machine, case)
