"""Verdicts as Gradescope's results.json (gradescope/autograder_samples, docs/specs.md).

Every text is declared to be plain text, so that nothing in it is shown as HTML or as colours. What a person should
look at is a hidden test without points.
"""

from __future__ import annotations

from typing import Any, TextIO

from grader.records.verdict import Check
from grader.report.as_json import json_line
from grader.report.graded import Graded, Total
from grader.report.told import notes, told
from grader.report.visible import visible
from grader.report.wording import came_to, clause_of


def write(graded: Graded, out: TextIO) -> None:
    """Write the report on one submission."""
    write_all(Total.of(graded), out)


def write_all(total: Total, out: TextIO) -> None:
    """Write the report on several submissions: one object in one line."""
    out.write(json_line(results(total.sent_home)))


def results(total: Total) -> dict[str, Any]:
    """The whole report. Its score is the sum of its tests' scores."""
    tests = [_test(graded, c) for graded in total.exercises for c in graded.verdict.checks]
    hidden = [_note(graded, note) for graded in total.exercises for note in notes(graded)]
    return {
        "score": float(total.score),
        "execution_time": total.seconds,
        "output": "\n".join(filter(None, (came_to(total), visible(total.exposed)))),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": {"seed": total.seed, "effort": total.effort},
        "tests": tests + hidden,
    }


def _test(graded: Graded, check: Check) -> dict[str, Any]:
    example = check.counterexample
    return {
        "score": float(check.points),
        "max_score": float(check.max_points),
        "status": "passed" if check.status == "passed" else "failed",
        "name": f"{graded.verdict.exercise}: {check.title}",
        "number": clause_of(graded, check),
        "output": told(graded, check),
        "tags": [graded.verdict.exercise],
        "extra_data": {"kind": check.kind, "schedule": example.schedule if example else ""},
    }


def _note(graded: Graded, note: str) -> dict[str, Any]:
    return {
        "name": f"{graded.verdict.exercise}: for a person to look at",
        "output": note,
        "visibility": "hidden",
    }
