"""What a student's code calls an object: found by looking through its variables, when the object is first met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from types import FrameType
from typing import Any

from grader.kernel.values import attributes_of, is_module

MOST_ELEMENTS = 50  # of a container that are looked through
NAMELESS = ("self", "cls")


class Naming:
    """Names for objects, by identity. A name once found stays: it is the one that the report has used before.

    Objects that got a name are kept, so that no other can take their place in memory.
    """

    def __init__(self) -> None:
        self._names: dict[int, tuple[Any, str]] = {}

    def give(self, thing: Any, name: str) -> None:
        """Call it so, unless it has a name."""
        self._names.setdefault(id(thing), (thing, name))

    def known(self, thing: Any) -> str:
        """The name of an object that got one, else blank."""
        entry = self._names.get(id(thing))
        return "" if entry is None else entry[1]

    def find(self, thing: Any, frame: FrameType | None) -> str:
        """Its name as code running in `frame` would write it; blank if nothing there leads to it."""
        name = self.known(thing)
        if name or frame is None:
            return name
        name = _search(thing, frame)
        if name:
            self.give(thing, name)
        return name


def _search(thing: Any, frame: FrameType) -> str:
    """The shortest way first: a variable, an attribute of one, an element of one, an element of an attribute."""
    spaces = [dict(frame.f_locals), frame.f_globals]
    variables = [
        (name, value) for space in spaces for name, value in space.items() if _may_lead(name, value)
    ]
    for name, value in variables:
        if value is thing and name not in NAMELESS:
            return name
    ways = [(name, value) for name, value in variables if not _is_library(value)]
    inner = [
        (f"{name}.{part}", held) for name, value in ways for part, held in attributes_of(value)
    ]
    for path, value in inner:
        if value is thing:
            return path
    for path, value in [*ways, *inner]:
        for element, held in _elements(value):
            if held is thing:
                return f"{path}[{element}]"
    return next((name for name in NAMELESS if frame.f_locals.get(name) is thing), "")


def _may_lead(name: str, value: Any) -> bool:
    return (
        not name.startswith(("__", "."))
        and not is_module(value)
        and not issubclass(type(value), type)
    )


def _is_library(value: Any) -> bool:
    """Whether what it holds is the library's business: nobody calls a lock `q.mutex`."""
    module = type.__getattribute__(type(value), "__module__")
    return module in ("threading", "queue", "_thread", "_queue", "function", "logging")


def _elements(value: Any) -> Iterator[tuple[str, Any]]:
    if type(value) in (list, tuple):
        yield from ((str(index), held) for index, held in enumerate(value[:MOST_ELEMENTS]))
    elif type(value) is dict:
        for key, held in list(dict.items(value))[:MOST_ELEMENTS]:
            yield repr(key)[:20] if type(key) in (str, int) else "...", held


def told_apart(names: dict[int, str]) -> dict[int, str]:
    """The names of threads by number of their task; those that several have with that number behind."""
    count = Counter(names.values())
    return {task: f"{name} #{task}" if count[name] > 1 else name for task, name in names.items()}
