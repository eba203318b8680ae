"""The steps of a run in the Chrome trace event format, which Perfetto opens: one row a thread.

The format: "Trace Event Format" (Google, 2016). Virtual time stands still for most of a run, so a step takes a
microsecond of the trace; its virtual time is among its arguments.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TextIO

from grader.records.explanation import Row
from grader.report.visible import visible

_PID = 1


def write(rows: Sequence[Row], title: str, out: TextIO) -> None:
    """Write all steps as one JSON object."""
    events = [_named("process_name", 0, title)]
    names = {row.task: row.thread for row in rows}
    events += [_named("thread_name", task, name) for task, name in sorted(names.items())]
    events += [_event(row, _ends(rows, index)) for index, row in enumerate(rows)]
    events += [_switch(row) for row in rows if row.switch]
    json.dump({"traceEvents": events, "displayTimeUnit": "ns"}, out, ensure_ascii=True)
    out.write("\n")


def _ends(rows: Sequence[Row], index: int) -> int:
    """When a step is over: at the next one; a wait when its thread goes on."""
    row = rows[index]
    if row.act != "wait":
        return row.step + 1
    return next(
        (later.step for later in rows[index + 1 :] if later.task == row.task), rows[-1].step + 1
    )


def _event(row: Row, end: int) -> dict[str, Any]:
    return {
        "name": visible(row.text), "cat": row.act, "ph": "X", "ts": row.step, "dur": end - row.step,
        "pid": _PID, "tid": row.task,
        "args": {"line": row.line, "source": visible(row.source), "virtual seconds": row.time},
    }  # fmt: skip


def _switch(row: Row) -> dict[str, Any]:
    name = f"badly placed switch to {visible(row.thread)}"
    return {
        "name": name, "cat": "switch", "ph": "i", "s": "p", "ts": row.step, "pid": _PID, "tid": row.task,
    }  # fmt: skip


def _named(what: str, task: int, name: str) -> dict[str, Any]:
    return {"name": what, "ph": "M", "pid": _PID, "tid": task, "args": {"name": visible(name)}}
