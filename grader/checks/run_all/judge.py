"""What must hold of a run of `run_all`."""

from __future__ import annotations

from grader.checks.endings import judge_ending, judge_outcome, judge_waiting
from grader.checks.jobs import READING, error_label, shown_value
from grader.checks.run_all.scenario import Call, Scenario, all_calls, describe, own_number
from grader.checks.seen import Seen, misfit, read_calls
from grader.records.finding import Finding
from grader.records.history import History

SLACK = 1.0  # seconds that a call may take beyond its longest task; pauses of such tasks are far longer


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
            if scenario.undisturbed:
                findings += _judge_duration(call, seen[name], describe(call))
    return findings + judge_waiting(history.events)


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
            whom = {"all": "for all others", "next": "for the next one", "previous": "for the one before"}
            message = (
                f"each task waits {whom[call.meeting]}, and they never met: {len(met.begun)} of "
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
            message = f"{what}: t{job} stands {_times(allowed.count(job))} among the tasks and was run {_times(count)}"
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


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _judge_call(name: str, call: Call, seen: Seen, what: str) -> list[Finding]:
    """Whether each task ran, and what came of the call."""
    if seen.outcome[0] == "raised" and not seen.raised and (call.source.breaks < 0 or not seen.reads):
        return [_unexpected(seen.outcome[1], what)]
    findings = _judge_end(call, seen, what)
    if seen.raised or call.source.breaks >= 0:
        return findings + _judge_error(name, call, seen, what)
    return findings + _judge_results(call, seen, what)


def _judge_end(call: Call, seen: Seen, what: str) -> list[Finding]:
    """All tasks have run to their end when the call comes to its own."""
    numbers = [own_number(call, index) for index in range(len(call.tasks))]
    missing = [number for number in numbers if seen.runs[number] < numbers.count(number)]
    raised = seen.outcome[0] == "raised"
    broken_off = call.source.breaks >= 0
    if seen.left and raised and (seen.under_way or broken_off or missing):
        late = ", ".join(f"t{job}" for job in seen.under_way or missing) or "a thread"
        message = f"{what} raised while {late} had not ended: all that was started runs to its end first"
        return [Finding("1.4", "early", message)]
    if missing and not seen.left and not broken_off:
        twice = any(count > numbers.count(number) for number, count in seen.runs.items())
        failing = bool(seen.raised) and not twice
        message = f"{what}: t{missing[0]} was not run" + (", since another one raised" if failing else "")
        return [Finding("1.4" if failing else "1.2", "lost", message)]
    return []


def _judge_error(name: str, call: Call, seen: Seen, what: str) -> list[Finding]:
    """The call had to raise: what reading the tasks raised, or the first failing task in order."""
    wanted = {error_label(name, min(seen.raised)): f"the exception of t{min(seen.raised)}"} if seen.raised else {}
    if call.source.breaks >= 0:
        wanted = {error_label(name, job): f"the exception of t{job}" for job in seen.raised}
        wanted[READING] = "the exception that reading the tasks raised"
    how, *names = seen.outcome
    if how == "raised" and names[0] in wanted:
        return []
    due = list(wanted.values())[-1]
    if how == "returned":
        message = f"{what} returned {_shown(names)}; it should raise {due}"
        return [Finding("1.4", "wrong-exception", message)]
    got = {error_label(name, job): f"the exception of t{job}" for job in seen.raised}.get(
        names[0], names[0]
    )
    message = f"{what} raised {got}; it should raise {due}, that object itself"
    return [Finding("1.4", "wrong-exception", message)]


def _judge_results(call: Call, seen: Seen, what: str) -> list[Finding]:
    how, *names = seen.outcome
    wanted = tuple(_wanted(call))
    if not names or names[0] != "list":
        message = f"{what} returned {_shown(names)}; it should return the list {_listed(wanted)}"
        return [Finding("1.1", "wrong-result", message)]
    kind = misfit(_first_runs_first(call, tuple(names[1:])), wanted)
    if kind is None:
        return []
    message = f"{what} returned {_shown(names)}; it should return {_listed(wanted)}"
    return [Finding("1.1", kind, message)]


def _wanted(call: Call) -> list[str]:
    """The names of the results. The n-th of several places of one callable is taken to get what its n-th run gave."""
    names = []
    for index in range(len(call.tasks)):
        number = own_number(call, index)
        run = sum(1 for other in range(index + 1) if own_number(call, other) == number)
        names.append(shown_value(call.tasks[number], number, run))
    return names


def _first_runs_first(call: Call, names: tuple[str, ...]) -> tuple[str, ...]:
    """The results with those of one callable sorted: which of its runs belongs to which of its places is free."""
    sorted_names = list(names)
    for number in {task.same for task in call.tasks if task.same >= 0}:
        places = [
            i for i in range(min(len(call.tasks), len(names))) if own_number(call, i) == number
        ]
        for place, name in zip(places, sorted(names[i] for i in places), strict=True):
            sorted_names[place] = name
    return tuple(sorted_names)


def _unexpected(name: str, what: str) -> Finding:
    """The call raised although no task did."""
    if name.startswith("value "):
        message = f"{what} raised the exception object that a task returned as its value"
        return Finding("1.1", "wrong-exception", message)
    return judge_outcome("1.1", what, name)


def _judge_duration(call: Call, seen: Seen, what: str) -> list[Finding]:
    longest = max((task.pause for task in call.tasks), default=0) + call.source.pause
    took = (seen.ended - seen.began) / 1e9
    if took <= longest + SLACK:
        return []
    message = f"{what} took {took:,g} s; at the same time, the tasks take {longest:,g} s"
    return [Finding("1.3", "not-concurrent", message)]


def _listed(names: tuple[str, ...]) -> str:
    return f"[{', '.join(names)}]"


def _shown(names: list[str]) -> str:
    return _listed(tuple(names[1:])) if names[:1] == ["list"] else "".join(names)
