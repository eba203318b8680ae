"""The values that a student's `safe_print` has to convert. Used in the worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from grader.checks.safe_print.errors import make_error
from grader.checks.safe_print.scenario import Call, Value
from grader.kernel.recorder import Recorder

MakeCall = Callable[[str, Call], None]
"""Makes a call of safe_print from within a `__str__`, at a place with this name."""


def make_value(place: str, value: Value, recorder: Recorder, make_call: MakeCall) -> Any:
    """An object of the wanted kind."""
    plain = _PLAIN.get(value.kind)
    if plain is not None:
        return plain(value.text)

    def show() -> str:
        recorder.point()
        if value.kind == "slow":
            recorder.pause(1)
        if value.kind == "raises":
            raise recorder.label(make_error(value.error, value.text), f"str {place}")
        for number, call in enumerate(value.calls):
            make_call(f"{place}.{number}", call)
        return value.text

    return _Shown(show)


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

    def __new__(cls, shown: str) -> _Tagged:
        self = super().__new__(cls, "not " + shown)
        self._shown = shown
        return self

    def __str__(self) -> str:
        return self._shown


_PLAIN: dict[str, Callable[[str], Any]] = {
    "text": lambda text: text,
    "number": int,
    "float": float,
    "true": lambda _: True,
    "none": lambda _: None,
    "list": lambda text: [text],
    "tuple": lambda text: (text,),
    "bytes": lambda text: text.encode(),
    "class": lambda _: int,
    "subclass": _Tagged,
}
