"""5.1: in which thread, and when, the task is called."""

from __future__ import annotations

from grader.checks.background_worker.scenario import Scenario
from grader.checks.background_worker.stops import clause_of
from grader.checks.background_worker.story import EXACT, NEVER, Call, Story, Use, seconds
from grader.records.finding import Finding


def judge_calls(scenario: Scenario, story: Story) -> list[Finding]:
    """Each run has one daemon thread, which calls at once and then always `interval` after the last call's end.

    Only what comes before the first stop or failure that may concern a run is looked at.
    """
    findings = _judge_threads(story)
    for start in story.begun:
        until = story.running_until(start)
        if until <= start.begin or any(
            other is not start and other.begin < start.end and other.end > start.begin
            for other in story.begun
        ):
            continue
        old = {call.task for call in story.calls if call.begin < start.begin}
        calls = [c for c in story.calls if start.begin < c.begin < until and c.task not in old]
        found = _judge_run(scenario, story, start, calls, until)
        findings += [Finding(_clause(story, start), f.kind, f.message) for f in found[:1]]
    return findings


def judge_hurry(scenario: Scenario, story: Story) -> list[Finding]:
    """A stop cuts the pause short, but no call comes of that: the thread that wakes up ends."""
    interval = round(scenario.interval * 1e9)
    last: dict[int, Call] = {}
    for call in story.calls:
        before = last.get(call.task)
        last[call.task] = call
        if (
            before is None
            or before.end > call.begin
            or call.begun >= before.ended + interval - EXACT
        ):
            continue
        stops = [s for s in story.stops if s.begin < call.begin and s.end > before.begin]
        if stops:
            message = (
                f"{stops[0].text} was called at {seconds(stops[0].begun)}, and then call {call.number + 1} of the "
                f"task began at {seconds(call.begun)}; none was due before {seconds(before.ended + interval)}"
            )
            return [Finding(clause, "early", message) for clause in ("5.1", clause_of(stops[0]))]
    return []


def _clause(story: Story, start: Use) -> str:
    """Whose run it is: one of `with`, one after an earlier run, one after a stop for nothing, or a plain one."""
    if start.what == "enter":
        return "5.8"
    if any(other.end < start.begin for other in story.begun):
        return "5.6"
    return "5.4" if any(use.end < start.begin for use in story.stops) else "5.1"


def _judge_threads(story: Story) -> list[Finding]:
    users = {u.task for u in story.uses if not any(_within(u, call) for call in story.calls)}
    for call in story.calls:
        if call.task in users:
            message = f"call {call.number + 1} of the task ran in a thread that uses the worker"
            return [Finding("5.1", "wrong-result", message)]
        if not call.daemon:
            message = f"call {call.number + 1} of the task ran in a thread that is no daemon thread"
            return [Finding("5.1", "wrong-result", message)]
    return []


def _within(use: Use, call: Call) -> bool:
    return use.task == call.task and call.begin < use.begin < call.end


def _judge_run(
    scenario: Scenario, story: Story, start: Use, calls: list[Call], until: int
) -> list[Finding]:
    findings = []
    interval = round(scenario.interval * 1e9)
    due, since = start.ended, f"{start.text} had returned at {seconds(start.ended)}"
    for number, call in enumerate(calls):
        who = f"call {number + 1} of the task"
        if number and call.begin < calls[number - 1].end:
            message = f"{who} began at {seconds(call.begun)}, while the one before it was under way"
            findings.append(Finding("5.1", "too-concurrent", message))
        elif call.begun > due + EXACT:
            message = (
                f"{who} began at {seconds(call.begun)}, it was due at {seconds(due)} ({since})"
            )
            findings.append(Finding("5.1", "late", message))
        elif number and call.begun < due - EXACT:
            message = (
                f"{who} began at {seconds(call.begun)}, it was due at {seconds(due)} ({since})"
            )
            findings.append(Finding("5.1", "early", message))
        if call.task != calls[0].task:
            message = f"{who} was made in another thread than the first; one thread makes all"
            findings.append(Finding("5.1", "wrong-result", message))
        due = NEVER if call.ended == NEVER else call.ended + interval
        since = f"interval {scenario.interval:g}, and the last call ended at {seconds(call.ended)}"
    time = story.time_at(until)
    if time > due + EXACT:
        message = f"no call of the task began until {seconds(time)}; one was due at {seconds(due)} ({since})"
        findings.append(Finding("5.1", "lost", message))
    return findings
