"""Texts for values, without running a line of a student's code: no `__repr__`, `__str__`, `__eq__` or property of theirs.

`isinstance` asks an object for its `__class__`, which may be a student's property: types are compared in its place.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from types import FunctionType, MethodType, ModuleType
from typing import Any

from grader.records.objects import type_name

MOST_TEXT = 40  # characters of one value
MOST_ITEMS = 4  # of a container that are shown
MOST_BITS = 256  # of a number that is written out
DEEPEST = 2  # containers within containers

NameOf = Callable[[Any], str]
"""The name by which an object is known, blank if it has none."""

_PLAIN = (bool, int, float, str, bytes, type(None))
_BRACKETS: dict[type, tuple[str, str]] = {
    list: ("[", "]"),
    tuple: ("(", ")"),
    set: ("{", "}"),
    frozenset: ("frozenset({", "})"),
    deque: ("deque([", "])"),
}


def text_of(value: Any, name_of: NameOf, depth: int = 0) -> str:
    """A value in at most some 40 characters; an object without a plain form is told by its name or its type."""
    kind = type(value)
    if kind in _PLAIN:
        return _cut(_plain(value))
    if kind in _BRACKETS or kind is dict:
        return "..." if depth >= DEEPEST else contents_of(value, name_of, depth)
    name = name_of(value)
    if name:
        return name
    if issubclass(type(value), type):
        return type_name(value)
    if kind in (FunctionType, MethodType):
        return f"{value.__name__}()"
    return f"<{type_name(kind)}>"


def contents_of(value: Any, name_of: NameOf, depth: int = 0) -> str:
    """What a builtin container holds, whatever its name; of any other object, its type."""
    kind = type(value)
    if kind in _BRACKETS or kind is dict:
        return _cut(_container(value, name_of, depth))
    return f"<{type_name(kind)}>"


def _plain(value: Any) -> str:
    if type(value) is int and value.bit_length() > MOST_BITS:
        return f"<a number of {value.bit_length():,} bits>"
    if type(value) in (str, bytes):
        return repr(value[: MOST_TEXT + 1])
    return repr(value)


def _container(value: Any, name_of: NameOf, depth: int) -> str:
    if type(value) is dict:
        pairs = list(dict.items(value))
        parts = [
            f"{text_of(k, name_of, depth + 1)}: {text_of(v, name_of, depth + 1)}"
            for k, v in pairs[:MOST_ITEMS]
        ]
        return "{" + _joined(parts, len(pairs)) + "}"
    if not value and type(value) in (set, frozenset):
        return f"{type(value).__name__}()"
    opening, closing = _BRACKETS[type(value)]
    if type(value) is tuple and len(value) == 1:
        closing = ",)"
    items: Iterable[Any] = list(value)
    parts = [text_of(item, name_of, depth + 1) for item in list(items)[:MOST_ITEMS]]
    return opening + _joined(parts, len(value)) + closing


def _joined(parts: list[str], count: int) -> str:
    more = [f"{count - len(parts)} more"] if count > len(parts) else []
    return ", ".join(parts + more)


def _cut(text: str) -> str:
    return text if len(text) <= MOST_TEXT else f"{text[: MOST_TEXT - 3]}..."


_MISSING = object()


def attribute_of(thing: Any, name: str) -> tuple[bool, Any]:
    """Whether an object has a plain attribute of this name, and its value. Runs no property and no `__getattr__`."""
    own = _own_dict(thing)
    if own is not None and name in own:
        return True, own[name]
    for kind in type.__getattribute__(type(thing), "__mro__"):
        found = type.__getattribute__(kind, "__dict__").get(name, _MISSING)
        if found is not _MISSING:
            return _from_class(found, thing)
    return False, None


def is_method(thing: Any, name: str) -> bool:
    """Whether an attribute comes from the class and is no plain value: a method, or a property, which has points of its own."""
    own = _own_dict(thing)
    if own is not None and name in own:
        return False
    for kind in type.__getattribute__(type(thing), "__mro__"):
        found = type.__getattribute__(kind, "__dict__").get(name, _MISSING)
        if found is not _MISSING:
            return type(found).__name__ != "member_descriptor" and not _from_class(found, thing)[0]
    return False


def _own_dict(thing: Any) -> dict[str, Any] | None:
    try:
        own = object.__getattribute__(thing, "__dict__")
    except (AttributeError, TypeError):
        return None
    return own if type(own) is dict else None


def _from_class(found: Any, thing: Any) -> tuple[bool, Any]:
    if type(found).__name__ == "member_descriptor":
        try:
            return True, found.__get__(thing)
        except AttributeError:
            return False, None
    plain = type(found) in _PLAIN or type(found) in _BRACKETS or type(found) is dict
    return plain, found if plain else None


def attributes_of(thing: Any) -> list[tuple[str, Any]]:
    """An object's own plain attributes, those in slots included."""
    found = list((_own_dict(thing) or {}).items())
    for kind in type.__getattribute__(type(thing), "__mro__"):
        for name, value in type.__getattribute__(kind, "__dict__").items():
            if type(value).__name__ == "member_descriptor":
                there, slot = _from_class(value, thing)
                if there:
                    found.append((name, slot))
    return found


def is_module(value: Any) -> bool:
    """Whether it is a module."""
    return issubclass(type(value), ModuleType)
