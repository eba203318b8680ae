from __future__ import annotations

import io
import json
from typing import Any

from grader.records.exploration import Exploration
from grader.records.finding import Problem
from grader.report.exploration_json import write

from .explorations import CONFLICT, ROW, exploration, outcome


def parsed(given: Exploration) -> dict[str, Any]:
    out = io.StringIO()
    write(given, "again", out)
    text = out.getvalue()
    assert text.isascii()
    assert text.count("\n") == 1
    found: dict[str, Any] = json.loads(text)
    return found


def test_its_fields_stand_in_the_order_that_is_promised() -> None:
    assert list(parsed(exploration())) == [
        *("schema", "file", "call", "exhausted", "bound", "schedules", "outcomes", "problem"),
        *("bounded", "complete_up_to", "remarks", "seed", "effort", "sandbox"),
    ]


def test_an_outcome_has_all_that_is_known() -> None:
    shown = outcome(timeline=(ROW,), conflict=CONFLICT, explanation="Because.")
    (found,) = parsed(exploration(shown))["outcomes"]
    assert list(found) == [
        *("kind", "value", "output", "threads_left", "count", "schedule", "preemptions"),
        *("timeline", "threads", "explanation", "conflict"),
    ]
    assert found["timeline"][0]["text"] == "writes n = 1"
    assert found["conflict"]["first"]["line"] == 3


def test_a_problem_is_told_and_nothing_else() -> None:
    found = parsed(exploration(problem=Problem("syntax-error", "f.py: no", "f.py", 3)))
    assert found["problem"] == {
        "kind": "syntax-error", "message": "f.py: no", "file": "f.py", "line": 3,
    }  # fmt: skip
