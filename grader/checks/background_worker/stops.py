"""5.3 and 5.5: when `stop` returns, and what comes after it."""

from __future__ import annotations

from grader.checks.background_worker.story import EXACT, NEVER, Call, Story, Use, seconds
from grader.records.finding import Finding, Kind

TOO_MANY = 3  # calls that begin, one after the other, while a stop waits; that one more begins is not forbidden


def clause_of(stop: Use) -> str:
    """Whose stop it is."""
    return {"exit": "5.8", "own stop": "5.5"}.get(stop.what, "5.3")


def judge_stops(story: Story) -> list[Finding]:
    """A stop returns when the call under way has ended, and no later; the task's own at once."""
    findings = []
    for stop in story.stops:
        if not stop.how:
            continue
        found = _judge_own(stop) if stop.what == "own stop" else _judge_stop(story, stop)
        findings += found[:1]
    return findings


def _judge_own(stop: Use) -> list[Finding]:
    if stop.ended > stop.begun + EXACT:
        return [_late(stop, stop.begun)]
    return []


def _judge_stop(story: Story, stop: Use) -> list[Finding]:
    clause = clause_of(stop)
    if all(s.end < stop.begin for s in story.begun if s.begin < stop.end):
        for call in story.calls:
            if call.begin < stop.end < call.end:
                until = f"ended at {seconds(call.ended)}" if call.ended < NEVER else "went on"
                message = (
                    f"{stop.text} returned at {seconds(stop.ended)}, but the call under way {until}"
                )
                return [Finding(clause, "early", message)]
    allowed = stop.begun
    extra = []
    for call in story.calls:
        if call.begin > stop.end or call.end < stop.begin:
            continue
        extra += [call] if call.begun > stop.begun + EXACT else []
        if call.begun <= allowed + EXACT:
            allowed = max(allowed, call.ended)
    started = any(s.starts and s.end > stop.begin and s.begin < stop.end for s in story.uses)
    if len(extra) >= TOO_MANY and not started:
        message = (
            f"{stop.text} was called at {seconds(stop.begun)}, but the task was called again and again: "
            f"at {', '.join(seconds(call.begun) for call in extra[:TOO_MANY])}"
        )
        return [Finding(clause, "livelock", message)]
    return [_late(stop, allowed)] if stop.ended > allowed + EXACT else []


def _late(stop: Use, allowed: int) -> Finding:
    message = (
        f"{stop.text} was called at {seconds(stop.begun)} and returned at {seconds(stop.ended)}; "
        f"it should return at {seconds(allowed)}"
    )
    return Finding(clause_of(stop), "late", message)


def judge_after(story: Story) -> list[Finding]:
    """No call begins after a stop has returned, and none by a thread that has stopped itself."""
    for call in story.calls:
        stop = story.last_stop(call.begin)
        if stop is None:
            continue
        if _was_stopped(story, call):
            message = (
                f"{stop.text} had returned at {seconds(stop.ended)}, "
                f"but the task was called again at {seconds(call.begun)}"
            )
            return [Finding(clause_of(stop), _kind(stop), message)]
        own = [use for use in story.stops if use.what == "own stop" and use.task == call.task]
        if own and own[0].end < call.begin:
            message = (
                f"the task stopped the worker at {seconds(own[0].begun)}, but the same thread "
                f"called it again at {seconds(call.begun)}"
            )
            clauses = ("5.5", "5.6") if _restarted(story, own[0], call) else ("5.5",)
            return [Finding(clause, "duplicated", message) for clause in clauses]
    return []


def _was_stopped(story: Story, call: Call) -> bool:
    """Whether the last thing before this call that counts was a stop: nothing had been started since, nor was just then."""
    if any(use.starts and use.end > call.begin > use.begin for use in story.uses):
        return False
    starts = [start for start in story.begun if start.end < call.begin]
    return all(
        any(stop.begin > start.end and stop.end < call.begin for stop in story.stops)
        for start in starts
    ) and bool(starts)


def _restarted(story: Story, stop: Use, call: Call) -> bool:
    return any(start.begin > stop.begin and start.begin < call.begin for start in story.begun)


def _kind(stop: Use) -> Kind:
    return "wrong-result" if stop.what == "own stop" else "early"


def judge_left(story: Story) -> list[Finding]:
    """R2: when a stop has returned, the thread has ended, unless a start may have begun another."""
    for event in story.events:
        if event.kind != "left":
            continue
        stop = next(use for use in story.uses if use.number == event.data[0])
        if story.surely_stopped(stop.end, stop.end, own=False):
            message = f"{stop.text} has returned, but the thread {event.data[1]} has not ended"
            return [
                Finding("R2", "leaked-thread", message),
                Finding(clause_of(stop), "early", message),
            ]
    return []
