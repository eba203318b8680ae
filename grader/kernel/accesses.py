"""What a point in a student's code announces: which thing is read or written there, and by which name."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass
from types import FrameType
from typing import Any

from grader.kernel.sites import Site
from grader.kernel.values import NameOf, attribute_of, contents_of, is_method, is_module, text_of
from grader.records.trace import Act

CONTAINERS = (list, dict, set, deque, bytearray, defaultdict, OrderedDict, Counter)
_ADDING = "append appendleft extend extendleft insert add update setdefault __setitem__"
_TAKING = "remove pop popleft popitem clear discard subtract __delitem__"
_MOVING = "sort reverse rotate move_to_end"
MUTATORS = frozenset(f"{_ADDING} {_TAKING} {_MOVING}".split())


@dataclass(frozen=True, slots=True)
class Access:
    """thing: the object, or for a variable a text that stands for it; part: its attribute, "" for its contents;
    name: what a variable is called; frame: where it is; method: the call by which contents are accessed."""

    act: Act
    thing: Any
    part: str = ""
    name: str = ""
    frame: FrameType | None = None
    method: str = ""


def access_at(site: Site, value: Any, frame: FrameType | None) -> Access | None:
    """The access that the point at `site` stands before; None where it is of nothing that can change."""
    if frame is None or site.kind == "loop":
        return None
    name = site.name
    if name.startswith("."):
        return _of_object(site, value, frame)
    if name == "[]":
        return _contents(site.kind != "read", value)
    if name in ("in", "iter()", "*", "**") or name.endswith("()"):
        return _contents(False, value)
    if value is not None or not name.isidentifier():
        # The value of a name that is bound once, or is about to be bound: of the former only the contents can change.
        return _variable(site, frame) if site.kind == "write" else _contents(False, value)
    return _variable(site, frame)


def _of_object(site: Site, value: Any, frame: FrameType) -> Access | None:
    if is_module(value) or (issubclass(type(value), type) and site.kind == "read"):
        return None
    if site.name.endswith("()"):
        method = site.name[1:-2]
        if issubclass(type(value), CONTAINERS):
            return _contents(method in MUTATORS, value, method)
        return None
    part = site.name[1:]
    if site.kind != "write" and is_method(value, part):
        return None
    return Access("write" if site.kind == "write" else "read", value, part, frame=frame)


def _contents(writes: bool, value: Any, method: str = "") -> Access | None:
    if not issubclass(type(value), CONTAINERS):
        return None
    return Access("write" if writes else "read", value, method=method)


def _variable(site: Site, frame: FrameType) -> Access:
    code = frame.f_code
    inner = site.name in code.co_freevars or site.name in code.co_cellvars
    where = "variable" if inner else "global"
    return Access(
        "write" if site.kind == "write" else "read", f"{where} {site.name}", "", site.name, frame
    )


def held_by(access: Access) -> Any:
    """The container that an attribute or a variable holds now: who looks at the one looks at the other; else None."""
    if access.name and access.frame is not None:
        inner = access.thing.startswith("variable")
        value = (access.frame.f_locals if inner else access.frame.f_globals).get(access.name)
    else:
        value = attribute_of(access.thing, access.part)[1] if access.part else None
    return value if issubclass(type(value), CONTAINERS) else None


def value_now(access: Access, name_of: NameOf) -> str:
    """What the accessed place holds now, as a text; blank where that cannot be told without running code."""
    if access.name and access.frame is not None:
        inner = access.thing.startswith("variable")
        space = access.frame.f_locals if inner else access.frame.f_globals
        return text_of(space[access.name], name_of) if access.name in space else ""
    if access.part:
        there, value = attribute_of(access.thing, access.part)
        return text_of(value, name_of) if there else ""
    return contents_of(access.thing, name_of)
