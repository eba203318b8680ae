"""The gradebook: one line a student, as CSV."""

from __future__ import annotations

import csv
import io

from grader.batch.cells import cell, points
from grader.batch.results import Results, Row

_NOTHING = "nothing was handed in"


def gradebook(results: Results) -> str:
    """The same for the same points, to the byte. Blank, and no 0, where the grader broke."""
    exercises = [f"ex{number:02}" for number in results.exercises]
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["student", "name", "email", *exercises, "total", "max", "late", "notes"])
    table.writerows(sorted(_line(row) for row in results.rows))
    return out.getvalue()


def _line(row: Row) -> list[str]:
    return [
        cell(row.student),
        cell(row.name),
        cell(row.email),
        *("" if result.broke else points(result.points) for result in row.results),
        "" if is_open(row) else points(row.total),
        points(row.max_total),
        "yes" if row.late else "",
        cell("; ".join([*row.notes, *_reasons(row)])),
    ]


def is_open(row: Row) -> bool:
    """Whether a row has no total yet, as the grader broke on a part of it."""
    return any(result.broke for result in row.results)


def _reasons(row: Row) -> list[str]:
    """Why there are no points, unless the notes tell it."""
    nothing = not any(result.where for result in row.results)
    if nothing and (not row.notes or _NOTHING in row.notes):
        return [] if row.notes else [_NOTHING]
    return [f"ex{result.exercise:02}: {result.reason}" for result in row.results if result.reason]
