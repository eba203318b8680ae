"""5.2: which calls of `start` succeed, and what `running` says."""

from __future__ import annotations

from itertools import pairwise

from grader.checks.background_worker.story import EXACT, Story, Use, seconds
from grader.records.finding import Finding


def judge_starts(story: Story) -> list[Finding]:
    """Between two starts that succeed there is a stop or a failure, and a start that has no reason to be refused is not."""
    findings = []
    starts = sorted(story.begun, key=lambda use: use.end)
    for first, second in pairwise(starts):
        if not _may_have_ended(story, first, second):
            racing = second.begin < first.end
            how = (
                "at the same time"
                if racing
                else f"at {seconds(second.begun)}, while it was running"
            )
            message = (
                f"{first.text} returned at {seconds(first.ended)}, and {second.text} was called {how}: "
                "both succeeded; the second should raise RuntimeError"
            )
            findings.append(Finding("5.2", "race" if racing else "wrong-exception", message))
    for use in story.uses:
        if use.starts and use.how == "raised" and _is_refused_for_nothing(story, use):
            again = any(start.end < use.begin for start in story.begun)
            clause = "5.6" if again else "5.2"
            message = f"{use.text} at {seconds(use.begun)} raised {use.name}, but the worker was not running"
            findings.append(Finding(clause, "wrong-exception", message))
    return findings


def _may_have_ended(story: Story, first: Use, second: Use) -> bool:
    """Whether a stop or a failure may have come between two starts, one way or the other."""
    begin, end = min(first.begin, second.begin), max(first.end, second.end)
    return any(use.begin < end and use.end > begin for use in story.stops) or any(
        begin < call.end < end for call in story.failures
    )


def _is_refused_for_nothing(story: Story, use: Use) -> bool:
    """Whether a start raised although nothing ran, no other start was under way, and no call of an earlier run either."""
    others = [other for other in story.uses if other.starts and other is not use]
    if any(other.begin < use.end and other.end > use.begin for other in others):
        return _all_refused(story, use)
    return _is_free(story, use, use)


def _is_free(story: Story, use: Use, first: Use) -> bool:
    """Whether nothing can have been running, or stopping, from the begin of `first` to the end of `use`."""
    under_way = any(call.begin < use.end and call.end > first.begin for call in story.calls)
    stopping = any(stop.begin < use.end and stop.end > first.begin for stop in story.stops)
    before = [start for start in story.begun if start.begin < use.end]
    if under_way or stopping or any(start.end > first.begin for start in before):
        return False
    return all(any(_is_over(story, start, stop, first) for stop in story.stops) for start in before)


def _is_over(story: Story, start: Use, stop: Use, later: Use) -> bool:
    """Whether this stop ended the run that `start` began, its thread with it, before a later use.

    After a stop by the task itself, the thread gets an instant for its end.
    """
    if stop.end >= later.begin:
        return False
    if stop.what != "own stop":
        return stop.begin > start.end
    ended = [call.ended for call in story.calls if call.begin < stop.begin < call.end]
    return stop.begin > start.begin and all(time + EXACT < later.begun for time in ended)


def _all_refused(story: Story, use: Use) -> bool:
    """Whether `use` is the first of several starts at the same time, all of which raised."""
    group = [use]
    end = use.end
    for other in story.uses:
        if other.starts and other.number > use.number and other.begin < end:
            group.append(other)
            end = max(end, other.end)
    earlier = any(
        other.starts and other.number < use.number and other.end > use.begin for other in story.uses
    )
    refused = all(other.how == "raised" for other in group)
    return refused and not earlier and _is_free(story, max(group, key=lambda u: u.end), use)


def judge_running(story: Story) -> list[Finding]:
    """`running` is true while a run goes on without doubt, and false when there is none without doubt."""
    findings = []
    for use in story.uses:
        if use.what != "running" or use.how != "returned":
            continue
        start = story.surely_running(use.begin, use.end)
        if start is not None and use.told is not True:
            message = (
                f"worker.running was {use.told} at {seconds(use.begun)}, "
                f"but {start.text} had returned at {seconds(start.ended)}"
            )
            findings.append(Finding("5.2", "wrong-result", message))
            if any(other.end < start.begin for other in story.begun):
                findings.append(Finding("5.6", "wrong-result", message))
            if start.what == "enter":
                findings.append(Finding("5.8", "wrong-result", message))
        elif use.told is not False and story.surely_stopped(use.begin, use.end):
            findings.append(_still_true(story, use))
    return findings


def _still_true(story: Story, use: Use) -> Finding:
    stop = story.last_stop(use.begin)
    failed = [call for call in story.failures if call.end < use.begin]
    said = f"worker.running was {use.told} at {seconds(use.begun)}, but "
    if failed and (stop is None or stop.end < failed[-1].end or stop.begin < failed[-1].end):
        message = f"{said}the task had raised at {seconds(failed[-1].ended)}"
        return Finding("5.7", "wrong-result", message)
    if stop is None:
        return Finding("5.2", "wrong-result", f"{said}it had not been started")
    message = f"{said}{stop.text} had returned at {seconds(stop.ended)}"
    return Finding("5.2", "wrong-result", message)
