"""Has a failing run done once more under the eyes of a tracer, and explains it. A run that passes is never traced."""

from __future__ import annotations

from typing import NamedTuple

from grader.explain.explanation import explain
from grader.judge.hunt import Failure
from grader.judge.laboratory import Laboratory
from grader.records.explanation import Explanation
from grader.records.source import lines_of, text_of
from grader.records.trace import Trace
from grader.sandbox.worker import GraderBroke, WorkerLost

LOOKS = 2  # the first may be of a worker that the run before has spoilt


class SeenAgain(NamedTuple):
    """A failing run, done once more. trace: what it did, step by step, None if that cannot be had; differs: whether it does
    something else in another process."""

    trace: Trace | None
    differs: bool = False


def look_again(lab: Laboratory, failure: Failure) -> SeenAgain:
    """Do the run once more, with a tracer looking on."""
    for _ in range(LOOKS):
        try:
            looked = lab.look(failure.scenario, failure.run.schedule)
        except (WorkerLost, GraderBroke):  # the verdict stands, and does without
            return SeenAgain(None)
        if looked.run.history == failure.run.history:
            return SeenAgain(looked.trace)
        lab.refresh()
    return SeenAgain(None, differs=True)


def explanation_of(trace: Trace | None, kind: str, source: bytes) -> Explanation | None:
    """Why the run that was traced shows a failure of this kind; None if that cannot be told."""
    if trace is None:
        return None
    try:
        return explain(trace, kind, lines_of(text_of(source)))
    except Exception:  # an explanation is a courtesy: a bug in it must not cost anybody the verdict
        return None
