"""A run that was done again, step by step, for people."""

from __future__ import annotations

from collections.abc import Iterator

from grader.records.explanation import Row
from grader.records.finding import Finding
from grader.report.visible import cut, visible

_NAME = 18  # columns for a thread's name
_TEXT = 200  # characters of what a step did


def head(file: str, schedule: str, preemptions: int) -> str:
    """The first line."""
    times = {0: "no switch", 1: "1 switch"}.get(preemptions, f"{preemptions} switches")
    return f"{visible(file)}   schedule {schedule}   {times} where the thread could have gone on"


def steps(rows: tuple[Row, ...]) -> Iterator[str]:
    """A text for each step, of one line or more."""
    time = 0.0
    before = -1
    for row in rows:
        lines = []
        if row.time > time:
            lines.append(f"      {row.time:,g} s")
        if row.switch:
            lines.append(f"      === badly placed switch to {visible(row.thread)} ===")
        name = cut(visible(row.thread), _NAME) if row.task != before or lines else ""
        mark = "!" if row.marked else " "
        place = f"{row.line:>5}" if row.line else "     "
        lines.append(f"{place} {mark} {name:<{_NAME}}  {cut(visible(row.text), _TEXT)}")
        if row.line and row.source:
            lines[-1] += f"    | {cut(visible(row.source), _TEXT)}"
        time, before = row.time, row.task
        yield "\n".join(lines)


def outcome(ending: str, findings: tuple[Finding, ...], sentence: str) -> str:
    """What the run came to."""
    if not findings:
        return f"The run {_ended(ending)}, and nothing is held against it."
    lines = [f"The run {_ended(ending)}."]
    lines += [f"{f.clause} {f.kind}: {visible(cut(f.message, 700))}" for f in findings]
    if sentence:
        lines.append(visible(cut(sentence, 700)))
    return "\n".join(lines)


def _ended(ending: str) -> str:
    return {"finished": "came to its end", "deadlock": "came to a deadlock"}.get(
        ending, f"had to be ended ({ending})"
    )
