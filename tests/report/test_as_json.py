from __future__ import annotations

import io
import json
import math

from grader.records.finding import Problem
from grader.records.verdict import Counterexample, Exhausted
from grader.report import as_json

from .verdicts import EVIL, failed, graded, verdict


def written(check: object = None, **more: object) -> str:
    out = io.StringIO()
    as_json.write(graded(verdict(*([check] if check else []), **more)), out)  # type: ignore[list-item, arg-type]
    return out.getvalue()


def test_any_text_comes_back_from_one_line_of_ascii() -> None:
    text = written(failed("3.2", EVIL))
    assert text.isascii()
    assert text.count("\n") == 1
    assert json.loads(text)["checks"][0]["message"] == EVIL


def test_numbers_that_json_lacks_become_texts() -> None:
    scenario = {"timeout": math.inf, "others": [math.nan, 1.5]}
    text = written(failed("3.2", example=Counterexample(scenario, "0-1s", 0, 1)))
    shown = json.loads(text)["checks"][0]["counterexample"]["scenario"]
    assert shown == {"timeout": "inf", "others": ["nan", 1.5]}


def test_what_was_exhausted_is_an_object_and_nothing_is_null() -> None:
    shown = json.loads(written(exhausted=Exhausted(3, 1204, 2)))["exhausted"]
    assert shown == {"scenarios": 3, "schedules": 1204, "preemptions": 2}
    assert json.loads(written())["exhausted"] is None


def test_a_problem_is_an_object_and_none_is_null() -> None:
    problem = json.loads(written(problem=Problem("syntax-error", "m", "f.py", 3)))["problem"]
    assert problem == {"kind": "syntax-error", "message": "m", "file": "f.py", "line": 3}
    assert json.loads(written())["problem"] is None
