"""What to try on `pool_map`: calls whose function gives values, raises, takes long, waits for other calls, calls it itself."""

from __future__ import annotations

import msgspec

from grader.checks.jobs import SINGLE, Job, Source, ThingKind, does

INNER_WORKERS = 2
ODD = {
    "equal": "equals others, numbers and strings",
    "list": "is a list",
    "error": "is an exception object",
    "empty": "is an empty list",
    "tuple": "is a tuple",
    "class": "is a class",
}


class Item(Job, frozen=True, omit_defaults=True):
    """One item, and what the function does with it. kind: what kind of object it is."""

    kind: ThingKind = "object"


class Call(msgspec.Struct, frozen=True, omit_defaults=True):
    """One call of pool_map. gates: so many times, `workers` calls of the function wait until as many are under way."""

    items: tuple[Item, ...]
    workers: int = 2
    source: Source = Source()
    gates: int = 0


class Scenario(msgspec.Struct, frozen=True, omit_defaults=True):
    """focus: the clause that it is for; calls: one after the other; undisturbed: threads are switched only where they wait."""

    focus: str
    calls: tuple[Call, ...]
    undisturbed: bool = False


def inner_call(item: Item) -> Call:
    """The call that the function makes itself for an item."""
    return Call((Item(),) * item.inner, INNER_WORKERS)


def all_calls(scenario: Scenario) -> dict[str, Call]:
    """The calls by name, those that the function makes too."""
    calls: dict[str, Call] = {}
    for number, call in enumerate(scenario.calls):
        calls[str(number)] = call
        for index, item in enumerate(call.items):
            if item.inner >= 0:
                calls[f"{number}.{index}"] = inner_call(item)
    return calls


def own_number(call: Call, index: int) -> int:
    """The number that an item goes by: that of the first that is the same object, as None is."""
    kind = call.items[index].kind
    if kind in SINGLE:
        return next(number for number, item in enumerate(call.items) if item.kind == kind)
    return index


def item_name(call: Call, index: int) -> str:
    """What an item is called in histories and messages."""
    return SINGLE.get(call.items[index].kind, f"x{index}")


def describe(call: Call) -> str:
    """A call as a student would write it, and what the function does."""
    names = ", ".join(item_name(call, index) for index in range(len(call.items)))
    given = {
        "list": f"[{names}]", "tuple": f"({names}{',' * (len(call.items) == 1)})",
        "generator": f"<generator of {names or 'nothing'}>", "once": f"<iterator over {names or 'nothing'}>",
        "values": f"<dict of {names or 'nothing'}>.values()",
    }[call.source.kind]  # fmt: skip
    facts = []
    for index, item in enumerate(call.items):
        if does(item) and own_number(call, index) == index:
            facts.append(f"func({item_name(call, index)}) {does(item)}")
        if item.kind in ODD:
            facts.append(f"{item_name(call, index)} {ODD[item.kind]}")
    if call.source.breaks >= 0:
        facts.append("reading the items raises OSError")
    return f"pool_map(func, {given}, {call.workers})" + (f" ({'; '.join(facts)})" if facts else "")
