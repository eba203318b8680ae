"""Finds the accesses that met: those that make a run go wrong because of where a switch came.

First the four unserialisable interleavings of Lu, Tucek, Qin and Zhou (AVIO, ASPLOS 2006): two accesses of one task to a
place, and another task's between them, such that no order of the two tasks one after the other gives the same. Then pairs
of accesses to one place, one of them a write, that nothing orders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from grader.explain.effects import Place, can_clash, effect, places
from grader.explain.order import Order
from grader.records.trace import Step, Trace

MOST_ACCESSES = 300  # to one place, that are compared; minimised runs have some dozens
ENDS = ("Sentinel", "_ThreadHandle")  # what hands on the end of a thread to who joins it
PATTERNS = {
    ("read", "write", "write"): 0,
    ("write", "read", "write"): 1,
    ("read", "write", "read"): 2,
    ("write", "write", "read"): 3,
}
"""What an interleaving of three accesses is called; a smaller number tells more."""


class Meeting(NamedTuple):
    """Numbers of steps: an access, one of another task after it, and for three the first task's next, else -1."""

    first: int
    between: int
    last: int = -1

    def steps(self) -> tuple[int, ...]:
        """The numbers of its steps."""
        return tuple(number for number in self if number >= 0)


def find_meeting(trace: Trace) -> Meeting | None:
    """The meeting that explains most: one around a badly placed switch if there is any; None if nothing met."""
    steps = trace.steps
    shared = shared_places(trace)
    everything = range(len(trace.things))
    triples = list(_triples(trace, shared))
    pairs = list(_pairs(trace, shared, Order(steps, everything)))
    moved = [number for number, step in enumerate(steps) if step.moved]
    for switch in reversed(moved):
        around = [m for m in triples if _around(steps, m, switch)]
        if around:
            return min(around, key=lambda m: _rank(trace, m, switch))
    for switch in reversed(moved):
        near = [m for m in pairs if m.first < switch <= m.between or _returns(steps, m, switch)]
        if near:
            return min(near, key=lambda m: _pair_rank(steps, m, switch))
    candidates = triples or pairs
    return min(candidates, key=lambda m: _rank(trace, m, len(steps))) if candidates else None


def shared_places(trace: Trace) -> dict[Place, list[int]]:
    """The accesses to each place that several tasks access, one of them writing, while starts and joins do not order them."""
    steps = trace.steps
    ends = {number for number, thing in enumerate(trace.things) if thing.kind in ENDS}
    lives = Order(steps, ends)
    found: dict[Place, list[int]] = {}
    for number, step in enumerate(steps):
        for place in places(trace, step):
            if len(found.setdefault(place, [])) < MOST_ACCESSES:
                found[place].append(number)
    shared = {}
    for place, numbers in found.items():
        kept = [n for n in numbers if _contested(trace, n, numbers, lives)]
        if kept:
            shared[place] = kept
    return shared


def _contested(trace: Trace, number: int, numbers: Sequence[int], lives: Order) -> bool:
    """Whether another task's access to the same place could have come before or after this one, and that matters."""
    steps, step = trace.steps, trace.steps[number]
    return any(
        steps[other].task != step.task
        and can_clash(trace, step, steps[other])
        and not lives.before(min(number, other), max(number, other))
        for other in numbers
    )


def _triples(trace: Trace, shared: dict[Place, list[int]]) -> Iterator[Meeting]:
    steps = trace.steps
    for numbers in shared.values():
        for index, first in enumerate(numbers):
            after = [n for n in numbers[index + 1 :] if steps[n].task == steps[first].task]
            if not after:
                continue
            last = _next_that_fits(steps, first, after)
            for between in numbers[index + 1 :]:
                if between < last and steps[between].task != steps[first].task:
                    meeting = Meeting(first, between, last)
                    if pattern_of(trace, meeting) is not None:
                        yield meeting


def _next_that_fits(steps: Sequence[Step], first: int, after: list[int]) -> int:
    """The next access; where a read is followed by a read and a write in one line (`x += 1`), the write."""
    following = after[0]
    if steps[first].act == "read" and steps[following].act == "read":
        write = next((n for n in after if steps[n].act == "write"), following)
        return write if steps[write].line == steps[following].line else following
    return following


def pattern_of(trace: Trace, meeting: Meeting) -> int | None:
    """Which of the `PATTERNS` three accesses are; None if they could have come one task after the other."""
    first, between, last = (effect(trace, trace.steps[number]) for number in meeting)
    if not can_clash(trace, trace.steps[meeting.first], trace.steps[meeting.between]):
        return None
    return PATTERNS.get((first, between, last))


def _pairs(trace: Trace, shared: dict[Place, list[int]], order: Order) -> Iterator[Meeting]:
    steps = trace.steps
    for numbers in shared.values():
        for index, first in enumerate(numbers):
            for second in numbers[index + 1 :]:
                one, other = steps[first], steps[second]
                clash = one.task != other.task and can_clash(trace, one, other)
                if clash and not order.before(first, second):
                    yield Meeting(first, second)


def _around(steps: Sequence[Step], meeting: Meeting, switch: int) -> bool:
    """Whether a badly placed switch, the step after which is given, came between the first access and the last."""
    if not meeting.first < switch <= meeting.last:
        return False
    return switch <= meeting.between or steps[switch].task == steps[meeting.first].task


def _returns(steps: Sequence[Step], meeting: Meeting, switch: int) -> bool:
    """Whether a pair is of what the others did during a task's absence, and what it did when it was back."""
    absent = next((s.task for s in reversed(steps[:switch]) if s.task != steps[switch].task), -1)
    return meeting.first >= switch and steps[meeting.between].task == absent


def both_read(trace: Trace, meeting: Meeting) -> int:
    """The number of the other task's read of the same value, before either wrote; -1 if there was none."""
    first, between = trace.steps[meeting.first], trace.steps[meeting.between]
    for number in range(meeting.between - 1, -1, -1):
        step = trace.steps[number]
        same = step.thing in (first.thing, first.holds) or first.thing == step.holds
        if step.task == between.task and same and step.act in ("read", "write"):
            return number if step.act == "read" and step.value == first.value else -1
    return -1


def _rank(trace: Trace, meeting: Meeting, switch: int) -> tuple[int, int, int, int]:
    """What tells most comes first: the pattern, then how near to the switch."""
    if meeting.last < 0:
        return len(PATTERNS), 0, 0, meeting.between - meeting.first
    pattern = pattern_of(trace, meeting)
    assert pattern is not None  # as `_triples` gives no others
    plain = trace.steps[meeting.first].holds < 0 and both_read(trace, meeting) >= 0
    return pattern, not plain, abs(switch - meeting.first), meeting.last - meeting.between


def _pair_rank(steps: Sequence[Step], meeting: Meeting, switch: int) -> tuple[int, int]:
    """The returning task's own access first; then what lies nearest to the switch."""
    if _returns(steps, meeting, switch):
        return 0, meeting.between - switch
    return 1, meeting.between - meeting.first
