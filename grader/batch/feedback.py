"""What each student gets back, made of a row of the results."""

from __future__ import annotations

from hashlib import sha256

from msgspec.structs import replace

from grader import __version__
from grader.batch.results import Result, Row
from grader.records.verdict import Verdict
from grader.report.feedback import Feedback, Part
from grader.report.graded import Graded
from grader.report.wording import points, program, title_of


def part_of(result: Result, verdict: Verdict | None, source: bytes) -> Part:
    """One exercise of a student's. verdict, source: what `result.verdict` and `result.source` give."""
    title, came_to = title_of(result.exercise), out_of(result.points, result.max_points)
    if result.broke:
        return Part(title, "no points yet", "not_run", None, result.reason)
    if verdict is None:
        return Part(title, came_to, "failed", None, result.reason)
    timeless = replace(verdict, seconds=0.0)  # differs from run to run, and no page tells it
    graded = Graded(timeless, result.where, _again(verdict), "", source)
    return Part(title, came_to, "passed" if verdict.passed else "failed", graded)


def feedback_of(row: Row, parts: tuple[Part, ...]) -> Feedback:
    """All of a student's."""
    late = ("handed in late",) if row.late else ()
    return Feedback(called(row), _result(row), (*late, *row.notes), parts)


def digest_of(feedback: Feedback) -> str:
    """Equal if nothing of it has changed, nor the program that makes pages of it."""
    everything = repr((__version__, feedback)).encode("utf-8", "surrogatepass")
    return sha256(everything).hexdigest()


def called(row: Row) -> str:
    """A student's name, and what the class calls them."""
    return f"{row.name} ({row.student})" if row.name else row.student


def out_of(earned: float, most: float) -> str:
    """Points, in words."""
    return f"{points(earned)} of {points(most)} points"


def _result(row: Row) -> str:
    if any(result.broke for result in row.results):
        return "no total yet"
    return out_of(row.total, row.max_total)


def _again(verdict: Verdict) -> str:
    """The command with which a student sees the same, where their `exercises/` lies."""
    effort = "" if verdict.effort == "normal" else f" --effort {verdict.effort}"
    return f"{program()} exercise {verdict.number} --seed {verdict.seed}{effort}"
