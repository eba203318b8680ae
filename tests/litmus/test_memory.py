"""Plain reads and writes: what is torn apart, what is one step, and in which orders others see it."""

from __future__ import annotations

import pytest

from grader.kernel.machine import Machine

from .exhaustive import Litmus, check, litmus

LOST_UPDATES = [
    litmus(
        "a global's += loses an update",
        """
        x = 0
        def add():
            global x
            x += 1
        def main():
            together(add, add)
            return x
        """,
        1, 2,
    ),
    litmus(
        "of three += one or two are lost, never all",
        """
        x = 0
        def add():
            global x
            x += 1
        def main():
            together(add, add, add)
            return x
        """,
        1, 2, 3,
        bound=2,
    ),
    litmus(
        "a captured variable's += loses an update",
        """
        def main():
            x = 0
            def add():
                nonlocal x
                x += 1
            together(add, add)
            return x
        """,
        1, 2,
    ),
    litmus(
        "an attribute's += loses an update",
        """
        class Counter:
            n = 0
        def main():
            counter = Counter()
            def add():
                counter.n += 1
            together(add, add)
            return counter.n
        """,
        1, 2,
    ),
    litmus(
        "an item's += in a dict loses an update",
        """
        def main():
            counts = {"a": 0}
            def add():
                counts["a"] += 1
            together(add, add)
            return counts["a"]
        """,
        1, 2,
    ),
    litmus(
        "an item's += in a list loses an update",
        """
        def main():
            items = [0]
            def add():
                items[0] += 1
            together(add, add)
            return items[0]
        """,
        1, 2,
    ),
    litmus(
        "x = x + 1 loses an update as += does",
        """
        x = 0
        def add():
            global x
            x = x + 1
        def main():
            together(add, add)
            return x
        """,
        1, 2,
    ),
    litmus(
        "setattr(o, 'n', o.n + 1) loses an update",
        """
        class Box:
            n = 0
        def main():
            o = Box()
            def add():
                setattr(o, "n", o.n + 1)
            together(add, add)
            return o.n
        """,
        1, 2,
    ),
    litmus(
        "append(last + 1) reads and writes in two steps",
        """
        def main():
            items = [0]
            def add():
                items.append(items[-1] + 1)
            together(add, add)
            return tuple(items)
        """,
        (0, 1, 2), (0, 1, 1),
    ),
    litmus(
        "a method that increments is not one step",
        """
        class Counter:
            def __init__(self):
                self.n = 0
            def add(self):
                self.n += 1
        def main():
            counter = Counter()
            together(counter.add, counter.add)
            return counter.n
        """,
        1, 2,
    ),
    litmus(
        "a count through dict.get loses an update",
        """
        def main():
            counts = {}
            def add():
                counts["a"] = counts.get("a", 0) + 1
            together(add, add)
            return counts["a"]
        """,
        1, 2,
    ),
]  # fmt: skip

ORDERS = [
    litmus(
        "store buffering: never do both read the old value",
        """
        x = y = 0
        seen = [None, None]
        def first():
            global x
            x = 1
            seen[0] = y
        def second():
            global y
            y = 1
            seen[1] = x
        def main():
            together(first, second)
            return tuple(seen)
        """,
        (0, 1), (1, 0), (1, 1),
    ),
    litmus(
        "message passing: who sees the flag sees the message",
        """
        message = flag = 0
        def send():
            global message, flag
            message = 1
            flag = 1
        def main():
            seen = []
            def receive():
                seen.append(flag)
                seen.append(message)
            together(send, receive)
            return tuple(seen)
        """,
        (0, 0), (0, 1), (1, 1),
    ),
    litmus(
        "load buffering: never do both read the other's later write",
        """
        x = y = 0
        seen = [None, None]
        def first():
            global y
            seen[0] = x
            y = 1
        def second():
            global x
            seen[1] = y
            x = 1
        def main():
            together(first, second)
            return tuple(seen)
        """,
        (0, 0), (0, 1), (1, 0),
    ),
    litmus(
        "coherence: one reader never sees a variable go back",
        """
        x = 0
        def write():
            global x
            x = 1
            x = 2
        def main():
            seen = []
            def read():
                seen.append(x)
                seen.append(x)
            together(write, read)
            return tuple(seen)
        """,
        (0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2),
    ),
    litmus(
        "swapping two variables is seen half done",
        """
        a, b = 1, 2
        def swap():
            global a, b
            a, b = b, a
        def main():
            seen = []
            def read():
                seen.append((a, b))
            together(swap, read)
            return seen[0]
        """,
        (1, 2), (2, 2), (2, 1), (1, 1),
    ),
    litmus(
        "a value read twice may differ",
        """
        x = 1
        def write():
            global x
            x = 0
        def main():
            seen = []
            def read():
                seen.append(x == x)
            together(write, read)
            return seen[0]
        """,
        True, False,
    ),
]  # fmt: skip

PATTERNS = [
    litmus(
        "check-then-act on a dict makes two objects",
        """
        def main():
            cache, made = {}, []
            def get():
                if "k" not in cache:
                    made.append(1)
                    cache["k"] = 1
            together(get, get)
            return len(made)
        """,
        1, 2,
    ),
    litmus(
        "check-then-act on a balance overdraws",
        """
        class Account:
            balance = 1
        def main():
            account = Account()
            def draw():
                if account.balance >= 1:
                    account.balance -= 1
            together(draw, draw)
            return account.balance
        """,
        0, -1,
    ),
    litmus(
        "double-checked locking without the second check makes two",
        """
        from threading import Lock
        lock = Lock()
        instance = None
        made = []
        def get():
            global instance
            if instance is None:
                with lock:
                    made.append(1)
                    instance = object()
        def main():
            together(get, get)
            return len(made)
        """,
        1, 2,
    ),
    litmus(
        "double-checked locking with both checks makes one",
        """
        from threading import Lock
        lock = Lock()
        instance = None
        made = []
        def get():
            global instance
            if instance is None:
                with lock:
                    if instance is None:
                        made.append(1)
                        instance = object()
        def main():
            together(get, get)
            return len(made)
        """,
        1,
    ),
    litmus(
        "double-checked locking that publishes too early shows an unfinished object",
        """
        from threading import Lock
        class Thing:
            pass
        lock = Lock()
        thing = None
        def get():
            global thing
            if thing is None:
                with lock:
                    if thing is None:
                        thing = Thing()
                        thing.ready = True
            return hasattr(thing, "ready")
        def main():
            seen = []
            together(lambda: seen.append(get()), lambda: seen.append(get()))
            return all(seen)
        """,
        True, False,
        bound=2,
    ),
    litmus(
        "pop on a list that was checked may find it empty",
        """
        def main():
            items, lost = [1], []
            def take():
                if items:
                    try:
                        items.pop()
                    except IndexError:
                        lost.append(1)
            together(take, take)
            return len(lost)
        """,
        0, 1,
    ),
    litmus(
        "Peterson's algorithm, with an if for its while, excludes under sequential consistency",
        """
        flags, turn, inside, most = [False, False], 0, 0, 0
        def enter(me):
            global turn, inside, most
            flags[me] = True
            turn = 1 - me
            if not (flags[1 - me] and turn != me):
                inside += 1
                most = max(most, inside)
                inside -= 1
            flags[me] = False
        def main():
            together(lambda: enter(0), lambda: enter(1))
            return most
        """,
        0, 1,
        bound=3,
    ),
    litmus(
        "Peterson's algorithm with the turn taken first does not exclude",
        """
        flags, turn, inside, most = [False, False], 0, 0, 0
        def enter(me):
            global turn, inside, most
            turn = 1 - me
            flags[me] = True
            if not (flags[1 - me] and turn != me):
                inside += 1
                most = max(most, inside)
                inside -= 1
            flags[me] = False
        def main():
            together(lambda: enter(0), lambda: enter(1))
            return most
        """,
        0, 1, 2,
        bound=3,
    ),
]  # fmt: skip

CASES = [*LOST_UPDATES, *ORDERS, *PATTERNS]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_outcomes_are_exactly(case: Litmus, machine: Machine) -> None:
    check(machine, case)
