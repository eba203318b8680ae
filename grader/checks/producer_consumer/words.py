"""Scenarios of exercise 4 in words: the call, then what its sources give and when, and what `consume` does."""

from __future__ import annotations

from grader.checks.producer_consumer.scenario import (
    Scenario,
    Source,
    describe,
    letter,
    shown_item,
)
from grader.checks.telling import Line, after, column, names_of, seconds

_ERRORS = {"Empty": "queue.Empty", "own": "OwnError"}
_BEFORE = {"works": "an earlier call that works", "fails": "an earlier call whose consume raises"}


def words(scenario: Scenario) -> list[Line]:
    """What is called with what, and how its parts behave."""
    error = _ERRORS.get(scenario.error, scenario.error)
    lines = [("before", _BEFORE[scenario.before])] if scenario.before else []
    lines.append(("call", describe(scenario)))
    if scenario.same:
        lines.append(("sources", "are all the same list"))
    for number, source in enumerate(scenario.sources):
        if source.shape not in ("list", "tuple"):
            lines.append((f"{source.shape}_{letter(number)}", _source(number, source, error)))
    if scenario.breaks >= 0:
        lines.append(("sources", f"reading raises {error} {after(scenario.breaks)}"))
    consume = [f"takes {seconds(scenario.slow)}"] if scenario.slow else []
    if scenario.inner:
        consume.append(f"calls run_pipeline itself for {' and '.join(map(repr, scenario.inner))}")
    if scenario.fails:
        consume.append(f"raises {error} for {' and '.join(map(repr, scenario.fails))}")
    return lines + column("consume", [", then ".join(consume)] if consume else [])


def _source(number: int, source: Source, error: str) -> str:
    """What reading an iterator gives, until it ends or raises."""
    if source.refuses:
        return f"raises {error} when it is asked for an iterator"
    kinds = source.items[: source.fails] if source.fails >= 0 else source.items
    items = [shown_item(number, index, kind) for index, kind in enumerate(kinds)]
    text = f"gives {names_of(items) or 'nothing'}"
    if items and (source.late or (source.pause and len(items) > 1)):
        text += f" ({_times(source, len(items))})"
    if source.fails >= 0:
        wait = source.pause if items else source.late
        return f"{text}, then raises {error}{_wait(wait)}"
    if source.endless:
        text += ", then one more every second, without end"
    wait = source.stays if items else source.late
    return f"{text}, then ends{_wait(wait)}" if wait else text


def _times(source: Source, items: int) -> str:
    if items == 1:
        return f"after {seconds(source.late)}"
    if source.late == source.pause:
        return f"each after {seconds(source.late)}"
    first = f"the first after {seconds(source.late)}" if source.late else ""
    later = f"each later one after {seconds(source.pause)}" if source.pause else ""
    return ", ".join(part for part in (first, later) if part)


def _wait(wait: float) -> str:
    return f" after {seconds(wait)}" if wait else ""
