"""What one student gets back: each exercise, and what they come to. Any text in it may be a student's."""

from __future__ import annotations

from dataclasses import dataclass

from grader.records.verdict import Status
from grader.report.graded import Graded


@dataclass(frozen=True, slots=True)
class Part:
    """One exercise. title: which; result: in points; status: "not_run" if it was the grader that broke; graded: None where
    nothing was graded; reason: why not, else blank."""

    title: str
    result: str
    status: Status
    graded: Graded | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """All of a student's. student: who; result: what it comes to; remarks: lines on top."""

    student: str
    result: str
    remarks: tuple[str, ...]
    parts: tuple[Part, ...]
