"""Whether workers had nothing to do while items waited for their turn."""

from __future__ import annotations

from typing import NamedTuple

from grader.records.history import Event

LEAST = 1_000_000_000  # virtual nanoseconds that such a time must last; calls take longer, and a poll is shorter


class Idle(NamedTuple):
    """For so many seconds, `running` calls were under way and `waiting` items had not begun."""

    seconds: float
    running: int
    waiting: int


def idle_time(events: tuple[Event, ...], call: str, workers: int, items: int) -> Idle | None:
    """The first time during a call in which fewer than `workers` calls of the function ran though that many items waited."""
    running = 0
    waiting = items
    since = -1
    for event in events:
        if event.data[:1] != (call,):
            continue
        lasted = event.time - since
        if since >= 0 and lasted >= LEAST and running < workers <= waiting:
            return Idle(lasted / 1e9, running, waiting)
        since = event.time
        if event.kind == "begin":
            running += 1
            waiting -= 1
        elif event.kind in ("end", "raised"):
            running -= 1
        elif event.kind == "outcome":
            return None
    return None
