"""Objects of the check's own that are told apart by identity, each with a name. Used in the worker."""

from __future__ import annotations

import queue
from collections.abc import Callable
from typing import Any

from grader.checks.jobs import ErrorKind, ThingKind
from grader.kernel.recorder import Recorder

MOST_SHOWN = 60  # things of a returned list that are named; no scenario has more
MOST_TEXT = 40  # characters of a foreign value that are shown


class Thing:
    """An object like any other."""


class Equal:
    """Equal to every other of its kind, and hashes alike."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Equal)

    def __hash__(self) -> int:
        return 7


class Picky(Exception):  # noqa: N818 - what students see
    """An exception that cannot be made again from its `args`."""

    def __init__(self, who: str, what: str) -> None:
        super().__init__(f"{who}: {what}")


class Things:
    """The things of one run. None and False are what they are, whoever makes them."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._named: list[tuple[Any, str]] = [(None, "None"), (False, "False")]

    def make(self, kind: ThingKind, name: str) -> Any:
        """A new thing of this kind."""
        if kind == "none":
            return None
        if kind == "false":
            return False
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
        if type(thing) in (int, str, float, bool):
            return repr(thing)[:MOST_TEXT]
        return f"<{type.__getattribute__(type(thing), '__name__')}>"

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
    "Picky": lambda text: Picky("job", text),
}
