"""Objects of the check's own that are told apart by identity, each with a name. Used in the worker."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Any

from grader.checks.jobs import SINGLE, ErrorKind, ThingKind
from grader.kernel.recorder import Recorder
from grader.records.objects import number_text, type_name

MOST_SHOWN = 100  # things of a returned list that are named; no scenario has more
MOST_TEXT = 40  # characters of a foreign value that are shown


class Thing:
    """An object like any other."""


class Equal:
    """Equal to every other of its kind, to numbers and strings, and hashes alike.

    Not to just any object: a mark of the student's own, made with `object()`, stays different from it.
    """

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Equal) or type(other) in (int, float, str)

    def __hash__(self) -> int:
        return 7


class Picky(Exception):  # noqa: N818 - what students see
    """An exception that cannot be made again from its `args`."""

    def __init__(self, who: str, what: str) -> None:
        super().__init__(f"{who}: {what}")


class Alike(Exception):  # noqa: N818 - what students see
    """Equal to every other of its kind, so it cannot be hashed."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Alike)

    __hash__ = None  # type: ignore[assignment]


SINGLES: dict[str, Any] = {"none": None, "false": False, "ellipsis": ..., "unit": ()}


class Things:
    """The things of one run. None, False, Ellipsis and () are what they are, whoever makes them."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._named: list[tuple[Any, str]] = [(SINGLES[kind], SINGLE[kind]) for kind in SINGLE]

    def make(self, kind: ThingKind, name: str) -> Any:
        """A new thing of this kind."""
        if kind in SINGLES:
            return SINGLES[kind]
        thing: Any = _MAKERS[kind](name)
        if kind == "error":
            self._recorder.label(thing, f"value {name}")
        return self.keep(thing, name)

    def keep(self, thing: Any, name: str) -> Any:
        """Give a thing a (further) name; the first one counts. Returns the thing."""
        self._named.append((thing, name))
        self._recorder.call_it(thing, name)
        return thing

    def name(self, thing: Any) -> str:
        """The name of a thing; of what was not made here, its type or, if it is plain, its value."""
        for known, name in self._named:
            if known is thing:
                return name
        if type(thing) is int:
            return number_text(thing)[:MOST_TEXT]
        if type(thing) in (str, float, bool):
            return repr(thing)[:MOST_TEXT]
        return f"<{type_name(type(thing))}>"

    def names(self, returned: Any) -> tuple[str, ...]:
        """("list", the names of what is in it) of a list, else the name of what it is."""
        if issubclass(type(returned), list):
            return ("list", *[self.name(thing) for thing in list.copy(returned)[:MOST_SHOWN]])
        return (self.name(returned),)


_MAKERS: dict[str, Callable[[str], Any]] = {
    "object": lambda name: Thing(),
    "equal": lambda name: Equal(),
    "list": lambda name: [1],
    "error": lambda name: ValueError("only a value"),
    "empty": lambda name: [],
    "tuple": lambda name: (name, 1),
    "class": lambda name: type("Thing", (), {}),
}


def make_error(kind: ErrorKind, text: str) -> Exception:
    """A new exception object."""
    return _ERRORS[kind](text)


_ERRORS: dict[str, Callable[[str], Exception]] = {
    "ValueError": ValueError,
    "IndexError": IndexError,
    "TimeoutError": TimeoutError,
    "Empty": lambda text: queue.Empty(text),
    "KeyError": KeyError,
    "TypeError": TypeError,
    "BrokenBarrierError": lambda text: threading.BrokenBarrierError(text),
    "Picky": lambda text: Picky("job", text),
    "Alike": Alike,
    "ExceptionGroup": lambda text: ExceptionGroup(text, [ValueError(text)]),
}
