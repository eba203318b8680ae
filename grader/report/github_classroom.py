"""Verdicts for GitHub Classroom's reporter (classroom-resources/autograding-grading-reporter), version 3.

The reporter shows two totals: the share of tests that passed, and the sum of their scores. They agree only where every
test is worth the same, so a clause of 35 points becomes seven tests of 5.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Iterator
from typing import Any, TextIO

from grader.report.as_json import json_line
from grader.report.graded import Graded, Total
from grader.report.told import headline, line_of
from grader.report.visible import cut, visible
from grader.report.whole import Part, parts
from grader.report.wording import came_to

VERSION = 3
APPENDED = "GITHUB_OUTPUT"
"""The variable that names the file to which `appendix` goes."""
_ROOM = 90_000  # bytes: its base64 becomes one environment variable, and Linux holds 128 KiB
_MESSAGE = 300  # characters
_MOST_TESTS = 400  # a guess at what still fits with short messages


def write(graded: Graded, out: TextIO) -> None:
    """Write the report on one submission."""
    write_all(Total.of(graded), out)


def write_all(total: Total, out: TextIO) -> None:
    """Write the report on several submissions: one object in one line."""
    out.write(json_line(results(total)))


def appendix(total: Total, there: int) -> str:
    """The line that hands the report on to a workflow's next steps."""
    encoded = base64.b64encode(json_line(results(total)).strip().encode("ascii"))
    begins = "\n" if there else ""  # whoever wrote there last may have left the line open
    return f"{begins}result={encoded.decode('ascii')}\n"


def results(total: Total) -> dict[str, Any]:
    """The whole report, small enough for an environment variable."""
    for tests in (list(_tests(total, _MESSAGE)), list(_tests(total, 0)), _coarse(total)):
        whole = _whole(total, tests)
        if len(tests) <= _MOST_TESTS and len(json_line(whole)) <= _ROOM:
            break
    return whole


def _whole(total: Total, tests: list[dict[str, Any]]) -> dict[str, Any]:
    broken = [graded for graded in total.exercises if graded.verdict.problem is not None]
    status = "pass" if total.passed else "error" if len(broken) == len(total.exercises) else "fail"
    return {
        "version": VERSION,
        "status": status,
        "message": " ".join(filter(None, (came_to(total), harmless(visible(total.exposed))))),
        "max_score": sum(test["max_score"] for test in tests),
        "tests": tests,
    }


def _tests(total: Total, most: int) -> Iterator[dict[str, Any]]:
    """Tests that are all worth the same; messages of at most `most` characters."""
    clauses = parts(total)
    unit = math.gcd(*(part.max_points for part in clauses)) or 1
    for part in clauses:
        count = part.max_points // unit
        for number in range(count):
            yield _test(part, unit, number, count, most)


def _test(part: Part, unit: int, number: int, count: int, most: int) -> dict[str, Any]:
    graded, check = part.graded, part.check
    passed = (number + 1) * unit <= part.points
    of = f" ({number + 1} of {count})" if count > 1 else ""
    test = {
        "name": f"{graded.verdict.exercise} {check.clause} {check.title}{of}",
        "status": "pass" if passed else "fail",
        "test_code": "",
        "task_id": graded.verdict.number,
        "filename": visible(graded.file),
        "line_no": line_of(graded, check),
        "duration": 0,
        "score": unit if passed else 0,
        "max_score": unit,
    }
    if not passed and most:
        test["message"] = harmless(cut(headline(graded, check), most)) if not number else "see (1)"
    return test


def harmless(line: str) -> str:
    """A line that the reporter may print: a runner finds its old commands, `##[…]`, anywhere in a line."""
    return line.replace("##[", "##\\x5b")


def _coarse(total: Total) -> list[dict[str, Any]]:
    """A hundred tests of one point, for what would be too large otherwise."""
    share = total.score / total.max_score if total.max_score > 0 else float(total.passed)
    passed = 100 if total.passed else min(math.floor(100 * share), 99)
    return [
        {
            "name": f"part {number} of 100", "status": "pass" if number <= passed else "fail",
            "test_code": "", "task_id": 0, "filename": "", "line_no": 0, "duration": 0,
            "score": int(number <= passed), "max_score": 1,
        }
        for number in range(1, 101)
    ]  # fmt: skip
