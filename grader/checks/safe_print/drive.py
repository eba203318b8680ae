"""Does a scenario to a student's `safe_print`. Runs in the worker, under the kernel."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import ModuleType
from typing import Any

from grader.checks.safe_print.scenario import Call, File, Scenario, Value
from grader.kernel.recorder import Recorder


def drive(module: ModuleType, scenario: Scenario, recorder: Recorder) -> None:
    """Make the calls of the scenario, one thread of ours for each of its threads; note what is written and what comes back."""
    stage = _Stage(module.safe_print, scenario, recorder)
    sys.stdout = stage.files[-1]
    if len(scenario.threads) == 1:
        stage.perform(0)
    else:
        threads = [
            threading.Thread(
                target=stage.perform, args=(number,), name=f"printer {chr(97 + number)}"
            )
            for number in range(len(scenario.threads))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    for left in recorder.threads_left():
        recorder.note("left", left.name, left.line)
    if recorder.looked_again():
        recorder.note("looked-again", recorder.looked_again())


class _Stage:
    """One run's files and values."""

    def __init__(self, function: Any, scenario: Scenario, recorder: Recorder) -> None:
        self.function = function
        self.scenario = scenario
        self.recorder = recorder
        # One more than the scenario has: what is standard output unless a call changes that.
        files = (*scenario.files, File())
        self.files = [make_file(number, file, recorder) for number, file in enumerate(files)]

    def perform(self, number: int) -> None:
        """The calls of one thread."""
        if len(self.scenario.threads) > 1:
            self.recorder.own()
        for index, call in enumerate(self.scenario.threads[number]):
            if call.after:
                self.recorder.pause(call.after)
            if call.stdout >= 0:
                sys.stdout = self.files[call.stdout]
            self._call(number, index, call)

    def _call(self, number: int, index: int, call: Call) -> None:
        keywords: dict[str, Any] = {}
        if call.sep is not None:
            keywords["sep"] = call.sep
        if call.end is not None:
            keywords["end"] = call.end
        if call.target >= 0:
            keywords["file"] = self.files[call.target]
        values = [self._value(f"{number}.{index}.{i}", v) for i, v in enumerate(call.values)]
        how, _, name = self.recorder.outcome(lambda: self.function(*values, **keywords))
        self.recorder.note("outcome", number, index, how, name)

    def _value(self, place: str, value: Value) -> Any:
        if value.kind == "text":
            return value.text
        if value.kind == "number":
            return int(value.text)
        if value.kind == "none":
            return None
        if value.kind == "list":
            return [value.text]
        if value.kind == "subclass":
            return _Tagged("not " + value.text, value.text)
        return _Shown(self._showing(place, value))

    def _showing(self, place: str, value: Value) -> Callable[[], str]:
        recorder = self.recorder

        def show() -> str:
            recorder.point()
            if value.kind == "slow":
                recorder.pause(1)
            if value.kind == "raises":
                raise recorder.label(ValueError(value.text), f"str {place}")
            if value.kind == "prints":
                self.function(value.inner, file=self.files[value.target])
            return value.text

        return show


class _Shown:
    """An object that shows itself through a function; everything but `str` gives something else."""

    def __init__(self, show: Callable[[], str]) -> None:
        self._show = show

    def __str__(self) -> str:
        return self._show()

    def __repr__(self) -> str:
        return "<the repr>"

    def __format__(self, spec: str) -> str:
        return "<the format>"

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


class _Tagged(str):
    """A text whose `str` is another one."""

    __slots__ = ("_shown",)
    _shown: str

    def __new__(cls, text: str, shown: str) -> _Tagged:
        self = super().__new__(cls, text)
        self._shown = shown
        return self

    def __str__(self) -> str:
        return self._shown


def make_file(number: int, file: File, recorder: Recorder) -> Any:
    """A file of the wanted kind: nothing but a `write` method, which is not thread-safe."""
    inside = [0]
    writes = [0]

    def write(text: Any) -> int:
        if inside[0]:
            recorder.note("overlap", number)
        if type(text) is not str:
            recorder.note("not-text", number, type(text).__name__)
            text = str.__str__(text) if isinstance(text, str) else ""
        inside[0] += 1
        try:
            recorder.point()
            if file.pause:
                recorder.pause(file.pause)
            writes[0] += 1
            late = writes[0] - 1 - file.fails
            if file.fails >= 0 and (late == 0 or (file.broken and late > 0)):
                recorder.note("write-failed", number)
                raise recorder.label(OSError(f"file {number} is full"), f"write {number}")
            recorder.note("write", number, text)
            recorder.point()
        finally:
            inside[0] -= 1
        return len(text)

    return _FILES[file.kind](write)


class _Plain:
    def __init__(self, write: Callable[[Any], int]) -> None:
        self._write = write

    def write(self, text: Any) -> int:
        return self._write(text)


class _Unhashable(_Plain):
    __hash__ = None  # type: ignore[assignment]


class _Equal(_Plain):
    """Equal to every other, and hashes alike."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 7


class _False(_Plain):
    """An empty file may well count as false."""

    def __len__(self) -> int:
        return 0


class _Slots:
    """No attribute can be added, and no weak reference made."""

    __slots__ = ("_write",)

    def __init__(self, write: Callable[[Any], int]) -> None:
        self._write = write

    def write(self, text: Any) -> int:
        return self._write(text)


_FILES: dict[str, Callable[[Callable[[Any], int]], Any]] = {
    "plain": _Plain, "unhashable": _Unhashable, "equal": _Equal, "slots": _Slots, "false": _False,
}  # fmt: skip
