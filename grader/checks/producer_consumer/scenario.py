"""What to try on `run_pipeline`: sources of several shapes and speeds, and a `consume` that may be slow or fail."""

from __future__ import annotations

from string import ascii_lowercase
from typing import Literal

import msgspec

ItemKind = Literal["text", "none", "false", "empty", "list", "equal", "error", "class"]
Shape = Literal["list", "tuple", "generator", "iterator", "iterable"]
Outer = Literal["list", "tuple", "generator"]
Before = Literal["", "works", "fails"]
ErrorKind = Literal["ValueError", "KeyError", "IndexError", "RuntimeError", "Empty", "own"]

SINGLETONS: dict[str, str] = {"none": "None", "false": "False", "empty": "()"}
"""Kinds of which there is one object only: such items cannot be told apart."""


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """A source. A list or a tuple gives its items at once and unseen; the other shapes note what is read.

    late: seconds before the first item (or the end); pause: seconds before each later one; stays: seconds between the last item
    and the end; fails: it raises in place of this item, -1 for never; endless: after these items come more, one a second;
    refuses: it raises when it is asked for an iterator (an iterable only).
    """

    items: tuple[ItemKind, ...]
    shape: Shape = "list"
    late: float = 0
    pause: float = 0
    stays: float = 0
    fails: int = -1
    endless: bool = False
    refuses: bool = False


class Scenario(msgspec.Struct, frozen=True, omit_defaults=True):
    """A call of `run_pipeline`. focus: the clause that it is for; outer: what `sources` itself is; breaks: after so many sources
    reading `sources` raises, -1 for never; slow: seconds that `consume` takes; fails: names of the items at which it raises.

    before: whether an earlier call was made, and how it went; inner: names of the items at which `consume` itself makes a call.
    same: all sources are one list (of items that cannot be told apart), as often as there are sources.
    at_once: whether all sources have to be begun at the start (undisturbed runs only); burst: whether as many calls of
    `consume` as there are consumers have to be under way together at some time (undisturbed runs only).
    """

    focus: str
    sources: tuple[Source, ...]
    consumers: int = 1
    capacity: int = 1
    outer: Outer = "list"
    breaks: int = -1
    slow: float = 0
    fails: tuple[str, ...] = ()
    error: ErrorKind = "ValueError"
    before: Before = ""
    inner: tuple[str, ...] = ()
    same: bool = False
    at_once: bool = False
    burst: bool = False


def letter(source: int) -> str:
    """What the source of this number is called."""
    return ascii_lowercase[source]


def item_name(source: int, index: int, kind: ItemKind = "text") -> str:
    """What an item is called in notes: its place, or the object if there is one of its kind only."""
    return SINGLETONS.get(kind, f"{letter(source)}{index}")


def given(scenario: Scenario) -> list[list[str]]:
    """The names of the items of each source, in order."""
    return [
        [item_name(number, index, kind) for index, kind in enumerate(source.items)]
        for number, source in enumerate(scenario.sources)
    ]


def describe(scenario: Scenario) -> str:
    """The call as a student would write it, roughly."""
    sources = ", ".join(_describe(number, source) for number, source in enumerate(scenario.sources))
    shown = {"list": f"[{sources}]", "tuple": f"({sources},)" if sources else "()"}
    outer = shown.get(scenario.outer, f"(s for s in [{sources}])")
    return f"run_pipeline({outer}, consume, consumers={scenario.consumers}, capacity={scenario.capacity})"


def _describe(number: int, source: Source) -> str:
    if source.shape not in ("list", "tuple"):
        return f"{source.shape}_{letter(number)}"
    items = ", ".join(shown_item(number, index, kind) for index, kind in enumerate(source.items))
    if source.shape == "list":
        return f"[{items}]"
    return f"({items},)" if items else "()"


def shown_item(source: int, index: int, kind: ItemKind) -> str:
    """An item as a student would write it."""
    name = item_name(source, index, kind)
    shown = {
        "text": repr(name),
        "list": "[]",
        "equal": f"Equal({name!r})",
        "error": f"ValueError({name!r})",
        "class": f"type({name!r}, (), {{}})",
    }
    return shown.get(kind, name)
