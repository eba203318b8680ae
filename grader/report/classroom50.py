"""Verdicts as Classroom 50's result.json (foundation50/classroom50, schemas/result-v1.schema.json).

Who and what is graded stands in the environment that its runner gives; see `ENVIRONMENT`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TextIO

from grader.report.as_json import json_line
from grader.report.graded import Graded, Total
from grader.report.sized import fitting
from grader.report.told import told
from grader.report.whole import Part, parts
from grader.report.wording import points

SCHEMA = "classroom50/result/v1"
ENVIRONMENT = {
    "classroom": ("CLASSROOM",),
    "assignment": ("ASSIGNMENT",),
    "owner": ("OWNER", "USERNAME"),
    "submission": ("SUBMISSION_TAG",),
    "commit": ("COMMIT_URL",),
    "release": ("RELEASE_URL",),
    "review": ("REVIEW_URL", "COMMIT_URL"),
}
"""The variables from which each field comes; the first one that is set counts, and one has to be."""
_ROOM = 8 * 1024 * 1024  # bytes for texts, of the 10 MiB that are read


def write(graded: Graded, out: TextIO) -> None:
    """Write the report on one submission."""
    write_all(Total.of(graded), out)


def write_all(total: Total, out: TextIO) -> None:
    """Write the report on several submissions: one object in one line."""
    out.write(json_line(result(total.sent_home, os.environ, datetime.now(UTC))))


def missing(environment: Mapping[str, str]) -> list[str]:
    """What the report needs of the environment and does not find there: names, "A or B" where one of two would do."""
    return [" or ".join(names) for names in ENVIRONMENT.values() if not _first(environment, names)]


def result(total: Total, environment: Mapping[str, str], now: datetime) -> dict[str, Any]:
    """The whole report. All points are integers, and the scores of its tests add up to its score.

    `datetime` is a stand-in: the runner puts the time of the commit there.
    """
    when = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    known = {field: _first(environment, names) for field, names in ENVIRONMENT.items()}
    clauses = parts(total)
    texts = fitting([told(part.graded, part.check) for part in clauses], _ROOM)
    return {
        "schema": SCHEMA,
        **known,
        "assignment_type": environment.get("ASSIGNMENT_TYPE") or "individual",
        "datetime": when,
        "graded_at": when,
        "score": sum(part.points for part in clauses),
        "max-score": sum(part.max_points for part in clauses),
        "tests": [_test(part, text) for part, text in zip(clauses, texts, strict=True)],
    }


def _first(environment: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((environment[name] for name in names if environment.get(name)), "")


def _test(part: Part, text: str) -> dict[str, Any]:
    check = part.check
    return {
        "test-name": f"{part.graded.verdict.exercise} {check.clause} {check.title}",
        "passed": check.status == "passed",
        "score": part.points,
        "max-score": part.max_points,
        "output": text,
        "kind": check.kind,
        "exact-score": f"{points(check.points)} of {points(check.max_points)}",
    }
