"""What a step does to what it is about: whether it looks at it, changes it, or neither."""

from __future__ import annotations

from typing import Literal

from grader.records.trace import Step, Trace

Effect = Literal["read", "write", ""]
Place = tuple[int, str]

_QUEUES = ("Queue", "LifoQueue", "PriorityQueue", "SimpleQueue")
_LOOKS = {"empty": _QUEUES, "qsize": _QUEUES, "full": _QUEUES, "is_set": ("Event",)}
_CHANGES = {
    "put": _QUEUES, "put_nowait": _QUEUES, "get": _QUEUES, "get_nowait": _QUEUES,
    "set": ("Event",), "clear": ("Event",),
}  # fmt: skip


def effect(trace: Trace, step: Step) -> Effect:
    """What a step does to its thing: a call that the check handed in counts as a change, as it is not thread-safe."""
    if step.inner or step.thing < 0:
        return ""
    if step.act == "use":
        return "write"
    if step.act in ("read", "write"):
        return "read" if step.act == "read" else "write"
    if step.act not in ("call", "wait"):
        return ""
    kind = trace.things[step.thing].kind
    if step.act == "call" and kind in _LOOKS.get(step.part, ()):
        return "read"
    return "write" if step.act == "call" and kind in _CHANGES.get(step.part, ()) else ""


def places(trace: Trace, step: Step) -> list[Place]:
    """What an access is to: a part of a thing; who reads what holds a container looks at its contents as well."""
    if not effect(trace, step):
        return []
    own = (step.thing, step.part if step.act in ("read", "write") else "")
    return [own] if step.holds < 0 else [own, (step.holds, "")]


def can_clash(trace: Trace, one: Step, other: Step) -> bool:
    """Whether the order of two accesses to one place matters. What a queue is for, putting and getting, does not clash."""
    effects = effect(trace, one), effect(trace, other)
    if "write" not in effects:
        return False
    return "call" not in (one.act, other.act) or "read" in effects
