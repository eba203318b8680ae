"""Queues and executors: what arrives, in which orders."""

from __future__ import annotations

import pytest

from grader.kernel.machine import Machine

from .exhaustive import Litmus, check, litmus

QUEUES = [
    litmus(
        "a queue keeps the order of each producer and mixes them in any way",
        """
        from queue import Queue
        queue = Queue()
        def produce(name):
            queue.put(name + "1")
            queue.put(name + "2")
        def main():
            together(lambda: produce("a"), lambda: produce("b"))
            return " ".join(queue.get() for _ in range(4))
        """,
        "a1 a2 b1 b2", "a1 b1 a2 b2", "a1 b1 b2 a2",
        "b1 b2 a1 a2", "b1 a1 b2 a2", "b1 a1 a2 b2",
        bound=3,
    ),
    litmus(
        "a queue of one lets the producer be at most one ahead",
        """
        from queue import Queue
        queue, ahead, most = Queue(1), [0], [0]
        def produce():
            for n in range(2):
                queue.put(n)
                ahead[0] = n + 1 - got[0]
                most[0] = max(most[0], ahead[0])
        got = [0]
        def consume():
            for _ in range(2):
                got[0] += 1
                queue.get()
        def main():
            together(produce, consume)
            return got[0]
        """,
        2,
        bound=2,
    ),
    litmus(
        "each item goes to one of two consumers, in the order of the queue",
        """
        from queue import Queue
        queue, got = Queue(), {}
        queue.put("x")
        queue.put("y")
        def consume(name):
            got[name] = queue.get()
        def main():
            together(lambda: consume("a"), lambda: consume("b"))
            return got["a"] + got["b"]
        """,
        "xy", "yx",
        bound=3,
    ),
    litmus(
        "one sentinel ends one of two consumers only",
        """
        from queue import Queue
        queue = Queue()
        def consume():
            while queue.get() is not None:
                pass
        def main():
            together(consume, consume, lambda: queue.put(None))
            return "done"
        """,
        "deadlock",
        bound=2,
    ),
    litmus(
        "a sentinel that is passed on ends both",
        """
        from queue import Queue
        queue = Queue()
        def consume():
            while queue.get() is not None:
                pass
            queue.put(None)
        def main():
            together(consume, consume, lambda: queue.put(None))
            return "done"
        """,
        "done",
        bound=2,
    ),
    litmus(
        "a consumer that goes by empty() leaves items behind",
        """
        from queue import Queue
        queue, got = Queue(), []
        def consume():
            while not queue.empty():
                got.append(queue.get())
        def main():
            together(lambda: queue.put(1), consume)
            return len(got)
        """,
        0, 1,
    ),
    litmus(
        "two consumers that go by empty() may wait for ever",
        """
        from queue import Queue
        queue = Queue()
        queue.put(1)
        def consume():
            if not queue.empty():
                queue.get()
        def main():
            together(consume, consume)
            return "done"
        """,
        "done", "deadlock",
        bound=2,
    ),
    litmus(
        "join of a queue waits until each item is done",
        """
        from queue import Queue
        from threading import Thread
        queue, done = Queue(), []
        def work():
            for _ in range(2):
                done.append(queue.get())
                queue.task_done()
        def main():
            Thread(target=work, daemon=True).start()
            queue.put(1)
            queue.put(2)
            queue.join()
            return tuple(done)
        """,
        (1, 2),
        bound=2,
    ),
    litmus(
        "task_done before the work makes join too early",
        """
        from queue import Queue
        from threading import Thread
        queue, done = Queue(), []
        def work():
            item = queue.get()
            queue.task_done()
            done.append(item)
        def main():
            Thread(target=work, daemon=True).start()
            queue.put(1)
            queue.join()
            return tuple(done)
        """,
        (), (1,),
        bound=2,
    ),
    litmus(
        "a priority queue gives the least of what is there",
        """
        from queue import PriorityQueue
        queue, got = PriorityQueue(), []
        def produce():
            queue.put(2)
            queue.put(1)
        def consume():
            got.append(queue.get())
        def main():
            together(produce, consume)
            return got[0]
        """,
        1, 2,
        bound=2,
    ),
]  # fmt: skip

EXECUTORS = [
    litmus(
        "map gives results in the order of its arguments, whatever was done first",
        """
        from concurrent.futures import ThreadPoolExecutor
        def main():
            with ThreadPoolExecutor(2) as pool:
                return tuple(pool.map(abs, [-1, -2]))
        """,
        (1, 2),
        bound=1,
    ),
    litmus(
        "as_completed gives results in the order in which they are done",
        """
        from concurrent.futures import ThreadPoolExecutor, as_completed
        from time import sleep
        def work(seconds):
            sleep(seconds)
            return seconds
        def main():
            with ThreadPoolExecutor(2) as pool:
                futures = [pool.submit(work, 2), pool.submit(work, 1)]
                return tuple(future.result() for future in as_completed(futures))
        """,
        (1, 2),
        bound=1,
    ),
    litmus(
        "jobs of one worker run in the order of submission",
        """
        from concurrent.futures import ThreadPoolExecutor
        def main():
            order = []
            with ThreadPoolExecutor(1) as pool:
                for name in "ab":
                    pool.submit(order.append, name)
            return "".join(order)
        """,
        "ab",
        bound=1,
    ),
    litmus(
        "jobs of two workers run in either order",
        """
        from concurrent.futures import ThreadPoolExecutor
        def main():
            order = []
            with ThreadPoolExecutor(2) as pool:
                for name in "ab":
                    pool.submit(order.append, name)
            return "".join(order)
        """,
        "ab", "ba",
        bound=1,
    ),
    litmus(
        "a job's exception comes out of its result",
        """
        from concurrent.futures import ThreadPoolExecutor
        def main():
            with ThreadPoolExecutor(1) as pool:
                future = pool.submit(divmod, 1, 0)
                return type(future.exception()).__name__, future.done()
        """,
        ("ZeroDivisionError", True),
        bound=1,
    ),
    litmus(
        "a job that waits for another of the only worker is a deadlock",
        """
        from concurrent.futures import ThreadPoolExecutor
        def main():
            with ThreadPoolExecutor(1) as pool:
                pool.submit(lambda: pool.submit(abs, -1).result()).result()
        """,
        "deadlock",
        bound=1,
    ),
    litmus(
        "a job is cancelled before it starts, or not at all",
        """
        from concurrent.futures import ThreadPoolExecutor
        def main():
            ran = []
            with ThreadPoolExecutor(1) as pool:
                future = pool.submit(ran.append, 1)
                cancelled = future.cancel()
            return cancelled, len(ran)
        """,
        (True, 0), (False, 1),
        bound=2,
    ),
    litmus(
        "a callback is called once, whichever comes first, it or the result",
        """
        from concurrent.futures import ThreadPoolExecutor
        def main():
            called = []
            with ThreadPoolExecutor(1) as pool:
                future = pool.submit(abs, -1)
                future.add_done_callback(lambda done: called.append(done.result()))
            return tuple(called)
        """,
        (1,),
        bound=2,
    ),
    litmus(
        "a result that is waited for too briefly is a TimeoutError",
        """
        from concurrent.futures import ThreadPoolExecutor
        from time import sleep
        def main():
            with ThreadPoolExecutor(1) as pool:
                future = pool.submit(sleep, 2)
                try:
                    future.result(timeout=1)
                except TimeoutError:
                    return "too early"
        """,
        "too early",
        bound=1,
    ),
]  # fmt: skip

CASES = [*QUEUES, *EXECUTORS]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_outcomes_are_exactly(case: Litmus, machine: Machine) -> None:
    check(machine, case)
