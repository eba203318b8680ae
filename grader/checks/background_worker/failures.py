"""5.7 and 5.8: who gets the exception of a task that failed, and what `with` does."""

from __future__ import annotations

from grader.checks.background_worker.story import Call, Story, Use, seconds
from grader.records.finding import Finding
from grader.records.history import History


def judge_failures(history: History, story: Story) -> list[Finding]:
    """After a failure no call follows; the next stop raises the exception, and only that one."""
    findings: list[Finding] = []
    for call in story.failures:
        if call.failed == "endless":
            continue
        findings += _judge_calls_after(story, call) or _judge_raised(history, story, call)
    return findings


def _judge_calls_after(story: Story, failed: Call) -> list[Finding]:
    restarts = [start for start in story.uses if start.starts and start.end > failed.end]
    for call in story.calls:
        if call.begin > failed.end and not any(start.begin < call.begin for start in restarts):
            message = (
                f"the task raised at {seconds(failed.ended)}, "
                f"but it was called again at {seconds(call.begun)}"
            )
            return [Finding("5.7", "wrong-result", message)]
    return []


def _judge_raised(history: History, story: Story, failed: Call) -> list[Finding]:
    at = f"the task raised at {seconds(failed.ended)}"
    told = [use for use in story.stops if use.name == failed.failed]
    # A block that raised itself may have got in the way of the exception: then nobody else has to raise it.
    lost_in_block = any(use.name == "block" and use.end > failed.end for use in story.stops)
    stops = [use for use in story.stops if use.end > failed.end and use.what != "own stop"]
    if len(told) > 1:
        message = f"{at}: {len(told)} stops raised that exception; only one should"
        return [Finding("5.7", "duplicated", message)]
    if not told:
        if not stops or lost_in_block:
            return []
        thread = bool(history.uncaught)
        ended = " (it has ended its thread with a traceback)" if thread else ""
        message = f"{at}, but {_text(stops[0])} did not raise that exception{ended}"
        return [Finding("5.7", "thread-exception" if thread else "wrong-exception", message)]
    earlier = [use for use in stops if use.end < told[0].begin]
    if earlier and not lost_in_block:
        message = (
            f"{at}; {_text(earlier[0])} did not raise that exception, "
            f"only {_text(told[0])} after it did"
        )
        return [Finding("5.7", "wrong-exception", message)]
    return []


def _text(stop: Use) -> str:
    return f"{stop.text} from {seconds(stop.begun)} to {seconds(stop.ended)}"


def judge_blocks(story: Story) -> list[Finding]:
    """`with` gives the worker, and what the block raised goes on its way (if the task failed too, either may)."""
    findings = []
    raised = {event.data[0] for event in story.events if event.kind == "raises"}
    failed = {call.failed for call in story.failures}
    for use in story.uses:
        if use.what == "enter" and use.how == "returned" and use.told is not True:
            message = "with BackgroundWorker(...) as worker: worker is something else"
            findings.append(Finding("5.8", "wrong-result", message))
        if use.number in raised and use.name != "block" and use.name not in failed:
            message = "the with block raised KeyError, but the exception did not leave it"
            findings.append(Finding("5.8", "wrong-exception", message))
    return findings
