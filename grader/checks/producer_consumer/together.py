"""4.3 and 4.4: what runs at once in a run of `run_pipeline`, and how far ahead the producers are."""

from __future__ import annotations

from grader.checks.producer_consumer.scenario import Scenario, letter
from grader.records.finding import Finding
from grader.records.history import Event

CALLER = 0


def judge_together(scenario: Scenario, events: tuple[Event, ...]) -> list[Finding]:
    """4.3: no source is read in the caller's thread; all are begun at the start; all consumers work at once."""
    for event in events:
        if event.kind in ("ask", "read") and event.task == CALLER:
            message = f"source {letter(_number(event))} was read in the caller's thread"
            return [Finding("4.3", "not-concurrent", message)]
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
    return []


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
