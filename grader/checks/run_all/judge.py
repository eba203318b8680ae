"""What must hold of a run of `run_all`."""

from __future__ import annotations

from grader.checks.endings import judge_ending, judge_outcome, judge_slips, judge_waiting
from grader.checks.jobs import READING, error_label, shown_value
from grader.checks.run_all.scenario import Call, Scenario, all_calls, describe, own_number
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
from grader.records.history import History

SLACK = (
    50.0  # seconds that a call may take beyond its longest task; the shortest takes twice as long
)
WHOM = {"all": "for all others", "next": "for the next one", "previous": "for the one before"}


def judge(scenario: Scenario, history: History) -> list[Finding]:
    """All that is wrong with this run; nothing if it is right."""
    calls = all_calls(scenario)
    seen = read_calls(history.events)
    findings = []
    for name, call in calls.items():
        if name in seen:
            findings += _judge_runs(call, seen[name], describe(call))
    if history.ending != "finished":
        return _judge_stuck(scenario, history, seen, findings)
    for name, call in calls.items():
        if name in seen and seen[name].outcome:
            findings += _judge_call(name, call, seen[name], describe(call))
            if scenario.undisturbed and not call.meeting:
                findings += _judge_duration(call, seen[name], describe(call))
    findings += judge_waiting(history.events, pauses_allowed(history.events))
    return findings or judge_slips(history, "1.2")


def _judge_stuck(
    scenario: Scenario, history: History, seen: dict[str, Seen], findings: list[Finding]
) -> list[Finding]:
    """A run that did not come to its end. Tasks that wait for each other wait in vain if they do not run at the same time."""
    call = scenario.calls[0]
    if call.meeting and history.ending == "deadlock" and "0" in seen:
        met = seen["0"]
        if findings:
            return findings
        if met.under_way or len(met.begun) < len(call.tasks):
            begun = ", ".join(f"t{job}" for job in sorted(met.under_way)) or "none"
            message = (
                f"each task waits {WHOM[call.meeting]}, and they never met: {len(met.begun)} of "
                f"{len(call.tasks)} had begun ({begun} waited), the others had no thread to run in"
            )
            return [Finding("1.3", "not-concurrent", message)]
    focus = "R4" if call.meeting or not scenario.focus.startswith("1") else scenario.focus
    return list(dict.fromkeys(findings + judge_ending(history, focus)))


def _judge_runs(call: Call, seen: Seen, what: str) -> list[Finding]:
    """Where tasks ran, and whether one ran too often."""
    findings = []
    allowed = [own_number(call, index) for index in range(len(call.tasks))]
    for job, count in sorted(seen.runs.items()):
        if count > allowed.count(job):
            message = f"{what}: t{job} stands {times(allowed.count(job))} among the tasks and was run {times(count)}"
            findings.append(Finding("1.2", "duplicated", message))
    where: dict[int, int] = {}
    for job, task in seen.begun:
        if task == seen.caller:
            message = f"{what}: t{job} was run in the caller's thread"
            findings.append(Finding("1.2", "wrong-result", message))
        elif task in where:
            message = f"{what}: t{where[task]} and t{job} were run in one thread"
            findings.append(Finding("1.2", "wrong-result", message))
        where[task] = job
    return findings[:1]


def _judge_call(name: str, call: Call, seen: Seen, what: str) -> list[Finding]:
    """Whether each task ran, and what came of the call."""
    raised = seen.outcome[0] == "raised"
    if raised and not seen.raised and (call.source.breaks < 0 or not seen.reads):
        return [_unexpected(seen.outcome[1], what)]
    findings = _judge_end(call, seen, what)
    if seen.raised or call.source.breaks >= 0:
        return findings + _judge_error(name, call, seen, what)
    return findings + _judge_results(name, call, seen, what)


def _judge_end(call: Call, seen: Seen, what: str) -> list[Finding]:
    """All tasks have run to their end when the call comes to its own."""
    numbers = [own_number(call, index) for index in range(len(call.tasks))]
    missing = [number for number in numbers if seen.runs[number] < numbers.count(number)]
    raised = seen.outcome[0] == "raised"
    broken_off = call.source.breaks >= 0
    if seen.left and raised and (seen.under_way or broken_off or missing):
        late = ", ".join(f"t{job}" for job in seen.under_way or missing) or "a thread"
        message = f"{what} raised while {late} had not ended"
        return [Finding("1.4", "early", message)]
    if missing and not seen.left and not broken_off:
        twice = any(count > numbers.count(number) for number, count in seen.runs.items())
        failing = bool(seen.raised) and not twice
        why = ", since another one raised" if failing else ""
        message = f"{what}: t{missing[0]} was not run{why}"
        return [Finding("1.4" if failing else "1.2", "lost", message)]
    return []


def _judge_error(name: str, call: Call, seen: Seen, what: str) -> list[Finding]:
    """The call had to raise: what reading the tasks raised, or what the first failing task did."""
    errors = {error_label(name, job): f"the exception of t{job}" for job in sorted(seen.raised)}
    wanted = dict(list(errors.items())[:1])
    if call.source.breaks >= 0:
        wanted |= {READING: "the exception that reading the tasks raised"}
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
    return [Finding("1.4", "wrong-exception", message)]


def _judge_results(name: str, call: Call, seen: Seen, what: str) -> list[Finding]:
    names = list(seen.outcome[1:])
    numbers = [own_number(call, index) for index in range(len(call.tasks))]
    wanted = tuple(
        shown_value(name, call.tasks[number], number, numbers[: index + 1].count(number))
        for index, number in enumerate(numbers)
    )
    got = first_runs_first(numbers, any_run(seen, numbers, tuple(names[1:])))
    kind = misfit(got, any_run(seen, numbers, wanted))
    if names[:1] == ["list"] and kind is None:
        return []
    message = f"{what} returned {shown(names)}; it should return {shown(['list', *wanted])}"
    return [Finding("1.1", kind if kind and names[:1] == ["list"] else "wrong-result", message)]


def _unexpected(name: str, what: str) -> Finding:
    """The call raised although no task did."""
    if name.startswith("value "):
        message = f"{what} raised the exception object that a task returned as its value"
        return Finding("1.1", "wrong-exception", message)
    if name.startswith("error "):
        message = f"{what} raised an exception that belongs to another call"
        return Finding("1.1", "wrong-exception", message)
    return judge_outcome("1.1", what, name)


def _judge_duration(call: Call, seen: Seen, what: str) -> list[Finding]:
    longest = max((task.pause for task in call.tasks), default=0) + call.source.pause
    took = (seen.ended - seen.began) / 1e9
    if took <= longest + SLACK:
        return []
    message = f"{what} took {took:,g} s; at the same time, the tasks take {longest:,g} s"
    return [Finding("1.3", "not-concurrent", message)]
