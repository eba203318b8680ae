"""4.3 and 4.4: what runs at once in a run of `run_pipeline`, and how far ahead the producers are."""

from __future__ import annotations

from grader.checks.producer_consumer.scenario import Scenario, letter
from grader.records.finding import Finding
from grader.records.history import Event

CALLER = 0
AT_ONCE = 1_000_000  # nanoseconds


def judge_together(scenario: Scenario, events: tuple[Event, ...]) -> list[Finding]:
    """4.3: no source is read in the caller's thread; all are begun at the start; all consumers, and no more, work at once."""
    for event in events:
        if event.kind in ("ask", "read") and event.task == CALLER:
            message = f"source {letter(_number(event))} was read in the caller's thread"
            return [Finding("4.3", "not-concurrent", message)]
    if scenario.slow and (peak := most_at_once(events)) > max(scenario.consumers, 1):
        message = (
            f"consumers={scenario.consumers}, but {peak} calls of consume were under way at once"
        )
        return [Finding("4.3", "too-concurrent", message)]
    if scenario.at_once:
        return _judge_begins(scenario, events)
    if scenario.burst:
        peak = most_at_once(events)
        if peak < scenario.consumers:
            message = (
                f"consumers={scenario.consumers} and enough items in time, but never more than {peak} "
                f"call{'s' * (peak != 1)} of consume at once"
            )
            return [Finding("4.3", "not-concurrent", message)]
    return []


def _judge_begins(scenario: Scenario, events: tuple[Event, ...]) -> list[Finding]:
    begins = {_number(event): event.time for event in events if event.kind == "ask"}
    for number in range(len(scenario.sources)):
        if begins.get(number, 0):
            message = (
                f"reading source {letter(number)} began only at {begins[number] / 1e9:g} s: "
                "it was held up by the others"
            )
            return [Finding("4.3", "not-concurrent", message)]
    return _judge_held_up(scenario, events)


def _judge_held_up(scenario: Scenario, events: tuple[Event, ...]) -> list[Finding]:
    """A source that has ended, and a free consumer for each item: then none of its items waits for another source."""
    if sum(len(source.items) for source in scenario.sources) > scenario.consumers:
        return []
    for event in events:
        if event.kind == "begin":
            name = str(event.data[0])
            end = _end(scenario, name[0])
            if event.time > end * 1e9 + AT_ONCE:
                message = (
                    f"consume({name!r}) began only at {event.time / 1e9:g} s, though its source had ended at {end:g} s "
                    "and a consumer was free: it was held up by the other sources"
                )
                return [Finding("4.3", "not-concurrent", message)]
    return []


def _end(scenario: Scenario, name: str) -> float:
    """When the source of this letter ends, in seconds."""
    for number, source in enumerate(scenario.sources):
        if letter(number) == name:
            return source.late + source.pause * (len(source.items) - 1) + source.stays
    return float("inf")  # an item of no source, or of several


def most_at_once(events: tuple[Event, ...]) -> int:
    """The largest number of calls of `consume` that were under way together."""
    now = most = 0
    for event in events:
        if event.kind == "begin":
            now += 1
            most = max(most, now)
        elif event.kind == "end":
            now -= 1
    return most


def judge_bound(scenario: Scenario, events: tuple[Event, ...]) -> list[Finding]:
    """4.4: until a failure, items read and not yet given to `consume` are never above the bound.

    Reads of lists and tuples are not seen; so the number here is never larger than the true one.
    """
    bound = scenario.capacity + len(scenario.sources) + scenario.consumers
    unseen = {
        letter(number)
        for number, source in enumerate(scenario.sources)
        if source.shape in ("list", "tuple")
    }
    waiting = 0
    for event in events:
        if event.kind == "failed":
            break
        if event.kind == "read":
            waiting += 1
        elif event.kind == "begin" and str(event.data[0])[0] not in unseen:
            waiting -= 1
        if waiting > bound:
            message = (
                f"{waiting} items had been read and not yet given to consume; capacity={scenario.capacity}, "
                f"{_sources(scenario)} and consumers={scenario.consumers} allow {bound}"
            )
            return [Finding("4.4", "wrong-result", message)]
    return []


def _number(event: Event) -> int:
    return int(str(event.data[0]))


def _sources(scenario: Scenario) -> str:
    count = len(scenario.sources)
    return f"{count} source{'s' * (count != 1)}"
