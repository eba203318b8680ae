"""Threads themselves: starting, ending, joining, names, identities, data of their own, exceptions."""

from __future__ import annotations

import pytest

from grader.kernel.machine import Machine

from .exhaustive import Litmus, check, litmus

LIVES = [
    litmus(
        "who starts first need not run first",
        """
        from threading import Thread
        def main():
            order = []
            threads = [Thread(target=order.append, args=(name,)) for name in "ab"]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            return "".join(order)
        """,
        "ab", "ba",
    ),
    litmus(
        "without a join the result may be missing",
        """
        from threading import Thread
        result = []
        def main():
            thread = Thread(target=lambda: result.append(1))
            thread.start()
            return len(result)
        """,
        0, 1,
    ),
    litmus(
        "after a join the result is there and the thread is not alive",
        """
        from threading import Thread
        result = []
        def main():
            thread = Thread(target=lambda: result.append(1))
            thread.start()
            thread.join()
            return len(result), thread.is_alive()
        """,
        (1, False),
    ),
    litmus(
        "a thread that did its work may still be alive",
        """
        from threading import Thread
        result = []
        def main():
            thread = Thread(target=lambda: result.append(1))
            thread.start()
            while not result:
                pass
            return thread.is_alive()
        """,
        True, False,
        bound=1,
    ),
    litmus(
        "several threads may join one",
        """
        from threading import Thread
        done = []
        def main():
            worker = Thread(target=lambda: done.append("work"))
            worker.start()
            def wait():
                worker.join()
                done.append("joined")
            together(wait, wait)
            return tuple(done)
        """,
        ("work", "joined", "joined"),
        bound=2,
    ),
    litmus(
        "two threads that join each other deadlock, if both are there in time",
        """
        from threading import Thread
        threads = []
        def wait(other):
            threads[other].join()
        def main():
            threads.extend(Thread(target=wait, args=(1 - n,)) for n in range(2))
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        """,
        "deadlock", (None, "RuntimeError"),
        bound=2,
    ),
    litmus(
        "a thread cannot join itself, and learns it",
        """
        from threading import Thread, current_thread
        told = []
        def work():
            try:
                current_thread().join()
            except RuntimeError as error:
                told.append(str(error))
        def main():
            thread = Thread(target=work)
            thread.start()
            thread.join()
            return told[0]
        """,
        "cannot join current thread",
    ),
    litmus(
        "a daemon is left behind at any place",
        """
        from threading import Thread
        steps = []
        def work():
            steps.append(1)
            steps.append(2)
        def main():
            Thread(target=work, daemon=True).start()
            return len(steps)
        """,
        0, 1, 2,
    ),
    litmus(
        "active_count counts a thread until it has ended",
        """
        from threading import Thread, active_count
        def main():
            thread = Thread(target=lambda: None)
            thread.start()
            during = active_count()
            thread.join()
            return during, active_count()
        """,
        (1, 1), (2, 1),
    ),
]  # fmt: skip

IDENTITIES = [
    litmus(
        "names count from 1 in the order of creation, not of starting",
        """
        from threading import Thread, current_thread
        names = {}
        def work(n):
            names[n] = current_thread().name
        def main():
            a, b = (Thread(target=work, args=(n,)) for n in "ab")
            b.start()
            a.start()
            a.join()
            b.join()
            return names["a"], names["b"]
        """,
        ("Thread-1 (work)", "Thread-2 (work)"),
    ),
    litmus(
        "two that create threads share one count of names",
        """
        from threading import Thread
        made = []
        def make(name):
            made.append((Thread().name, name))
        def main():
            together(lambda: make("a"), lambda: make("b"))
            return tuple(sorted(made))
        """,
        (("Thread-2", "a"), ("Thread-3", "b")),
        (("Thread-2", "b"), ("Thread-3", "a")),
    ),
    litmus(
        "an ident is used again after its thread has ended, never while it lives",
        """
        from threading import Thread, get_ident
        def main():
            idents = []
            first = Thread(target=lambda: idents.append(get_ident()))
            first.start()
            second = Thread(target=lambda: idents.append(get_ident()))
            second.start()
            first.join()
            second.join()
            return "again" if idents[0] == idents[1] else "another"
        """,
        "again", "another",
    ),
    litmus(
        "a thread knows itself and its ident",
        """
        from threading import Thread, current_thread, get_ident, main_thread
        seen = []
        def main():
            thread = Thread(target=lambda: seen.append((current_thread() is thread, get_ident() == thread.ident)))
            thread.start()
            thread.join()
            return (*seen[0], current_thread() is main_thread())
        """,
        (True, True, True),
    ),
    litmus(
        "each thread has its own attributes of a local, however they are mixed",
        """
        from threading import local
        mine, seen = local(), {}
        def work(name):
            mine.name = name
            mine.name += name
            seen[name] = mine.name
        def main():
            together(lambda: work("a"), lambda: work("b"))
            return seen["a"], seen["b"], mine.name
        """,
        ("aa", "bb", "bb"),
        bound=3,
    ),
    litmus(
        "a local's __init__ runs once in each thread that uses it",
        """
        from threading import local
        made = []
        class Mine(local):
            def __init__(self):
                made.append(1)
                self.n = 0
        def main():
            mine, seen = Mine(), []
            def work():
                mine.n += 1
                seen.append(mine.n)
            together(work, work)
            return len(made), tuple(seen)
        """,
        (2, (1, 1)),
        bound=2,
    ),
]  # fmt: skip

EXCEPTIONS = [
    litmus(
        "an exception ends its thread and nobody else",
        """
        from threading import Thread
        def main():
            thread = Thread(target=lambda: 1 / 0)
            thread.start()
            thread.join()
            return "on"
        """,
        ("on", "ZeroDivisionError"),
    ),
    litmus(
        "SystemExit ends its thread quietly",
        """
        import sys
        from threading import Thread
        def main():
            thread = Thread(target=sys.exit)
            thread.start()
            thread.join()
            return "on"
        """,
        "on",
    ),
    litmus(
        "a with block frees its lock when its thread dies, a bare acquire does not",
        """
        from threading import Lock, Thread
        a, b = Lock(), Lock()
        def work():
            b.acquire()
            with a:
                raise KeyError
        def main():
            thread = Thread(target=work)
            thread.start()
            thread.join()
            return a.locked(), b.locked()
        """,
        ((False, True), "KeyError"),
    ),
    litmus(
        "a worker that died keeps who waits for it waiting for ever",
        """
        from threading import Event, Thread
        done = Event()
        def work():
            {}["no"]
            done.set()
        def main():
            Thread(target=work).start()
            done.wait()
        """,
        "deadlock",
    ),
    litmus(
        "an exception of main leaves main",
        """
        def main():
            raise LookupError
        """,
        "LookupError",
    ),
]  # fmt: skip

CASES = [*LIVES, *IDENTITIES, *EXCEPTIONS]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_outcomes_are_exactly(case: Litmus, machine: Machine) -> None:
    check(machine, case)
