"""What a check's code uses in a run on real threads: the same as `grader.kernel.recorder`, without a scheduler."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from grader.records.history import Atom, Event, TaskRecord
from grader.records.objects import plain_text, traceback_of, type_name
from grader.records.texts import sendable

MOST_NOTED = 20_000  # notes; a run of an honest program has some hundred


class RealRecorder:
    """The notes of one run. Times are real nanoseconds. What only a scheduler can know is always nought: who polls, who is
    left behind, how many threads were started."""

    looks = 0
    started = 0
    naming = None

    def __init__(self, filename: str) -> None:
        self.events: list[Event] = []
        self._filename = filename
        self._began = time.monotonic_ns()
        self._mine = threading.local()
        self._numbers = iter(range(1 << 31))
        self._labels: dict[int, str] = {}
        self._kept: list[BaseException] = []

    @property
    def task(self) -> int:
        """The number of the thread that runs, in the order in which they came here; 0 for the first."""
        number: int | None = getattr(self._mine, "number", None)
        if number is None:
            number = self._mine.number = next(self._numbers)
        return number

    @property
    def now(self) -> int:
        """Nanoseconds since the start of the run."""
        return time.monotonic_ns() - self._began

    def note(self, kind: str, *data: Atom) -> None:
        """Remember that something happened now, in this thread."""
        told = tuple(sendable(value) if type(value) is str else value for value in data)
        if len(self.events) < MOST_NOTED:
            self.events.append(Event(self.now, self.task, kind, told))

    def point(self) -> None:
        """Another thread may go on here, as everywhere."""

    def pause(self, seconds: float) -> None:
        """Let time pass."""
        time.sleep(seconds)

    def call_it(self, thing: Any, name: str) -> None:
        """Nobody asks for names here."""

    def label(self, error: BaseException, label: str) -> BaseException:
        """Give an exception object of the check's own a name by which `outcome` tells it apart."""
        self._labels[id(error)] = label
        self._kept.append(error)  # its id stays its own
        return error

    def outcome(self, call: Callable[[], Any]) -> tuple[str, Any, str]:
        """Call the student's code: ("returned", value, "") or ("raised", exception, its label or its type's name)."""
        try:
            return "returned", call(), ""
        except BaseException as error:
            return "raised", error, self.name_of(error)

    def name_of(self, error: BaseException) -> str:
        """The label of an exception of the check's own; else the type's name and the student's line."""
        label = self._labels.get(id(error))
        if label is not None:
            return label
        name = type_name(type(error))
        line = line_of(error, self._filename)
        text = plain_text(error)
        return f"{name}{f' in line {line}' if line else ''}{f': {text}' if text else ''}"

    def own(self) -> None:
        """Nobody counts threads here."""

    def threads_left(self) -> tuple[TaskRecord, ...]:
        """Not told: a thread that is about to end looks like one that stays."""
        return ()

    def looked_again(self) -> int:
        """Not told."""
        return 0


def line_of(error: BaseException, filename: str) -> int:
    """The innermost line of the student's file on the way of `error`, 0 if there is none."""
    line = 0
    trace = traceback_of(error)
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
