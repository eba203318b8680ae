"""Which steps of a run came before which, whatever the schedule: Lamport's happens-before, by vector clocks.

Clocks as in Fidge (1988) and Mattern (1989): a step comes before another of a different task if that task had heard of it
(by a lock, a queue, a start or a join) when it took its step.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from grader.records.trace import Step

Clock = dict[int, int]


class Order:
    """The order of the steps of one trace, told by their numbers. handing: the things that count when they are handed on."""

    def __init__(self, steps: Sequence[Step], handing: Container[int]) -> None:
        self._steps = steps
        self._clocks: list[Clock] = []
        mine: dict[int, Clock] = {}
        handed: dict[int, Clock] = {}
        for step in steps:
            clock = mine.setdefault(step.task, {})
            clock[step.task] = clock.get(step.task, 0) + 1
            if step.act == "take" and step.thing in handing:
                _hear(clock, handed.get(step.thing, {}))
            self._clocks.append(dict(clock))
            if step.act == "give" and step.thing in handing:
                _hear(handed.setdefault(step.thing, {}), clock)
            elif step.act == "start":
                _hear(mine.setdefault(step.other, {}), clock)

    def before(self, first: int, second: int) -> bool:
        """Whether step number `first` comes before `second` in every schedule that hands on the same things alike."""
        if first >= second:
            return False
        task = self._steps[first].task
        return self._clocks[first][task] <= self._clocks[second].get(task, 0)


def _hear(clock: Clock, other: Clock) -> None:
    for task, count in other.items():
        clock[task] = max(clock.get(task, 0), count)
