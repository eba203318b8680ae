"""Verdicts as PrairieLearn's results.json (docs/externalGrading.md)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from grader.report.as_json import json_line
from grader.report.graded import Graded, Total
from grader.report.sized import fitting
from grader.report.told import headline, notes, told
from grader.report.visible import visible
from grader.report.wording import came_to

_ROOM_FOR_MESSAGES = 200_000  # bytes, of the 1 MB that is read
_ROOM_FOR_OUTPUTS = 400_000  # bytes


def write(graded: Graded, out: TextIO) -> None:
    """Write the report on one submission."""
    write_all(Total.of(graded), out)


def write_all(total: Total, out: TextIO) -> None:
    """Write the report on several submissions: one object in one line."""
    out.write(json_line(results(total.sent_home)))


def results(total: Total) -> dict[str, Any]:
    """The whole report. Not gradable, which costs no attempt, if none of the submissions could be run at all."""
    problems = [g.verdict.problem for g in total.exercises if g.verdict.problem is not None]
    if len(problems) == len(total.exercises):
        return {
            "gradable": False,
            "format_errors": [visible(problem.message) for problem in problems],
            "message": "Nothing could be run.",
        }
    pairs = [(graded, check) for graded in total.exercises for check in graded.verdict.checks]
    messages = fitting([headline(graded, check) for graded, check in pairs], _ROOM_FOR_MESSAGES)
    outputs = fitting([told(graded, check) for graded, check in pairs], _ROOM_FOR_OUTPUTS)
    return {
        "gradable": True,
        "score": _share(total),
        "message": came_to(total),
        "output": "\n".join(_remarks(total)),
        "tests": [
            {
                "name": f"{graded.verdict.exercise} {check.clause}",
                "description": check.title,
                "points": float(check.points),
                "max_points": float(check.max_points),
                "message": message,
                "output": output,
            }
            for (graded, check), message, output in zip(pairs, messages, outputs, strict=True)
        ],
    }


def _remarks(total: Total) -> Iterator[str]:
    for graded in total.exercises:
        yield from notes(graded)
    if total.exposed:
        yield visible(total.exposed)


def _share(total: Total) -> float:
    """0.0 to 1.0; 1.0 only if every point there is was earned."""
    if total.max_score <= 0:
        return 1.0 if total.passed else 0.0
    return min(max(total.score / total.max_score, 0.0), 1.0)
