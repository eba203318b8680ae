"""The primitives of `multiprocessing` between threads of one process."""

from __future__ import annotations

import multiprocessing

import pytest

from grader.kernel.machine import Machine
from grader.search.walk import RandomWalk

from .running import run, value

COUNT = """
    import multiprocessing, threading
    def main():
        lock, count = multiprocessing.{kind}, 0
        def work():
            nonlocal count
            with lock:
                count += 1
        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return count
"""


@pytest.mark.parametrize(
    "kind", ["Lock()", "RLock()", "Semaphore(1)", "BoundedSemaphore(1)", "Condition()"]
)
@pytest.mark.parametrize("seed", range(20))
def test_it_keeps_threads_apart(machine: Machine, kind: str, seed: int) -> None:
    assert value(machine, COUNT.format(kind=kind), RandomWalk(seed)) == 3


def test_a_semaphore_lets_as_many_in_as_it_says(machine: Machine) -> None:
    seen = {
        value(machine, COUNT.format(kind="Semaphore(2)"), RandomWalk(seed)) for seed in range(60)
    }
    assert seen == {1, 2, 3} or seen == {2, 3}


def test_a_lock_that_is_taken_twice_is_a_deadlock(machine: Machine) -> None:
    source = """
        import multiprocessing
        def main():
            lock = multiprocessing.Lock()
            lock.acquire()
            lock.acquire()
    """
    assert run(machine, source).ending == "deadlock"


def test_a_timeout_is_kept_in_virtual_time(machine: Machine) -> None:
    source = """
        import multiprocessing, time
        def main():
            lock = multiprocessing.Semaphore(0)
            return lock.acquire(timeout=1000), time.monotonic() >= 2000, lock.acquire(False)
    """
    assert value(machine, source) == (False, True, False)


def test_an_event_wakes_who_waits(machine: Machine) -> None:
    source = """
        import multiprocessing, threading
        def main():
            event = multiprocessing.Event()
            threading.Timer(5, event.set).start()
            return event.wait()
    """
    assert value(machine, source) is True


MISUSE = [
    "multiprocessing.Lock().release()",
    "multiprocessing.RLock().release()",
    "multiprocessing.BoundedSemaphore(1).release()",
]


@pytest.mark.parametrize("misuse", MISUSE)
def test_misuse_raises_what_it_really_raises(machine: Machine, misuse: str) -> None:
    source = f"""
        import multiprocessing
        def main():
            try:
                {misuse}
            except Exception as error:
                return type(error).__name__, str(error)
    """
    with pytest.raises((AssertionError, ValueError)) as raised:
        eval(misuse, {"multiprocessing": multiprocessing})
    assert value(machine, source) == (raised.typename, str(raised.value))


def test_a_pipe_that_nothing_is_in_is_not_supported(machine: Machine) -> None:
    source = """
        import multiprocessing
        def main():
            here, there = multiprocessing.Pipe()
            here.send(7)
            assert there.recv() == 7
            there.recv()
    """
    assert run(machine, source).ending == "unsupported"
