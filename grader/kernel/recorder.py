"""What a check's code uses within a run: to note what it sees, to stand at points, to let time pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from greenlet import GreenletExit

from grader.kernel.clock import INSTANT, to_nanoseconds
from grader.kernel.machine import Machine
from grader.kernel.naming import Naming
from grader.kernel.strategy import CALLBACK
from grader.kernel.task import Killed
from grader.kernel.waitable import SLEEP
from grader.records.history import Atom, Event, TaskRecord
from grader.records.objects import plain_text, type_name
from grader.records.texts import sendable

MOST_NOTED = 100_000  # characters; the most seen of a program that comes to its end are some 60,000


class Recorder:
    """The notes of one run. All that the judge will know of it passes through here, as plain data."""

    # Who gets hold of a recorder in a frame cannot put other methods into it.
    __slots__ = (
        "_began", "_kept", "_kernel", "_labels", "_looked_before", "_machine", "_own", "_room", "_started_before", "events",
        "naming",
    )  # fmt: skip

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._kernel = machine.kernel
        self.events: list[Event] = []
        self._own: set[int] = set()
        self._room = MOST_NOTED
        self._labels: dict[int, str] = {}
        self._kept: list[BaseException] = []
        self.naming: Naming | None = None  # where a trace looks names up
        self._began = self._started_before = self._looked_before = 0

    def begin(self) -> None:
        """From now on counts what happens: the check begins, once the program was imported, and the workers of pools that it
        has ended by then are gone."""
        self.threads_left()
        self._began = self._kernel.clock.now // INSTANT * INSTANT
        self._started_before = self._kernel.threads
        self._looked_before = self._kernel.wakeups

    @property
    def task(self) -> int:
        """The number of the task that runs."""
        return self._kernel.current.id

    @property
    def now(self) -> int:
        """Virtual nanoseconds since the check began, in whole microseconds (see `clock.INSTANT`)."""
        return self.since_then(self._kernel.clock.now)

    def since_then(self, time: int) -> int:
        """A time of the run's clock as one since the check began."""
        return time // INSTANT * INSTANT - self._began

    def note(self, kind: str, *data: Atom) -> None:
        """Remember that something happened now, in this task. Who makes the check note things without end is stopped."""
        if not self._kernel.draining:
            self._kernel.progress += 1
            told = tuple(self._fitting(value) if type(value) is str else value for value in data)
            if self._room < 0:
                self._kernel.stop("too-much-output", f"more than {MOST_NOTED:,} characters")
            self.events.append(Event(self.now, self.task, kind, told))
            if len(self.events) > self._kernel.limits.events:
                self._kernel.stop("livelock")
            if self._kernel.observer is not None:
                self._kernel.observer.noted(kind, told)

    def _fitting(self, text: str) -> str:
        self._room -= len(text)
        return text if text.isascii() else sendable(text)

    def point(self) -> None:
        """Another thread may go on here."""
        self._kernel.point(CALLBACK, self)

    def pause(self, seconds: float) -> None:
        """Let virtual time pass: the check's own slowness, which is not counted as polling."""
        kernel = self._kernel
        kernel.point(CALLBACK, self)
        kernel.block(SLEEP, kernel.clock.now + to_nanoseconds(seconds))
        kernel.current.expired = False

    def call_it(self, thing: Any, name: str) -> None:
        """Tell a trace, if one is made, what to call an object of the check's own."""
        if self.naming is not None:
            self.naming.give(thing, name)

    def label(self, error: BaseException, label: str) -> BaseException:
        """Give an exception object of the check's own a name by which `outcome` tells it apart."""
        self._labels[id(error)] = label
        self._kept.append(error)  # its id stays its own
        return error

    def outcome(self, call: Callable[[], Any]) -> tuple[str, Any, str]:
        """Call the student's code: ("returned", value, "") or ("raised", exception, its label or its type's name)."""
        try:
            return "returned", call(), ""
        except (Killed, GreenletExit):
            raise
        except BaseException as error:
            return "raised", error, self.name_of(error)

    def name_of(self, error: BaseException) -> str:
        """The label of an exception of the check's own; else the type's name and the student's line."""
        label = self._labels.get(id(error))
        if label is not None:
            return label
        name = type_name(type(error))
        line = self._machine.places.line_of_traceback(error)
        text = plain_text(error)
        return f"{name}{f' in line {line}' if line else ''}{f': {text}' if text else ''}"

    @property
    def started(self) -> int:
        """How many threads were started so far, the check's own among them."""
        return self._kernel.threads - self._started_before

    def own(self) -> None:
        """The running thread is one of the check's own: it is not counted as left behind."""
        self._own.add(self.task)

    def threads_left(self) -> tuple[TaskRecord, ...]:
        """The student's threads that run at this moment.

        The end of a `ThreadPool` tells its workers to end, but does not wait for it: they get the time that they
        need for that (R9), and are among those left only if they then wait for something.
        """
        besides = frozenset(self._own)
        left = self._machine.threads_left(besides)
        workers = self._machine.pool_workers()
        if workers.issuperset(record.id for record in left) and left:
            self.pause(1e-9)
            left = self._machine.threads_left(besides)
        return left

    @property
    def looks(self) -> int:
        """How often the running thread has woken up by the clock or in a loop, only to wait again, so far."""
        return self._kernel.current.wakeups

    def looked_again(self) -> int:
        """How often a thread has woken up by the clock or in a loop, only to wait again, so far."""
        return self._kernel.wakeups - self._looked_before
