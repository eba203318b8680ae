"""The whole explanation of a failing run."""

from __future__ import annotations

from collections.abc import Sequence

from grader.explain.looking import LOOKS, Look, emptied_meanwhile, looked_too_early, printed_between
from grader.explain.meeting import Meeting, find_meeting
from grader.explain.sentences import sentence, where_it_switched
from grader.explain.standing import deadlock_sentence
from grader.explain.timeline import MOST_ROWS, timeline
from grader.explain.words import does, thing_of, thread_of
from grader.records.explanation import Conflict, Explanation, Side
from grader.records.trace import Step, Trace

STANDING = frozenset({"leaked-thread", "livelock", "polling"})
"""Kinds of failure that are told by how the threads stand at the end."""
ONE_THREAD = frozenset({"not-implemented", "forbidden"})
"""Kinds of failure that no order of threads explains."""


def explain(
    trace: Trace, kind: str, source: Sequence[str], most: int = MOST_ROWS
) -> Explanation | None:
    """Why a run shows a failure of this kind; None where only one thread ran, or order does not matter.

    source: the lines of the student's file; most: rows of the timeline.
    """
    if kind in ONE_THREAD or len(trace.threads) < 2:
        return None
    meeting = find_meeting(trace)
    look = _look(trace, kind, meeting)
    if look is not None:
        stuck = f" {deadlock_sentence(trace)}." if kind == "deadlock" else ""
        rows = timeline(trace, look.meeting, source, most)
        return Explanation(f"{look.sentence}{stuck}", _conflict(trace, look.meeting), rows)
    return Explanation(
        sentence(trace, kind, meeting) or where_it_switched(trace),
        None if meeting is None else _conflict(trace, meeting),
        timeline(trace, meeting, source, most),
    )


def _look(trace: Trace, kind: str, meeting: Meeting | None) -> Look | None:
    """What tells more than the accesses that met."""
    if kind == "deadlock":
        return emptied_meanwhile(trace)
    if kind in STANDING:
        return None
    if meeting is None:
        return looked_too_early(trace) or printed_between(trace)
    return looked_too_early(trace) if trace.steps[meeting.first].part in LOOKS else None


def _conflict(trace: Trace, meeting: Meeting) -> Conflict:
    first, second = trace.steps[meeting.first], trace.steps[meeting.between]
    return Conflict(thing_of(trace, first), _side(trace, first), _side(trace, second))


def _side(trace: Trace, step: Step) -> Side:
    return Side(step.task, thread_of(trace, step.task), step.line, does(trace, step))
