"""A run as a Chrome trace has what Perfetto needs: names of rows, and complete events."""

from __future__ import annotations

import io
import json
from typing import Any

from grader.records.explanation import Row
from grader.report import chrome_trace


def events(*rows: Row) -> list[dict[str, Any]]:
    out = io.StringIO()
    chrome_trace.write(rows, "title", out)
    found: list[dict[str, Any]] = json.loads(out.getvalue())["traceEvents"]
    return found


def row(step: int, task: int, act: str = "read", switch: bool = False) -> Row:
    return Row(task, f"T{task}", 3, "x", act, f"does {step}", 0.5, step, switch)


def test_each_thread_is_a_row_with_its_name() -> None:
    named = [event for event in events(row(0, 1), row(1, 2)) if event["name"] == "thread_name"]
    assert [(event["tid"], event["args"]["name"]) for event in named] == [(1, "T1"), (2, "T2")]


def test_each_step_is_an_event_with_its_line_and_time() -> None:
    (step,) = [event for event in events(row(4, 1)) if event["ph"] == "X"]
    assert (step["ts"], step["dur"], step["name"]) == (4, 1, "does 4")
    assert step["args"] == {"line": 3, "source": "x", "virtual seconds": 0.5}


def test_waiting_lasts_until_its_thread_goes_on() -> None:
    steps = [e for e in events(row(0, 1, "wait"), row(1, 2), row(9, 1)) if e["ph"] == "X"]
    assert [step["dur"] for step in steps] == [9, 1, 1]


def test_a_badly_placed_switch_is_an_instant() -> None:
    (switch,) = [e for e in events(row(0, 1), row(1, 2, switch=True)) if e["ph"] == "i"]
    assert (switch["ts"], switch["tid"]) == (1, 2)
