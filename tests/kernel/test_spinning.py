"""Who waits in a loop is told from who computes in one."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from grader.kernel.machine import Machine
from grader.kernel.spinning import seen_from

from .running import run_and_value

BESIDE = """
import threading, time
count = 0
flag = False
ready = threading.Event()

def sleep():
    global flag
    time.sleep(10)
    flag = True

threading.Thread(target=sleep).start()
began = time.monotonic()
"""
COMPUTES = {
    "a range": "for _ in range(20_000): pass",
    "a count": "n = 0\nwhile n < 20_000: n += 1",
    "a list that grows": "found = []\nwhile len(found) < 2_000: found.append(1)",
    "a global": "def f():\n    global count\n    while count < 2_000: count += 1\nf()",
    "a float": "def f():\n    x = 1.0\n    while x < 3: x += 0.001\nf()",
    "a closed-over number": (
        "def f():\n    n = 0\n    def g():\n        nonlocal n\n        while n < 2_000: n += 1\n    g()\nf()"
    ),
}
WAITS = {
    "a flag": "while not flag: pass",
    "a flag in a function": "def f():\n    while not flag: pass\nf()",
    "an event": "def f():\n    while not flag and not ready.is_set(): pass\nf()",
    "the clock": "def f():\n    while time.monotonic() - began < 10: pass\nf()",
    "the clock and a count": "n = 0\nwhile time.monotonic() - began < 10: n += 1",
    "a flag and a count": "n = 0\nwhile not flag: n += 1",
}


def looks_and_seconds(machine: Machine, loop: str) -> tuple[int, int]:
    """How often tasks looked again, and what time passed."""
    after = "\npassed = round(time.monotonic() - began)\ndef main(): return passed\n"
    done, seconds = run_and_value(machine, BESIDE + loop + after)
    assert (done.ending, done.raised) == ("finished", None)
    return machine.kernel.wakeups, seconds


@pytest.mark.parametrize("name", COMPUTES)
def test_who_computes_lets_no_time_pass(machine: Machine, name: str) -> None:
    assert looks_and_seconds(machine, COMPUTES[name]) == (0, 0)


@pytest.mark.parametrize("name", WAITS)
def test_who_waits_in_a_loop_is_seen_and_gets_what_it_waits_for(
    machine: Machine, name: str
) -> None:
    looks, seconds = looks_and_seconds(machine, WAITS[name])
    assert looks > 0
    assert seconds == 10


class Odd:
    """Whatever is asked of it, it fails."""

    def __getattribute__(self, name: str) -> object:
        raise AssertionError(name)

    def __eq__(self, other: object) -> bool:
        raise AssertionError(other)

    __hash__ = None  # type: ignore[assignment]


class LongList(list[int]):
    def __len__(self) -> int:
        raise AssertionError


def test_looking_at_what_a_function_sees_runs_nothing_of_it() -> None:
    odd, sized = Odd(), LongList()

    def turns() -> Iterator[tuple[object, ...]]:
        kept = (odd, sized)
        while kept:
            yield seen_from(sys._getframe())

    loop = turns()
    next(loop)
    assert next(loop) == next(loop)
