"""The whole explanation of a failing run."""

from __future__ import annotations

from collections.abc import Sequence

from grader.explain.meeting import Meeting, find_meeting
from grader.explain.sentences import sentence
from grader.explain.timeline import MOST_ROWS, timeline
from grader.explain.words import does, thing_of, thread_of
from grader.records.explanation import Conflict, Explanation, Side
from grader.records.trace import Step, Trace

ONE_THREAD = frozenset({"not-implemented", "forbidden"})
"""Kinds of failure that no order of threads explains."""


def explain(
    trace: Trace, kind: str, source: Sequence[str], most: int = MOST_ROWS
) -> Explanation | None:
    """Why a run shows a failure of this kind; None where only one thread ran, or order does not matter.

    source: the lines of the student's file; most: rows of the timeline.
    """
    if kind in ONE_THREAD or len({step.task for step in trace.steps}) < 2:
        return None
    meeting = find_meeting(trace)
    return Explanation(
        sentence(trace, kind, meeting),
        None if meeting is None else _conflict(trace, meeting),
        timeline(trace, meeting, source, most),
    )


def _conflict(trace: Trace, meeting: Meeting) -> Conflict:
    first, second = trace.steps[meeting.first], trace.steps[meeting.between]
    return Conflict(thing_of(trace, first), _side(trace, first), _side(trace, second))


def _side(trace: Trace, step: Step) -> Side:
    return Side(step.task, thread_of(trace, step.task), step.line, does(trace, step))
