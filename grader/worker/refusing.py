"""How the worker says that a submission cannot be run."""

from __future__ import annotations

from grader.records.finding import Problem
from grader.records.texts import sendable


class Refused(Exception):  # noqa: N818 - says what happened to the submission
    """The submission cannot be run; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def refused(kind: str, filename: str, line: int, what: str) -> Refused:
    """The refusal of a file because of `what`, in a line of it (0 if that is not known)."""
    place = f"{filename}, line {line}" if line else filename
    return Refused(Problem(kind, sendable(f"{place}: {what}"), filename, line))
