"""Explorations by hand, for tests of what is printed about them."""

from __future__ import annotations

from typing import Any

from grader.records.explanation import Conflict, Row, Side
from grader.records.exploration import Exploration, Outcome

ROW = Row(1, "one", 3, "n += 1", "write", "writes n = 1", 0.0, 4, marked=True)
CONFLICT = Conflict("n", Side(1, "one", 3, "reads n = 0"), Side(2, "two", 0, "writes n = 1"))


def outcome(**changed: Any) -> Outcome:
    plain: dict[str, Any] = {
        "kind": "returned", "value": "2", "output": "", "threads_left": (), "count": 3, "schedule": "0-1s",
        "preemptions": 0, "threads": 2,
    }  # fmt: skip
    return Outcome(**{**plain, **changed})


def exploration(*outcomes: Outcome, **changed: Any) -> Exploration:
    plain: dict[str, Any] = {
        "file": "f.py", "call": "", "exhausted": True, "bound": "2 preemptions", "bounded": 12,
        "complete_up_to": 2, "schedules": 20, "outcomes": outcomes, "problem": None, "remarks": (), "seed": 0,
        "effort": "normal", "sandbox": ("R",),
    }  # fmt: skip
    return Exploration(**{**plain, **changed})
