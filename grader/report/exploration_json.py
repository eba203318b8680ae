"""An exploration as one JSON object in one line of ASCII: byte-identical for equal explorations."""

from __future__ import annotations

from typing import Any, TextIO

import msgspec

from grader.records.exploration import Exploration, Outcome
from grader.report.as_json import json_line


def write(exploration: Exploration, again: str, out: TextIO) -> None:
    """Write it. again: the command that does it again, which nobody needs here."""
    out.write(json_line(exploration_object(exploration)))


def exploration_object(exploration: Exploration) -> dict[str, Any]:
    """The exploration as plain data, its fields in the order that is promised."""
    problem = exploration.problem
    return {
        "schema": exploration.schema,
        "file": exploration.file,
        "call": exploration.call,
        "exhausted": exploration.exhausted,
        "bound": exploration.bound,
        "schedules": exploration.schedules,
        "outcomes": [_outcome(outcome) for outcome in exploration.outcomes],
        "problem": None if problem is None else msgspec.to_builtins(problem),
        "bounded": exploration.bounded,
        "complete_up_to": exploration.complete_up_to,
        "remarks": list(exploration.remarks),
        "seed": exploration.seed,
        "effort": exploration.effort,
        "sandbox": list(exploration.sandbox),
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    plain = msgspec.to_builtins(outcome)
    first = (
        "kind",
        "value",
        "output",
        "threads_left",
        "count",
        "schedule",
        "preemptions",
        "timeline",
    )
    return {name: plain[name] for name in (*first, *(n for n in plain if n not in first))}
