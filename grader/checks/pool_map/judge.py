"""What must hold of a run of `pool_map`."""

from __future__ import annotations

from grader.checks.endings import judge_ending, judge_outcome, judge_slips, judge_waiting
from grader.checks.jobs import READING, error_label, shown_value
from grader.checks.pool_map.idle import idle_time
from grader.checks.pool_map.scenario import (
    Call,
    Scenario,
    all_calls,
    describe,
    item_name,
    own_number,
)
from grader.checks.seen import (
    Seen,
    any_run,
    first_runs_first,
    misfit,
    pauses_allowed,
    read_calls,
    shown,
    times,
)
from grader.records.finding import Finding
from grader.records.history import Event, History


def judge(scenario: Scenario, history: History) -> list[Finding]:
    """All that is wrong with this run; nothing if it is right."""
    calls = all_calls(scenario)
    seen = read_calls(history.events)
    findings: list[Finding] = []
    for name, call in calls.items():
        if name in seen:
            findings += _judge_runs(call, seen[name], describe(call))
    if history.ending != "finished":
        return _judge_stuck(scenario, history, seen, findings)
    for name, call in calls.items():
        if name in seen and seen[name].outcome:
            findings += _judge_call(name, call, seen[name], history.events)
            if scenario.undisturbed:
                findings += _judge_idle(name, call, history.events)
    pauses = pauses_allowed(history.events) + 2 * max(call.workers for call in calls.values())
    findings += judge_waiting(history.events, pauses)
    return findings or judge_slips(history, "2.3")


def _judge_stuck(
    scenario: Scenario, history: History, seen: dict[str, Seen], findings: list[Finding]
) -> list[Finding]:
    """A run that did not come to its end. Calls that wait for each other wait in vain if too few run at once."""
    call = scenario.calls[0]
    if call.gates and history.ending == "deadlock" and "0" in seen:
        if findings:
            return findings
        met = seen["0"]
        waiting = len(call.items) - len(met.begun)
        if 0 < len(met.under_way) < call.workers <= waiting:
            message = (
                f"{describe(call)}: {len(met.under_way)} of {call.workers} calls are under way and wait for the others, "
                f"which do not begin, although {waiting} items wait for their turn"
            )
            return [Finding("2.3", "not-concurrent", message)]
    focus = "R4" if call.gates or not scenario.focus.startswith("2") else scenario.focus
    return list(dict.fromkeys(findings + judge_ending(history, focus)))


def _judge_runs(call: Call, seen: Seen, what: str) -> list[Finding]:
    """Where the function was called, whether too often, and how many calls were under way at once."""
    findings = []
    numbers = [own_number(call, index) for index in range(len(call.items))]
    for job, count in sorted(seen.runs.items()):
        if count > numbers.count(job):
            name = item_name(call, job)
            stands = f"{name} stands {times(numbers.count(job))} among the items"
            message = f"{what}: {stands}, and func({name}) was called {times(count)}"
            findings.append(Finding("2.2", "duplicated", message))
            break
    for job, task in seen.begun:
        if task == seen.caller:
            message = f"{what}: func({item_name(call, job)}) was called in the caller's thread"
            findings.append(Finding("2.2", "wrong-result", message))
            break
    if seen.most > call.workers >= 1:
        message = f"{what}: {seen.most} calls of func were under way at once"
        findings.append(Finding("2.3", "too-concurrent", message))
    return findings


def _judge_idle(name: str, call: Call, events: tuple[Event, ...]) -> list[Finding]:
    idle = idle_time(events, name, call.workers, len(call.items))
    if idle is None:
        return []
    message = (
        f"{describe(call)}: for {idle.seconds:,g} s only {idle.running} of {call.workers} calls of func were under way, "
        f"while {idle.waiting} items waited for their turn"
    )
    return [Finding("2.3", "not-concurrent", message)]


def _judge_call(name: str, call: Call, seen: Seen, events: tuple[Event, ...]) -> list[Finding]:
    """Whether the function was called for each item, and what came of the call."""
    what = describe(call)
    if call.workers < 1:
        return _judge_range(seen, events, what)
    strangers = [event for event in events if event.kind == "stranger" and event.data[0] == name]
    if strangers:
        message = f"{what}: func was called with {strangers[0].data[1]}, which is none of the items"
        return [Finding("2.2", "wrong-result", message)]
    raised = seen.outcome[0] == "raised"
    if raised and not seen.raised and (call.source.breaks < 0 or not seen.reads):
        return [_unexpected(seen.outcome[1], what)]
    findings = _judge_end(call, seen, what)
    if seen.raised or call.source.breaks >= 0:
        return findings + _judge_error(name, call, seen, what)
    return findings + _judge_results(name, call, seen, what)


def _judge_range(seen: Seen, events: tuple[Event, ...], what: str) -> list[Finding]:
    """`workers` was out of range: ValueError, before anything else."""
    how, *names = seen.outcome
    wanted = "workers is out of range, so it should raise ValueError"
    if how == "returned":
        message = f"{what} returned {shown(names)}; {wanted}"
        return [Finding("2.5", "wrong-result", message)]
    if names[0].startswith("NotImplementedError"):
        return [judge_outcome("2.5", what, names[0])]
    if names[-1] != "ValueError":
        return [Finding("2.5", "wrong-exception", f"{what} raised {names[0]}; {wanted}")]
    before = ""
    if seen.begun:
        before = "func was called"
    elif seen.reads:
        before = "the items were touched"
    elif any(event.kind == "started" for event in events):
        before = "a thread was started"
    message = f"{what}: {before} before ValueError was raised; nothing else may happen first"
    return [Finding("2.5", "late", message)] if before else []


def _judge_end(call: Call, seen: Seen, what: str) -> list[Finding]:
    """Each item has had its call, or a call failed, or reading the items did, and all has ended then."""
    broken_off = call.source.breaks >= 0
    if seen.left and broken_off and seen.outcome[0] == "raised":
        late = ", ".join(f"func({item_name(call, job)})" for job in seen.under_way)
        message = f"{what} raised while {late or 'a thread that it had started'} had not ended"
        return [Finding("2.4", "early", message)]
    numbers = [own_number(call, index) for index in range(len(call.items))]
    missing = [number for number in numbers if seen.runs[number] < numbers.count(number)]
    if missing and not (seen.left or broken_off or seen.raised):
        item = item_name(call, missing[0])
        often = f"only {times(seen.runs[missing[0]])}" if seen.runs[missing[0]] else "never"
        return [Finding("2.2", "lost", f"{what}: func({item}) was {often} called")]
    return []


def _judge_error(name: str, call: Call, seen: Seen, what: str) -> list[Finding]:
    """The call had to raise: what reading the items raised, or what the first failing item's call did."""
    errors = {
        error_label(name, job): f"the exception of func({item_name(call, job)})"
        for job in sorted(seen.raised)
    }
    wanted = dict(list(errors.items())[:1])
    if call.source.breaks >= 0:
        wanted |= {READING: "the exception that reading the items raised"}
    how, *names = seen.outcome
    if how == "raised" and names[0] in wanted:
        return []
    if how == "raised" and names[0].startswith("value "):
        return [_unexpected(names[0], what)]
    due = list(wanted.values())[-1]
    if how == "returned":
        message = f"{what} returned {shown(names)}; it should raise {due}"
    else:
        message = f"{what} raised {errors.get(names[0], names[0])}; it should raise {due}, that object itself"
    return [Finding("2.4", "wrong-exception", message)]


def _judge_results(name: str, call: Call, seen: Seen, what: str) -> list[Finding]:
    names = list(seen.outcome[1:])
    numbers = [own_number(call, index) for index in range(len(call.items))]
    wanted = tuple(
        shown_value(name, call.items[number], number, numbers[: index + 1].count(number))
        for index, number in enumerate(numbers)
    )
    got = first_runs_first(numbers, any_run(seen, numbers, tuple(names[1:])))
    kind = misfit(got, any_run(seen, numbers, wanted))
    if names[:1] == ["list"] and kind is None:
        return []
    message = f"{what} returned {shown(names)}; it should return {shown(['list', *wanted])}"
    return [Finding("2.1", kind if kind and names[:1] == ["list"] else "wrong-result", message)]


def _unexpected(name: str, what: str) -> Finding:
    """The call raised although no call of the function did."""
    if name.startswith("value "):
        message = f"{what} raised an exception object that func returned as its value"
        return Finding("2.1", "wrong-exception", message)
    if name.startswith("error "):
        message = f"{what} raised an exception that belongs to another call"
        return Finding("2.1", "wrong-exception", message)
    return judge_outcome("2.1", what, name)
