"""Each textbook bug is explained: the sentence names both threads and both lines, the timeline fits a screen."""

from __future__ import annotations

import re

import pytest

from grader.explain.explanation import explain
from grader.kernel.machine import Machine
from grader.kernel.naming import Naming
from grader.kernel.tracer import Tracer
from grader.records.explanation import Explanation
from grader.report.timeline_text import MOST_LINES, timeline_lines
from grader.search.portfolio import DEFAULT_MIX
from grader.search.replay import Replay

from .bugs import BUGS, Bug
from .finding import LIMITS, made_small

# For each bug: what the sentence calls the thing, and beginnings of the two lines that met there.
NAMED = {
    "lost update": ("count", "count += 1", "count += 1"),
    "check-then-act": ("cache", "if \"key\" not in cache", "cache[\"key\"] ="),
    "double-checked locking without the second check": ("instance", "if instance is None", "instance = object()"),
    "lost wake-up": ("bell", "bell.notify()", "bell.wait()"),
    "missing notify_all": ("bell", "bell.notify()", "bell.wait()"),
    "if in place of while": ("items", "if not items", "items.pop()"),
    "lock order": ("a", "with a:", "with b:"),
    "three locks in a circle": ("locks[0]", "with locks[first]", "with locks[second]"),
    "unsafe lazy initialisation": ("config.size", "seen.append(config.size)", "self.size = 3"),
    "transfer in two steps": ("accounts", "accounts[\"a\"] -= 3", "seen.append(accounts"),
    "published before it is there": ("data", "seen.append(data)", "data = 42"),
    "compare, then set: ABA": ("head", "rest = head[1:]", "head.insert(0, first)"),
    "Peterson with the turn taken first": ("wants", "while wants[1 - me]", "wants[me] = False"),
    "gone when the queue was empty for a moment": ("work.empty()", "while not work.empty()", "work.put(n)"),
    "semaphore not given back after an exception": ("room", "room.acquire()", "room.acquire()"),
    "one condition for two sorts of waiters": ("bell", "bell.notify()", "bell.wait()"),
    "a flicker that a reader sees half": ("busy", "busy = 1", "seen.append((busy, busy))"),
    "a flag that is looked at, then set": ("wants", "while wants[1 - me]", "wants[me] = True"),
    "a read-write lock whose last reader is counted wrong": ("writing", "writing.acquire()", "with counting"),
}  # fmt: skip
EXPLAINED = [bug for bug in BUGS if bug.name in NAMED]


@pytest.fixture(scope="module")
def machine() -> Machine:
    return Machine()


@pytest.fixture(scope="module", params=EXPLAINED, ids=[bug.name for bug in EXPLAINED])
def bug(request: pytest.FixtureRequest) -> Bug:
    return request.param


@pytest.fixture(scope="module")
def explained(bug: Bug, machine: Machine) -> Explanation:
    """Why the smallest run that was found goes wrong."""
    least = made_small(machine, bug.buggy, DEFAULT_MIX, 1)
    with machine.installed():
        program = machine.load(bug.buggy, "bug.py")
        tracer = Tracer(machine, program, Naming())
        with tracer.watching(machine.library.threading):
            run = machine.run(lambda: program.module().main(), Replay(least.schedule), LIMITS)
    kind = "deadlock" if run.ending == "deadlock" else "wrong-result"
    explanation = explain(tracer.trace, kind, bug.buggy.splitlines())
    assert explanation is not None
    return explanation


def test_the_sentence_names_the_thing(bug: Bug, explained: Explanation) -> None:
    assert f"`{NAMED[bug.name][0]}" in explained.sentence


def test_the_sentence_names_both_lines(bug: Bug, explained: Explanation) -> None:
    lines = bug.buggy.splitlines()
    told = {int(number) for number in re.findall(r"line (\d+)", explained.sentence)}
    for beginning in NAMED[bug.name][1:]:
        assert any(lines[number - 1].strip().startswith(beginning) for number in told), beginning


def test_the_sentence_names_both_threads(bug: Bug, explained: Explanation) -> None:
    assert len(set(re.findall(r"Thread-\d+", explained.sentence))) >= 2


def test_the_timeline_fits_a_screen(bug: Bug, explained: Explanation) -> None:
    lines = timeline_lines(explained.timeline, 80)
    assert 0 < len(lines) <= MOST_LINES
    assert max(map(len, lines)) <= 80


def test_there_are_fifteen_and_more() -> None:
    assert len(EXPLAINED) == len(NAMED) >= 15
