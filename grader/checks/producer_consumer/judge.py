"""What must hold of a run of `run_pipeline`."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from grader.checks.endings import judge_ending, judge_outcome, judge_slips, judge_waiting
from grader.checks.producer_consumer.failures import judge_failure
from grader.checks.producer_consumer.scenario import Scenario, describe, given
from grader.checks.producer_consumer.together import AT_ONCE, judge_bound, judge_together
from grader.records.finding import Finding
from grader.records.history import Event, History


def judge(scenario: Scenario, history: History) -> list[Finding]:
    """All that is wrong with this run; nothing if it is right."""
    outcome = next((event for event in history.events if event.kind == "outcome"), None)
    if outcome is None:
        return judge_ending(history, scenario.focus)
    findings = judge_waiting(history.events)
    if scenario.consumers < 1 or scenario.capacity < 1:
        return findings + _judge_refusal(scenario, history.events, outcome)
    failed = [event for event in history.events if event.kind == "failed"]
    if failed:
        findings += judge_failure(scenario, history, failed, outcome)
    else:
        findings += _judge_return(scenario, outcome)
    if not findings or failed or outcome.data[0] == "returned":
        findings += _judge_items(scenario, history.events, bool(failed))
        findings += judge_together(scenario, history.events)
        findings += judge_bound(scenario, history.events)
        findings += _judge_inner(scenario, history.events)
    return findings or judge_slips(history, "4.5" if failed else "4.3")


def _judge_refusal(scenario: Scenario, events: tuple[Event, ...], outcome: Event) -> list[Finding]:
    """4.6: ValueError, and no source has been touched."""
    call, (how, name, of_value_error) = describe(scenario), outcome.data
    findings = []
    if how == "returned":
        message = f"{call} returned; it should raise ValueError"
        findings.append(Finding("4.6", "wrong-exception", message))
    elif not of_value_error:
        message = f"{call} raised {name}; it should raise ValueError"
        findings.append(Finding("4.6", "wrong-exception", message))
    if any(event.kind in ("iter", "ask", "begin") for event in events):
        message = f"{call} touched a source before it raised ValueError"
        findings.append(Finding("4.6", "early", message))
    return findings


def _judge_return(scenario: Scenario, outcome: Event) -> list[Finding]:
    """Nothing raised, so the call returns None; at once if there are no sources."""
    how, name, _ = outcome.data
    call = describe(scenario)
    if how == "raised":
        return [judge_outcome(scenario.focus, call, str(name))]
    findings = []
    if name:
        message = f"{call} returned a {name}; it should return None"
        findings.append(Finding("4.1", "wrong-result", message))
    if not scenario.sources and outcome.time > AT_ONCE:
        message = (
            f"{call} returned after {outcome.time / 1e9:g} s; without sources it should at once"
        )
        findings.append(Finding("4.6", "late", message))
    return findings


def _judge_inner(scenario: Scenario, events: tuple[Event, ...]) -> list[Finding]:
    """A call that `consume` makes is one like any other."""
    for event in events:
        if event.kind == "inner":
            name, how, told, consumed = event.data
            call = f"a run_pipeline([[0, 1]], …) that consume({name!r}) called"
            if how == "raised" or told:
                message = f"{call} {how} {told}; it should return None"
                return [Finding("4.1", "wrong-result", message)]
            if consumed != "0 1":
                message = f"{call} consumed {consumed or 'nothing'}, not 0 and 1"
                return [Finding("4.1", "wrong-result", message)]
    return []


def _judge_items(scenario: Scenario, events: tuple[Event, ...], failed: bool) -> list[Finding]:
    """Every item is consumed exactly once (after a failure: at most once), each source's in its order by one consumer."""
    consumed = [str(event.data[0]) for event in events if event.kind == "begin"]
    seen, wanted = Counter(consumed), Counter(name for names in given(scenario) for name in names)
    strange = [name for name in seen if name.startswith("?")]
    if strange:
        message = f"consume was called with a {strange[0][1:]} that no source has given"
        return [Finding("4.1", "wrong-result", message)]
    findings = []
    for name, times in seen.items():
        if times > max(wanted[name], 1):
            message = f"item {name!r} was consumed {_times(times)}"
            findings.append(Finding("4.1", "duplicated", message))
    lost = [name for name in wanted if seen[name] < wanted[name]]
    if lost and not failed and not findings:
        clause = "4.3" if scenario.focus == "4.3" else "4.1"
        name = lost[0]
        few = f"consumed only {_times(seen[name])} instead of {_times(wanted[name])}"
        what = few if seen[name] else "never consumed"
        message = f"item {name!r} was {what}, and {describe(scenario)} has ended"
        findings.append(Finding(clause, "lost", message))
    if scenario.consumers == 1 and not findings:
        findings += _judge_order(scenario, consumed)
    return findings


def _judge_order(scenario: Scenario, consumed: list[str]) -> list[Finding]:
    """4.2. Items of which there is one object only have no place of their own."""
    for names in given(scenario):
        places = {name: place for place, name in enumerate(names) if name[0].islower()}
        order = [name for name in consumed if name in places]
        for before, after in pairwise(order):
            if places[before] > places[after]:
                message = (
                    f"with one consumer, item {before!r} was consumed before {after!r}, "
                    "which its source had given earlier"
                )
                return [Finding("4.2", "out-of-order", message)]
    return []


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
