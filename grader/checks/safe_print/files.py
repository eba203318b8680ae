"""The files that a student's `safe_print` is given. Used in the worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from grader.checks.safe_print.errors import make_error
from grader.checks.safe_print.scenario import File
from grader.kernel.recorder import Recorder


def make_file(number: int, file: File, recorder: Recorder) -> Any:
    """A file of the wanted kind: nothing but a `write` method, which is not thread-safe."""
    inside = [0]
    writes = [0]

    def write(text: Any) -> int | None:
        if inside[0]:
            recorder.note("overlap", number)
        inside[0] += 1
        try:
            recorder.point()
            if file.pause:
                recorder.pause(file.pause)
            writes[0] += 1
            late = writes[0] - 1 - file.fails
            if file.fails >= 0 and (late == 0 or (file.broken and late > 0)):
                recorder.note("write-failed", number, _plain(text))
                error = make_error(file.error, f"file {number} is full")
                raise recorder.label(error, f"write {number}")
            recorder.note("write", number, _plain(text))
            recorder.point()
        finally:
            inside[0] -= 1
        return None if file.kind == "silent" else len(text)

    return _FILES[file.kind](write)


def _plain(text: Any) -> str:
    """What was written as a text that can be sent, also where it is none, or no text of this world."""
    if not isinstance(text, str):
        return f"<{type.__getattribute__(type(text), '__name__')}>"
    return str.encode(text, "utf-8", "backslashreplace").decode()


class _Plain:
    def __init__(self, write: Callable[[Any], int | None]) -> None:
        self._write = write

    def write(self, text: Any) -> int | None:
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

    def __init__(self, write: Callable[[Any], int | None]) -> None:
        self._write = write

    def write(self, text: Any) -> int | None:
        return self._write(text)


_FILES: dict[str, Callable[[Callable[[Any], int | None]], Any]] = {
    "plain": _Plain, "unhashable": _Unhashable, "equal": _Equal, "slots": _Slots, "false": _False,
    "silent": _Plain,
}  # fmt: skip
