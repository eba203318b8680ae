"""Histories made by hand."""

from __future__ import annotations

from grader.records.history import Atom, Ending, Event, History, TaskRecord

SECOND = 1_000_000_000
CALLER = 0


def at(seconds: float, task: int, kind: str, *data: Atom) -> Event:
    return Event(round(seconds * SECOND), task, kind, data)


def finished(*events: Event) -> History:
    return History("finished", events, events[-1].time if events else 0)


def ended(ending: Ending, *events: Event) -> History:
    task = TaskRecord(0, "MainThread", False, 0, True, "Thread-1 to end", 12, 0)
    return History(ending, events, 0, (task,))


def told(
    task: int, job: int, call: str = "0", begin: float = 0, end: float = 0, how: str = "end"
) -> list[Event]:
    """What is noted of one job: its beginning and its end."""
    return [at(begin, task, "begin", call, job), at(end, task, how, call, job)]
