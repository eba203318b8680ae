"""The teacher's own gradebook or worksheet with the points filled in, and every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from grader.batch.cells import points
from grader.batch.handed_in import Class, HandedIn
from grader.batch.roster import BadRoster, Person, Roster, value
from grader.batch.table import Cell
from grader.report.visible import cut, visible

_NUMBER = re.compile(r"[0-9]{1,9}([.,][0-9]{1,9})?", re.ASCII)
_EXCUSED = "ex"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of points. most: what one can get in it, None if each row says so itself."""

    index: int
    title: str
    most: float | None


def column_of(roster: Roster, max_total: float, wanted: str | None) -> Column:
    """The column that points go into: the one called `wanted`, else the only one with `max_total` points possible.

    Raises BadRoster where that is not one column, which names those that there are.
    """
    if roster.kind == "Moodle":
        return _moodle_column(roster, wanted)
    columns = _canvas_columns(roster)
    if wanted is None:
        found = [column for column in columns if _same(column.most, max_total)]
        why = f"{len(found) or 'no'} columns with {points(max_total)} points possible"
    else:
        found = _called(columns, wanted)
        why = f"{len(found) or 'no'} columns for points called {visible(repr(wanted))}"
    if len(found) == 1:
        return found[0]
    there = ", ".join(f"{column.title!r} ({points(column.most or 0)})" for column in columns[:10])
    raise BadRoster(
        f"{_shown(roster)} has {why}: say --column with one of {visible(there) or 'the titles, but there are none'}."
    )


def filled_copy(
    roster: Roster,
    found: Class,
    totals: Mapping[str, float],
    max_total: float,
    column: str | None = None,
) -> tuple[bytes, list[str]]:
    """The roster's file with `totals` (by `HandedIn.student`, out of `max_total`) in its column, scaled to what that can hold;
    and a line on each of whom nothing was filled in although they handed something in.

    Who handed in nothing, who is excused and whose grade cannot be changed keeps what is there. Raises BadRoster as
    `column_of` does.
    """
    place = column_of(roster, max_total, column)
    values: dict[Cell, str] = {}
    told = []
    for one in found.students:
        if one.nothing:
            continue
        why = _fill(values, roster, place, one, totals.get(one.student), max_total)
        if why:
            told.append(visible(f"{one.student}: {why}"))
    return roster.table.filled(values), told


def _fill(
    values: dict[Cell, str],
    roster: Roster,
    column: Column,
    one: HandedIn,
    total: float | None,
    max_total: float,
) -> str:
    """Puts what `one` gets into `values`, or says why not."""
    if one.listed is None:
        return "is not known to be in the roster, so no line was filled in"
    if total is None:
        return "has no points, so nothing was filled in"
    person = roster.people[one.listed]
    why = _why_kept(roster, column, person)
    if why:
        return f"{why} in line {roster.table.line(person.row)} of the roster, which stays as it is"
    cell = person.row[column.index]
    most, comma = _most(roster, column, person, max_total)
    scaled = points(total * most / max_total if max_total > 0 else 0.0)
    values[cell] = scaled.replace(".", ",") if comma else scaled
    return ""


def _why_kept(roster: Roster, column: Column, person: Person) -> str:
    if column.index >= len(person.row):
        return "has no cell for points"
    if person.row[column.index].text.strip().lower() == _EXCUSED:
        return "is excused"
    if value(roster, person.row, "grade can be changed").lower() == "no":
        return "has a grade that cannot be changed"
    return ""


def _most(roster: Roster, column: Column, person: Person, max_total: float) -> tuple[float, bool]:
    """What one can get, and whether the file writes a comma for the decimal point."""
    if column.most is not None and roster.head:
        return column.most, "," in roster.head[column.index].text
    text = value(roster, person.row, "maximum grade")
    most = _number(text)
    return (max_total if most is None else most), "," in text


def _moodle_column(roster: Roster, wanted: str | None) -> Column:
    index = roster.columns["grade"]
    title = roster.table.rows[0][index].text.strip()
    if wanted is not None and wanted.strip().lower() != "grade":
        raise BadRoster(
            f"{_shown(roster)} is a worksheet of Moodle, where points go into {title!r} alone, not into "
            f"{visible(repr(wanted))}: leave --column out."
        )
    return Column(index, title, None)


def _canvas_columns(roster: Roster) -> list[Column]:
    """The columns that hold points: right of the section, with a number of points possible."""
    if roster.head is None:
        return []
    cells = list(zip(roster.table.rows[0], roster.head, strict=False))
    numbers = ((index, title.text.strip(), _number(most.text)) for index, (title, most) in enumerate(cells))  # fmt: skip
    return [
        Column(index, title, most)
        for index, title, most in numbers
        if index > roster.columns["section"] and most is not None
    ]


def _called(columns: list[Column], wanted: str) -> list[Column]:
    """Those of exactly this title, else those that have it without capitals, or without the number that Canvas adds."""
    return next(
        (found for found in _ways(columns, wanted.strip()) if found),
        [],
    )


def _ways(columns: list[Column], wanted: str) -> Iterator[list[Column]]:
    yield [column for column in columns if column.title == wanted]
    yield [column for column in columns if column.title.lower() == wanted.lower()]
    bare = ((column, re.sub(r" \([0-9]+\)$", "", column.title)) for column in columns)
    yield [column for column, title in bare if title.lower() == wanted.lower()]


def _number(text: str) -> float | None:
    found = _NUMBER.fullmatch(text.strip())
    return float(found[0].replace(",", ".")) if found else None


def _same(one: float | None, other: float) -> bool:
    return one is not None and abs(one - other) < 1e-6


def _shown(roster: Roster) -> str:
    return f"The roster {visible(cut(repr(str(roster.path)), 200))}"
