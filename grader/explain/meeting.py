"""Finds the accesses that met: those that make a run go wrong because of where a switch came.

First the four unserialisable interleavings of Lu, Tucek, Qin and Zhou (AVIO, ASPLOS 2006): two accesses of one task to a
place, and another task's between them, such that no order of the two tasks one after the other gives the same. Then pairs
of accesses to one place, one of them a write, that nothing orders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from grader.explain.order import Order
from grader.records.trace import Step, Trace

MOST_ACCESSES = 1_500  # that are compared; minimised runs have some dozens
ACCESSES = ("read", "write", "use")
ENDS = ("Sentinel", "_ThreadHandle")  # what hands on the end of a thread to who joins it
PATTERNS = {
    ("read", "write", "write"): 0,
    ("write", "read", "write"): 1,
    ("read", "write", "read"): 2,
    ("write", "write", "read"): 3,
}
"""What an interleaving of three accesses is called; a smaller number tells more."""

Place = tuple[int, str]


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
    triples = list(_triples(steps, shared))
    pairs = list(_pairs(steps, shared, Order(steps, everything)))
    moved = [number for number, step in enumerate(steps) if step.moved]
    for switch in reversed(moved):
        around = [m for m in triples if _around(steps, m, switch)]
        if around:
            return min(around, key=lambda m: _rank(steps, m, switch))
    for switch in reversed(moved):
        near = [m for m in pairs if m.first < switch <= m.between or _returns(steps, m, switch)]
        if near:
            return min(near, key=lambda m: _pair_rank(steps, m, switch))
    candidates = triples or pairs
    return min(candidates, key=lambda m: _rank(steps, m, len(steps))) if candidates else None


def places(step: Step) -> list[Place]:
    """What an access is to: a part of a thing; who reads what holds a container looks at its contents as well."""
    if step.act not in ACCESSES or step.thing < 0 or step.inner:
        return []
    own = (step.thing, "" if step.act == "use" else step.part)
    return [own] if step.holds < 0 else [own, (step.holds, "")]


def shared_places(trace: Trace) -> dict[Place, list[int]]:
    """The accesses to each place that several tasks access, one of them writing, while starts and joins do not order them."""
    steps = trace.steps
    ends = {number for number, thing in enumerate(trace.things) if thing.kind in ENDS}
    lives = Order(steps, ends)
    found: dict[Place, list[int]] = {}
    for number, step in enumerate(steps):
        for place in places(step):
            if len(found.setdefault(place, [])) < MOST_ACCESSES:
                found[place].append(number)
    shared = {}
    for place, numbers in found.items():
        kept = [n for n in numbers if _contested(steps, n, numbers, lives)]
        if kept:
            shared[place] = kept
    return shared


def _contested(steps: Sequence[Step], number: int, numbers: Sequence[int], lives: Order) -> bool:
    """Whether another task's access to the same place could have come before or after this one, and one of them writes."""
    step = steps[number]
    return any(
        steps[other].task != step.task
        and not step.act == steps[other].act == "read"
        and not lives.before(min(number, other), max(number, other))
        for other in numbers
    )


def _triples(steps: Sequence[Step], shared: dict[Place, list[int]]) -> Iterator[Meeting]:
    for numbers in shared.values():
        for index, first in enumerate(numbers):
            after = [n for n in numbers[index + 1 :] if steps[n].task == steps[first].task]
            if not after:
                continue
            last = _next_that_fits(steps, first, after)
            for between in numbers[index + 1 :]:
                if between < last and steps[between].task != steps[first].task:
                    meeting = Meeting(first, between, last)
                    if pattern_of(steps, meeting) is not None:
                        yield meeting


def _next_that_fits(steps: Sequence[Step], first: int, after: list[int]) -> int:
    """The next access; where a read is followed by a read and a write in one line (`x += 1`), the write."""
    following = after[0]
    if steps[first].act == "read" and steps[following].act == "read":
        write = next((n for n in after if steps[n].act == "write"), following)
        return write if steps[write].line == steps[following].line else following
    return following


def pattern_of(steps: Sequence[Step], meeting: Meeting) -> int | None:
    """Which of the `PATTERNS` three accesses are; None if they could have come one task after the other."""
    first, between, last = (
        "write" if steps[number].act == "use" else steps[number].act for number in meeting
    )
    return PATTERNS.get((first, between, last))


def _pairs(
    steps: Sequence[Step], shared: dict[Place, list[int]], order: Order
) -> Iterator[Meeting]:
    for numbers in shared.values():
        for index, first in enumerate(numbers):
            for second in numbers[index + 1 :]:
                one, other = steps[first], steps[second]
                reads = one.act == other.act == "read"
                if one.task != other.task and not reads and not order.before(first, second):
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


def _rank(steps: Sequence[Step], meeting: Meeting, switch: int) -> tuple[int, int, int]:
    """What tells most comes first: the pattern, then how near to the switch."""
    if meeting.last < 0:
        return len(PATTERNS), 0, meeting.between - meeting.first
    pattern = pattern_of(steps, meeting)
    assert pattern is not None  # as `_triples` gives no others
    return pattern, abs(switch - meeting.first), meeting.last - meeting.between


def _pair_rank(steps: Sequence[Step], meeting: Meeting, switch: int) -> tuple[int, int]:
    """The returning task's own access first; then what lies nearest to the switch."""
    if _returns(steps, meeting, switch):
        return 0, meeting.between - switch
    return 1, meeting.between - meeting.first
