"""What happened in a run, read from its events: uses of the worker, calls of its task, and what is certain when."""

from __future__ import annotations

from dataclasses import dataclass

from grader.records.history import Event, History

NEVER = 1 << 62  # the place and time of an end that did not come
EXACT = 1_000_000  # nanoseconds: times that differ by no more are the same


@dataclass(slots=True)
class Use:
    """One use of the worker. what: start, stop, running, enter, exit, or own stop (a `stop` by the task); begin, end: its places
    among the events; begun, ended: virtual nanoseconds; told: see `drive`."""

    number: int
    what: str
    task: int
    begin: int
    begun: int
    end: int = NEVER
    ended: int = NEVER
    how: str = ""
    name: str = ""
    told: object = None

    @property
    def starts(self) -> bool:
        """Whether it may begin a run."""
        return self.what in ("start", "enter")

    @property
    def stops(self) -> bool:
        """Whether it ends a run."""
        return self.what in ("stop", "exit", "own stop")

    @property
    def text(self) -> str:
        """How a student would call it."""
        texts = {
            "enter": "with worker",
            "exit": "the end of the with block",
            "own stop": "the task's own worker.stop()",
        }
        return texts.get(self.what, f"worker.{self.what}" + "()" * (self.what != "running"))


@dataclass(slots=True)
class Call:
    """One call of the task. failed: the label of what it raised; the rest as in `Use`."""

    number: int
    task: int
    begin: int
    begun: int
    daemon: bool
    end: int = NEVER
    ended: int = NEVER
    failed: str = ""


class Story:
    """The uses and calls of a run, in the order in which they began."""

    def __init__(self, history: History) -> None:
        self.uses: list[Use] = []
        self.calls: list[Call] = []
        self.time = history.time
        self.events = history.events
        for place, event in enumerate(history.events):
            self._read(place, event)
        self.begun = [use for use in self.uses if use.starts and use.how == "returned"]
        self.stops = [use for use in self.uses if use.stops]
        self.failures = [call for call in self.calls if call.failed]

    def _read(self, place: int, event: Event) -> None:
        data = event.data
        if event.kind == "call":
            self.uses.append(Use(_int(data[0]), str(data[1]), event.task, place, event.time))
        elif event.kind == "back":
            use = self.uses[_int(data[0])]
            use.end, use.ended = place, event.time
            use.how, use.name, use.told = str(data[1]), str(data[2]), data[3]
        elif event.kind == "begin":
            self.calls.append(Call(_int(data[0]), event.task, place, event.time, bool(data[1])))
        elif event.kind in ("end", "failed"):
            call = self.calls[_int(data[0])]
            call.end, call.ended = place, event.time
            call.failed = str(data[1]) if event.kind == "failed" else ""

    def time_at(self, place: int) -> int:
        """The virtual time of a place among the events."""
        return self.events[place].time if place < len(self.events) else self.time

    def running_until(self, start: Use) -> int:
        """The first place at which the run that `start` began may have been ended by a stop or a failure."""
        stops = [use.begin for use in self.stops if use.end > start.begin]
        failures = [call.end for call in self.failures if call.end > start.begin]
        return min(stops + failures, default=len(self.events))

    def surely_running(self, begin: int, end: int) -> Use | None:
        """The start of the run that goes on, without any doubt, from one place to another."""
        for start in reversed(self.begun):
            if start.end < begin and self.running_until(start) >= end:
                return start
        return None

    def surely_stopped(self, begin: int, end: int, own: bool = True) -> bool:
        """Whether, without any doubt, no run goes on from one place to another: every run was stopped, or failed some time ago.

        own: whether a stop by the task itself counts; after such a one the thread may still be there.
        """
        if any(use.starts and use.begin < end and use.end > begin for use in self.uses):
            return False
        return all(self._is_over(start, begin, own) for start in self.begun if start.end <= begin)

    def _is_over(self, start: Use, place: int, own: bool) -> bool:
        stopped = any(
            use.end <= place
            and (use.begin > start.begin if use.what == "own stop" else use.begin > start.end)
            and (own or use.what != "own stop")
            for use in self.stops
        )
        time = self.time_at(place)
        return stopped or any(
            call.end > start.begin and call.ended + EXACT < time for call in self.failures
        )

    def last_stop(self, place: int) -> Use | None:
        """The stop that returned last before this place."""
        before = [use for use in self.stops if use.end <= place]
        return max(before, key=lambda use: use.end, default=None)


def seconds(nanoseconds: int) -> str:
    """A virtual time for a message."""
    return f"{nanoseconds / 1e9:.9g} s"


def _int(atom: object) -> int:
    assert isinstance(atom, int)
    return atom
