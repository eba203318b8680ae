"""Histories and traces that no run has, for tests: what code that has taken a worker over may send.

Made by `random.Random`, so that a number names one of them, and ten thousand take seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from random import Random
from typing import Any, get_args

from grader.checks.notes import Reader
from grader.checks.registry import SUITES
from grader.judge.drawing import draw
from grader.records.history import Atom, Ending, Event, History, TaskRecord, Uncaught
from grader.records.trace import Act, Step, Thing, Trace

KINDS = (
    "call", "back", "begin", "end", "raised", "failed", "outcome", "left", "looked-again", "read", "ask", "iter",
    "inner", "endless", "stranger", "started", "write", "write-failed", "overlap", "raises", "beside call",
    "beside back", "beside begin", "beside end", "beside left", "main", "",
)  # fmt: skip
NAMES = (
    "0", "1", "0.0", "0.1", "0.0.0", "1.0", "", "a0", "a1", "b0", "None", "False", "()", "?int", "?", "x", "list", "v0",
    "v1", "v0 (2)", "value v0", "error 0 0", "error 0 1", "reading", "write 0", "str 0.0.0", "ValueError",
    "NotImplementedError", "task 0", "task 1", "endless", "block", "source a", "consume a0", "sources",
    "RuntimeError: no", "\x1b[31m\u202e<script>", "\0", "\U0001f600" * 3, "x" * 9_000,
)  # fmt: skip
HOW = ("returned", "raised")
USES = ("start", "stop", "running", "enter", "exit", "own stop")
ODD: tuple[Atom, ...] = (
    -1, 4, 40, 2**31, 2**53, 2**63, 2**64 - 1, -(2**63), float("nan"), float("inf"), -0.0, 1e308, None, True, False,
)  # fmt: skip
TIMES = (0, 0, 0, 1, 999_999, 1_000_000, 1_000_000_000, 10**12, 2**52)
PARTS = (
    "", "get", "put", "empty", "qsize", "acquire", "release", "__enter__", "__exit__", "wait", "wait_for", "notify",
    "notify_all", "join", "write", "count", "start",
)  # fmt: skip
THINGS = (
    "", "lock", "RLock", "Condition", "Queue", "SimpleQueue", "Event", "Semaphore", "Thread", "Sentinel",
    "_ThreadHandle", "VirtualOutput", "Sleep", "list", "name", "Future", "Barrier", "odd\x1b",
)  # fmt: skip
# What each letter of a shape stands for, in `_data`.
SHAPES = (
    "n",
    "s",
    "ns",
    "sn",
    "nb",
    "nsn",
    "ss",
    "shs",
    "shss",
    "hsb",
    "nhso",
    "shlss",
    "shhs",
    "nu",
    "",
    "aaa",
    "a",
)


@cache
def scenarios(key: str) -> Sequence[Any]:
    """Some of each family of an exercise."""
    found: dict[Any, None] = {}
    for family in SUITES[key].families:
        drawn = family.deck[:12] if family.deck else draw(family.scenarios, 6, 1)
        found |= dict.fromkeys((*family.core, *drawn))
    return list(found)


def wild_event(random: Random) -> Event:
    """Any event at all."""
    data = tuple(_atom(random) for _ in range(random.randrange(5)))
    return Event(_number(random), random.randrange(4), random.choice(KINDS), data)


def _number(random: Random) -> int:
    odd = [atom for atom in ODD if type(atom) is int]
    return random.choice(odd) if random.random() < 0.1 else random.randrange(4)


def _atom(random: Random) -> Atom:
    return random.choice((random.choice(ODD), random.choice(NAMES), random.randrange(4)))


def _data(random: Random, shape: str) -> tuple[Atom, ...]:
    letters: dict[str, Callable[[], Atom]] = {
        "n": lambda: _number(random), "s": lambda: random.choice(NAMES), "h": lambda: random.choice(HOW),
        "b": lambda: random.random() < 0.5, "o": lambda: random.choice((None, True, False)),
        "l": lambda: "list", "u": lambda: random.choice(USES), "a": lambda: _atom(random),
    }  # fmt: skip
    return tuple(letters[letter]() for letter in shape)


def possible_events(random: Random, make: Callable[[], Reader]) -> list[Event]:
    """Events that a drive could note, as far as its notes tell; the times go up."""
    events: list[Event] = []
    time = 0
    for _ in range(random.choice((2, 8, 30))):
        time += random.choice(TIMES)
        for _ in range(40):
            shape = random.choice(SHAPES)
            event = Event(time, random.randrange(4), random.choice(KINDS), _data(random, shape))
            if takes_all(make(), [*events, event]):
                events.append(event)
                break
    return events


def takes_all(reader: Reader, events: Sequence[Event]) -> bool:
    return all(reader(event) for event in events)


def history(random: Random, events: Sequence[Event]) -> History:
    """A history with these events; the rest is as it comes."""
    ending: Ending = random.choice(("finished", "finished", "finished", *get_args(Ending)))
    end = events[-1].time if events else 0
    tasks = [
        TaskRecord(
            _number(random), random.choice(NAMES), True, random.randrange(5), True, random.choice(NAMES),
            random.randrange(5), random.randrange(4),
        )
        for _ in range(random.randrange(4))
    ]  # fmt: skip
    uncaught = [
        Uncaught(_number(random), *random.choices(NAMES, k=2), random.randrange(5))
        for _ in range(random.randrange(3))
    ]
    return History(
        ending, tuple(events), end + random.choice((0, 10**9)), tuple(tasks), tuple(uncaught),
        detail=random.choice(NAMES),
    )  # fmt: skip


def judged(random: Random, key: str) -> tuple[Any, History]:
    """A scenario of an exercise, and a history of it whose notes are possible."""
    scenario = random.choice(scenarios(key))
    return scenario, history(random, possible_events(random, lambda: SUITES[key].notes(scenario)))


def trace(random: Random, steps: int) -> Trace:
    """A trace whose numbers fit each other; nothing else does."""
    things = [
        Thing(random.choice(NAMES), random.choice(THINGS)) for _ in range(random.randrange(5))
    ]
    tasks, acts = random.choice((1, 2, 4)), random.sample(get_args(Act), random.randrange(1, 11))
    return Trace(
        {number: random.choice(NAMES) for number in range(random.randrange(5))},
        tuple(things),
        tuple(
            Step(
                random.randrange(tasks), random.randrange(5), number, random.choice(acts),
                random.randrange(-1, len(things)), random.choice(PARTS), random.choice(NAMES),
                random.randrange(-1, 5), random.randrange(-1, len(things)), random.random() < 0.1,
                random.random() < 0.2,
            )
            for number in range(random.randrange(steps))
        ),
        random.randrange(2),
    )  # fmt: skip
