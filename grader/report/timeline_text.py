"""A timeline as text: one column a thread, at most so many lines, no colour needed."""

from __future__ import annotations

from collections.abc import Sequence

from grader.records.explanation import Row
from grader.report.fewer import fewer
from grader.report.visible import cut, visible

MOST_LINES = 25
MOST_COLUMNS = 4  # threads; of more, those that matter most
NARROWEST = 17  # columns of a terminal for a thread
MOST_SOURCE = 5  # of the student's lines that are quoted below
_LINE = 6  # columns for the number of the line
_SWITCH = "badly placed switch"


def timeline_lines(rows: Sequence[Row], width: int, most: int = MOST_LINES) -> list[str]:
    """The lines of a timeline within `width` columns (40 or more) and `most` lines; none for no rows.

    What does not fit is left out, the least important first; the marks: `!` is part of what went wrong.
    """
    for limit in range(min(len(rows), most), 0, -1):
        lines = _drawn(_chosen(rows, limit), width)
        if len(lines) <= most:
            return lines
    return []


def _chosen(rows: Sequence[Row], limit: int) -> tuple[Row, ...]:
    """The rows that matter most, of the threads that matter most."""
    weights: dict[int, int] = {}
    for row in rows:
        weights[row.task] = max(weights.get(row.task, 0), row.weight)
    columns = sorted(weights, key=lambda task: (-weights[task], task))[:MOST_COLUMNS]
    return fewer(rows, limit, columns)


def _drawn(rows: Sequence[Row], width: int) -> list[str]:
    if not rows:
        return []
    tasks = sorted({row.task for row in rows})
    column = max((width - _LINE) // len(tasks), NARROWEST)
    names = {row.task: visible(row.thread) for row in rows}
    lines = [" line ".ljust(_LINE) + "".join(_cell(names[t], column) for t in tasks)]
    lines.append(" ---- ".ljust(_LINE) + "".join(_cell("-" * (column - 2), column) for _ in tasks))
    time = rows[0].time
    for row in rows:
        lines += _between(row, time, width)
        time = row.time
        lines += _entry(row, tasks.index(row.task), column)
    lines += _quoted(rows, width)
    return [line[:width].rstrip() for line in lines]


def _between(row: Row, time: float, width: int) -> list[str]:
    """What comes before a row: steps left out, time that passes, a switch."""
    parts = []
    if row.folded:
        parts.append(f"{row.folded} more {'step' if row.folded == 1 else 'steps'}")
    if row.time > time:
        parts.append(f"{row.time - time:,g} s later")
    lines = [" " * _LINE + f"... {', '.join(parts)}"] if parts else []
    if row.switch:
        told = f" {_SWITCH} to {visible(row.thread)} "
        lines.append(" " * _LINE + told.center(min(width - _LINE, 60), "="))
    return lines


def _entry(row: Row, index: int, column: int) -> list[str]:
    """A row in its thread's column, in two lines at most."""
    mark = "! " if row.marked else "  "
    number = f"{row.line:>4}  " if row.line else " " * _LINE
    text = visible(row.text)
    room = column - 3
    first, rest = _split(text, room)
    offset = " " * (index * column)
    lines = [number + offset + mark + first]
    if rest:
        lines.append(" " * _LINE + offset + "   " + cut(rest, room - 1))
    return lines


def _split(text: str, room: int) -> tuple[str, str]:
    """What fits, broken at a blank if there is one late enough, and the rest."""
    if len(text) <= room:
        return text, ""
    place = text.rfind(" ", room // 3, room + 1)
    if place < 0:
        return text[:room], text[room:]
    return text[:place], text[place + 1 :]


def _quoted(rows: Sequence[Row], width: int) -> list[str]:
    """The lines of the student's that matter most."""
    weights: dict[int, tuple[int, str]] = {}
    for row in rows:
        if row.line and row.source:
            known = weights.get(row.line, (0, ""))[0]
            weights[row.line] = (max(known, row.weight), row.source)
    best = sorted(weights, key=lambda line: (-weights[line][0], line))[:MOST_SOURCE]
    if not best:
        return []
    quoted = [
        f"{line:>4}: {cut(visible(weights[line][1]), width - _LINE)}" for line in sorted(best)
    ]
    return ["", *quoted]


def _cell(text: str, column: int) -> str:
    return cut(text, column - 1).ljust(column)
