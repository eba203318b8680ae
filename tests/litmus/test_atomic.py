"""What CPython does in one step is never split; what it does in two can be."""

from __future__ import annotations

import pytest

from grader.kernel.machine import Machine

from .exhaustive import Litmus, check, litmus

ONE_STEP = [
    litmus(
        "list.append loses nothing",
        """
        def main():
            items = []
            together(lambda: items.append("a"), lambda: items.append("b"))
            return "".join(items)
        """,
        "ab", "ba",
    ),
    litmus(
        "dict.setdefault gives both the one value that is kept",
        """
        def main():
            cache, got = {}, []
            together(
                lambda: got.append(cache.setdefault("k", 1)),
                lambda: got.append(cache.setdefault("k", 2)),
            )
            return tuple(got), cache["k"]
        """,
        ((1, 1), 1), ((2, 2), 2),
    ),
    litmus(
        "dict.pop gives a value to one only",
        """
        def main():
            jobs, got = {"k": 1}, []
            def take():
                got.append(jobs.pop("k", None))
            together(take, take)
            return got.count(1)
        """,
        1,
    ),
    litmus(
        "deque.popleft gives each item once",
        """
        from collections import deque
        def main():
            items, got = deque("ab"), {}
            def take(name):
                got[name] = items.popleft()
            together(lambda: take(0), lambda: take(1))
            return got[0] + got[1]
        """,
        "ab", "ba",
    ),
    litmus(
        "next(itertools.count()) gives each number once",
        """
        from itertools import count
        def main():
            numbers, got = count(), []
            def take():
                got.append(next(numbers))
            together(take, take)
            return tuple(sorted(got))
        """,
        (0, 1),
    ),
    litmus(
        "an iterator of a list gives each item once",
        """
        def main():
            items, got = iter("ab"), []
            def take():
                got.append(next(items))
            together(take, take)
            return "".join(sorted(got))
        """,
        "ab",
    ),
    litmus(
        "set.add of one item by two threads keeps one",
        """
        def main():
            items = set()
            def add():
                items.add("a")
            together(add, add)
            return len(items)
        """,
        1,
    ),
    litmus(
        "sorted and len see a list before or after an extend, not within it",
        """
        def main():
            items, seen = [3], []
            together(lambda: items.extend([2, 1]), lambda: seen.append(tuple(sorted(items))))
            return seen[0]
        """,
        (3,), (1, 2, 3),
    ),
    litmus(
        "SimpleQueue: what is there after empty() said so stays for the one consumer",
        """
        from queue import SimpleQueue
        def main():
            queue, got = SimpleQueue(), []
            def consume():
                if not queue.empty():
                    got.append(queue.get_nowait())
            together(lambda: queue.put(1), consume)
            return tuple(got)
        """,
        (), (1,),
    ),
    litmus(
        "SimpleQueue: two consumers after empty() may meet an empty queue",
        """
        from queue import Empty, SimpleQueue
        def main():
            queue, missed = SimpleQueue(), []
            queue.put(1)
            def consume():
                if not queue.empty():
                    try:
                        queue.get_nowait()
                    except Empty:
                        missed.append(1)
            together(consume, consume)
            return len(missed)
        """,
        0, 1,
    ),
]  # fmt: skip

IN_STEPS = [
    litmus(
        "a generator that two threads share may be executing already",
        """
        def numbers():
            total = []
            for n in range(2):
                total.append(n)
                yield n
        def main():
            shared, seen = numbers(), []
            def take():
                try:
                    seen.append(str(next(shared)))
                except ValueError as error:
                    seen.append(str(error))
            together(take, take)
            return tuple(sorted(seen))
        """,
        ("0", "1"), ("0", "generator already executing"),
    ),
    litmus(
        "a dict that another thread adds to cannot be gone through",
        """
        def main():
            ages, seen = {"a": 1, "b": 2}, []
            def read():
                try:
                    seen.append(sum(ages[name] for name in ages))
                except RuntimeError as error:
                    seen.append(str(error))
            def write():
                ages["c"] = 4
            together(read, write)
            return seen[0]
        """,
        3, 7, "dictionary changed size during iteration",
    ),
    litmus(
        "a list that another thread shortens is gone through with a gap",
        """
        def main():
            items, seen = [1, 2, 3], []
            def read():
                for item in items:
                    seen.append(item)
            together(read, lambda: items.remove(1))
            return tuple(seen)
        """,
        (1, 2, 3), (2, 3), (1, 3), (1, 2),
    ),
    litmus(
        "an if on a list and its first item are two steps",
        """
        def main():
            items, seen = [1], []
            def read():
                try:
                    seen.append(items[0] if items else None)
                except IndexError:
                    seen.append("gone")
            together(read, lambda: items.clear())
            return seen[0]
        """,
        1, None, "gone",
    ),
    litmus(
        "a property runs code, which can be interrupted",
        """
        class Box:
            low = high = 0
            @property
            def both(self):
                return self.low, self.high
        def main():
            box, seen = Box(), []
            def write():
                box.low = 1
                box.high = 1
            together(write, lambda: seen.append(box.both))
            return seen[0]
        """,
        (0, 0), (0, 1), (1, 0), (1, 1),
    ),
]  # fmt: skip

PRINTING = [
    litmus(
        "print writes its text and its end in two steps",
        """
        import sys
        def main():
            together(lambda: print("a"), lambda: print("b"))
            return sys.stdout.text()
        """,
        "a\nb\n", "b\na\n", "ab\n\n", "ba\n\n",
    ),
    litmus(
        "one write with its end within is whole",
        """
        import sys
        def main():
            together(lambda: print("a\\n", end=""), lambda: print("b\\n", end=""))
            return sys.stdout.text()
        """,
        "a\nb\n", "b\na\n",
    ),
    litmus(
        "print under a lock is whole",
        """
        import sys
        from threading import Lock
        lock = Lock()
        def say(word):
            with lock:
                print(word)
        def main():
            together(lambda: say("a"), lambda: say("b"))
            return sys.stdout.text()
        """,
        "a\nb\n", "b\na\n",
    ),
]  # fmt: skip

CASES = [*ONE_STEP, *IN_STEPS, *PRINTING]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_outcomes_are_exactly(case: Litmus, machine: Machine) -> None:
    check(machine, case)
