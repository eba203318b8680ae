"""What must hold of a run of a `BackgroundWorker`."""

from __future__ import annotations

import msgspec

from grader.checks.background_worker.failures import judge_blocks, judge_failures
from grader.checks.background_worker.rhythm import judge_calls, judge_hurry
from grader.checks.background_worker.scenario import BESIDE, Scenario
from grader.checks.background_worker.starts import judge_running, judge_starts
from grader.checks.background_worker.stops import judge_after, judge_left, judge_stops
from grader.checks.background_worker.story import Story, Use
from grader.checks.endings import judge_ending, judge_outcome, judge_slips
from grader.records.finding import Finding
from grader.records.history import History

LOOKS = 3  # a call: one for the end of the pause, and two more, for who asks the time or rounds it
LOOKS_BESIDES = 4


def judge(scenario: Scenario, history: History) -> list[Finding]:
    """All that is wrong with this run; nothing if it is right."""
    for event in history.events:
        if event.kind.removeprefix(BESIDE) == "unmade":
            call = f"BackgroundWorker(task, {scenario.interval:g})"
            return [judge_outcome(scenario.focus, call, str(event.data[0]))]
    story = Story(_of_one(history, beside=False))
    ended = _judge_ending(scenario, history, story)
    if ended:
        return ended
    findings = _judge_worker(scenario, history, story)
    if scenario.beside and not findings:
        findings = _judge_worker(scenario, history, Story(_of_one(history, beside=True)))
    elif not scenario.beside:
        findings += _judge_looks(history, story)
    return findings or judge_slips(history, "5.1")


def _of_one(history: History, beside: bool) -> History:
    """What was noted of the one worker, or of the one beside it."""
    events = tuple(
        msgspec.structs.replace(event, kind=event.kind.removeprefix(BESIDE))
        for event in history.events
        if event.kind.startswith(BESIDE) == beside
    )
    return msgspec.structs.replace(history, events=events)


def _judge_worker(scenario: Scenario, history: History, story: Story) -> list[Finding]:
    """All that is wrong with what one worker did."""
    strange = [finding for use in story.uses if (finding := _judge_exception(scenario, story, use))]
    if strange:
        return strange
    findings = judge_starts(story) + judge_running(story) + judge_failures(history, story)
    findings += judge_after(story) + judge_stops(story) + judge_left(story)
    findings += judge_blocks(story) + judge_hurry(scenario, story)
    if not findings:
        findings += judge_calls(scenario, story)
    return findings


def _judge_ending(scenario: Scenario, history: History, story: Story) -> list[Finding]:
    """A deadlock within the task's own `stop` is that clause's, whatever was tried."""
    inside = any(use.what == "own stop" and not use.how for use in story.uses)
    return judge_ending(history, "5.5" if inside else scenario.focus)


def _judge_exception(scenario: Scenario, story: Story, use: Use) -> Finding | None:
    """The finding for a use that raised what nobody has told it to raise."""
    told = use.name in {"endless", "block", *(call.failed for call in story.failures)}
    if use.how != "raised" or (told and use.stops) or (use.starts and use.told):
        return None
    clause = scenario.focus
    if use.what == "own stop":
        clause = "5.5"
    elif use.what == "running":
        clause = "5.2"
    elif use.stops and any(call.end < use.end for call in story.failures):
        clause = "5.7"
    elif use.stops and _is_superfluous(story, use):
        clause = "5.4"
    return judge_outcome(clause, use.text, use.name)


def _is_superfluous(story: Story, use: Use) -> bool:
    """Whether a stop is not the first since the last start, or comes before any."""
    start = max((s.begin for s in story.begun if s.begin < use.begin), default=None)
    if start is None:
        return True
    return any(
        other is not use and other.end > start and other.begin < use.end for other in story.stops
    )


def _judge_looks(history: History, story: Story) -> list[Finding]:
    """R3: each pause of the worker ends by the clock once."""
    for event in history.events:
        if event.kind == "looked-again":
            looks = int(str(event.data[0]))
            if looks > LOOKS * len(story.calls) + LOOKS_BESIDES:
                message = (
                    f"threads woke up {looks} times just to look again, while the task was called "
                    f"{len(story.calls)} times: wait for an event or a condition in place of that"
                )
                return [Finding("R3", "polling", message)]
    return []
