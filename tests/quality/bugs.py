"""Textbook bugs as small programs, each with the change that makes it right.

`main` returns True if all went well. A run shows the bug if it does not finish, if an exception leaves a thread or
`main`, or if `main` returns something else.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

PRELUDE = """
import queue
from threading import *
from time import sleep

def together(*functions):
    threads = [Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

"""


@dataclass(frozen=True)
class Bug:
    """`buggy` and `correct` are whole programs. badly_placed: the fewest preemptions by which the bug shows; threads: how many
    `main` starts."""

    name: str
    buggy: str
    correct: str
    badly_placed: int
    threads: int


def _bug(
    name: str, source: str, *changes: tuple[str, str], badly_placed: int = 1, threads: int = 2
) -> Bug:
    buggy = correct = PRELUDE + textwrap.dedent(source)
    for old, new in changes:
        if old not in correct:
            raise ValueError(f"{name}: no {old!r} to correct")
        correct = correct.replace(old, new)
    return Bug(name, buggy, correct, badly_placed, threads)


BUGS = [
    _bug(
        "lost update",
        """
        count, lock = 0, Lock()
        def work():
            global count
            for _ in range(3):
                count += 1
        def main():
            together(work, work)
            return count == 6
        """,
        ("count += 1", "with lock: count += 1"),
    ),
    _bug(
        "check-then-act",
        """
        cache, made, lock = {}, [], Lock()
        def get():
            if "key" not in cache:
                made.append(1)
                cache["key"] = len(made)
        def get_locked():
            with lock:
                get()
        def main():
            together(get, get)
            return len(made) == 1
        """,
        ("together(get, get)", "together(get_locked, get_locked)"),
    ),
    _bug(
        "double-checked locking without the second check",
        """
        instance, made, lock = None, [], Lock()
        def get():
            global instance
            if instance is None:
                with lock:
                    made.append(1)
                    instance = object()
            return instance
        def main():
            together(get, get, get)
            return len(made) == 1
        """,
        ("made.append(1)", "if instance is not None: return instance\n            made.append(1)"),
        threads=3,
    ),
    _bug(
        "lost wake-up",
        """
        ready, bell = False, Condition()
        def wait():
            if not ready:
                with bell:
                    bell.wait()
        def ring():
            global ready
            with bell:
                ready = True
                bell.notify()
        def main():
            together(wait, ring)
            return True
        """,
        ("if not ready:\n        with bell:\n            bell.wait()", "with bell: bell.wait_for(lambda: ready)"),
    ),
    _bug(
        "missing notify_all",
        """
        ready, bell = False, Condition()
        def wait():
            with bell:
                while not ready:
                    bell.wait()
        def ring():
            global ready
            with bell:
                ready = True
                bell.notify()
        def main():
            together(wait, wait, ring)
            return True
        """,
        ("notify()", "notify_all()"),
        badly_placed=0,
        threads=3,
    ),
    _bug(
        "if in place of while",
        """
        items, bell = [], Condition()
        def consume():
            with bell:
                if not items:
                    bell.wait()
                items.pop()
        def produce():
            for n in range(2):
                with bell:
                    items.append(n)
                    bell.notify()
        def main():
            together(consume, consume, produce)
            return not items
        """,
        ("if not items", "while not items"),
        threads=3,
    ),
    _bug(
        "lock order",
        """
        a, b = Lock(), Lock()
        def one():
            with a:
                with b:
                    pass
        def other():
            with b:
                with a:
                    pass
        def main():
            together(one, other)
            return True
        """,
        ("with b:\n        with a:", "with a:\n        with b:"),
    ),
    _bug(
        "three locks in a circle",
        """
        locks = [Lock(), Lock(), Lock()]
        def work(first, second):
            with locks[first]:
                with locks[second]:
                    pass
        def main():
            together(lambda: work(0, 1), lambda: work(1, 2), lambda: work(2, 0))
            return True
        """,
        ("work(2, 0)", "work(0, 2)"),
        threads=3,
    ),
    _bug(
        "unsafe lazy initialisation",
        """
        class Config:
            def load(self):
                self.name = "name"
                self.size = 3
        config, seen, lock = None, [], Lock()
        def use():
            global config
            with lock:
                if config is None:
                    config = Config()
                    config.load()
        def peek():
            if config is not None:
                seen.append(config.size)
        def main():
            together(use, peek)
            return True
        """,
        ("config = Config()\n            config.load()", "made = Config(); made.load(); config = made"),
    ),
    _bug(
        "transfer in two steps",
        """
        accounts, seen, lock = {"a": 5, "b": 5}, [], Lock()
        def transfer():
            accounts["a"] -= 3
            accounts["b"] += 3
        def audit():
            seen.append(accounts["a"] + accounts["b"])
        def locked(function):
            with lock:
                function()
        def main():
            together(transfer, audit)
            return seen == [10]
        """,
        ("together(transfer, audit)", "together(lambda: locked(transfer), lambda: locked(audit))"),
    ),
    _bug(
        "published before it is there",
        """
        ready, data, seen = False, None, []
        def send():
            global ready, data
            ready = True
            data = 42
        def receive():
            if ready:
                seen.append(data)
        def main():
            together(send, receive)
            return seen in ([], [42])
        """,
        ("ready = True\n    data = 42", "data = 42\n    ready = True"),
    ),
    _bug(
        "compare, then set: ABA",
        """
        head, taken, lock = ["A", "B", "C"], [], Lock()
        def take():
            top = head[0]
            rest = head[1:]
            with lock:
                if head and head[0] == top:
                    head[:] = rest
                    taken.append(top)
        def take_two_and_put_back():
            with lock:
                first = head.pop(0)
                second = head.pop(0)
                taken.append(second)
            with lock:
                head.insert(0, first)
        def main():
            together(take, take_two_and_put_back)
            return len(taken + head) == len(set(taken + head))
        """,
        ("    top = head[0]\n    rest = head[1:]\n    with lock:\n",
         "    with lock:\n        top = head[0]\n        rest = head[1:]\n"),
    ),
    _bug(
        "Peterson with the turn taken first",
        """
        wants, turn, inside, worst = [False, False], 0, 0, 0
        def enter(me):
            global turn, inside, worst
            turn = 1 - me
            wants[me] = True
            while wants[1 - me] and turn != me:
                sleep(0)
            inside += 1
            worst = max(worst, inside)
            inside -= 1
            wants[me] = False
        def main():
            together(lambda: enter(0), lambda: enter(1))
            return worst == 1
        """,
        ("turn = 1 - me\n    wants[me] = True", "wants[me] = True\n    turn = 1 - me"),
        badly_placed=2,
    ),
    _bug(
        "sentinel eaten",
        """
        work = queue.Queue()
        def consume():
            while True:
                item = work.get()
                if item is None:
                    break
                if item == 1 and not work.empty():
                    work.get()
        def main():
            def produce():
                work.put(1)
                work.put(None)
            together(produce, consume)
            return True
        """,
        ("if item == 1 and not work.empty():", "if item == 2:"),
        badly_placed=0,
    ),
    _bug(
        "gone when the queue was empty for a moment",
        """
        work, done = queue.Queue(), []
        def consume():
            while not work.empty():
                done.append(work.get())
        def consume_all():
            while (item := work.get()) is not None:
                done.append(item)
        def main():
            def produce():
                for n in range(3):
                    work.put(n)
                work.put(None)
            work.put(-1)
            together(produce, consume)
            return [item for item in done if item is not None] == [-1, 0, 1, 2]
        """,
        ("together(produce, consume)", "together(produce, consume_all)"),
        badly_placed=0,
    ),
    _bug(
        "semaphore not given back after an exception",
        """
        room, stock, lock = Semaphore(1), [1], Lock()
        def buy():
            room.acquire()
            try:
                if stock:
                    stock.pop()
                    bought = True
                else:
                    raise LookupError
            except LookupError:
                return
            room.release()
        def main():
            together(buy, lambda: sleep(0) or buy(), buy)
            return True
        """,
        ("except LookupError:\n        return", "except LookupError:\n        pass"),
        badly_placed=0,
        threads=3,
    ),
    _bug(
        "one condition for two sorts of waiters",
        """
        slot, bell = [], Condition()
        def put(n):
            with bell:
                while slot:
                    bell.wait()
                slot.append(n)
                bell.notify()
        def get():
            with bell:
                while not slot:
                    bell.wait()
                slot.pop()
                bell.notify()
        def main():
            together(get, get, lambda: put(1), lambda: put(2))
            return not slot
        """,
        ("notify()", "notify_all()"),
        badly_placed=0,
        threads=4,
    ),
    _bug(
        "a flicker that a reader sees half",
        """
        busy, seen, lock = 0, [], Lock()
        def write():
            global busy
            busy = 1
            busy = 0
        def read():
            seen.append((busy, busy))
        def locked(function):
            with lock:
                function()
        def main():
            together(write, read)
            return seen != [(1, 0)]
        """,
        ("together(write, read)", "together(lambda: locked(write), lambda: locked(read))"),
        badly_placed=2,
    ),
    _bug(
        "a flag that is looked at, then set",
        """
        wants, turn, inside, worst = [False, False], 0, 0, 0
        def enter(me):
            global turn, inside, worst
            while wants[1 - me]:
                sleep(0)
            wants[me] = True
            inside += 1
            worst = max(worst, inside)
            inside -= 1
            wants[me] = False
        def main():
            together(lambda: enter(0), lambda: enter(1))
            return worst == 1
        """,
        ("while wants[1 - me]:\n        sleep(0)\n    wants[me] = True",
         "wants[me] = True\n    turn = 1 - me\n    while wants[1 - me] and turn != me:\n        sleep(0)"),
        badly_placed=2,
    ),
    _bug(
        "a version that comes back to what it was",
        """
        version, x, y, seen = 0, 0, 0, []
        def write():
            global version, x, y
            version = 1
            x = 1
            y = 1
            version = 0
        def read():
            before = version
            both = x, y
            if before == version == 0:
                seen.append(both)
        def main():
            together(write, read)
            return (1, 0) not in seen
        """,
        ("version = 0\ndef read", "version = 2\ndef read"),
        ("== version == 0", "== version != 1"),
        badly_placed=3,
    ),
    _bug(
        "a read-write lock whose last reader is counted wrong",
        """
        readers, data, torn, counting, writing = 0, [0, 0], [], Lock(), Lock()
        def read():
            global readers
            with counting:
                readers += 1
                if readers == 1:
                    writing.acquire()
            torn.append(data[0] != data[1])
            readers -= 1
            if readers == 0:
                writing.release()
        def write():
            with writing:
                data[0] += 1
                data[1] += 1
        def main():
            together(read, read, write)
            return not any(torn)
        """,
        ("    readers -= 1\n    if readers == 0:\n        writing.release()",
         "    with counting:\n        readers -= 1\n        if readers == 0:\n            writing.release()"),
        threads=3,
    ),
]  # fmt: skip
