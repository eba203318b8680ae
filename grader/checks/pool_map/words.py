"""Scenarios of exercise 2 in words: the calls, then each item that is odd, or with which the function does more than to
give an object."""

from __future__ import annotations

from grader.checks.pool_map.scenario import (
    INNER_WORKERS,
    ODD,
    Call,
    Item,
    Scenario,
    item_name,
    own_number,
)
from grader.checks.telling import Line, given, grouped, others, own_part, reading


def words(scenario: Scenario) -> list[Line]:
    """What is called with what, and what the function does."""
    several = len(scenario.calls) > 1
    lines: list[Line] = []
    for number, call in enumerate(scenario.calls):
        lines += _call(call, f"call {number}" if several else "call")
    return lines


def _call(call: Call, about: str) -> list[Line]:
    names = [item_name(call, index) for index in range(len(call.items))]
    lines = [(about, f"pool_map(func, {given(call.source, names)}, {call.workers})")]
    own = [i for i in range(len(names)) if own_number(call, i) == i]
    lines += grouped([(names[index], _item(call.items[index])) for index in own])
    if call.gates:
        lines.append(("func", _gates(call.gates, call.workers)))
    if reading(call.source):
        lines.append(("items", reading(call.source)))
    return lines


def _item(item: Item) -> str:
    does = [own_part(item)]
    if item.inner >= 0:
        does.insert(
            0, f"calls pool_map with {others(item.inner, 'item')} and {INNER_WORKERS} workers"
        )
    done = [f"func {part}" for part in does if part]
    return "; ".join(([ODD[item.kind]] if item.kind in ODD else []) + done)


def _gates(gates: int, workers: int) -> str:
    if gates == 1:
        return f"its first {workers} calls wait until all {workers} are under way"
    return f"its first {gates * workers} calls wait for each other, {workers} at a time"
