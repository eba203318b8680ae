"""Who is in the class: from a students.csv, GitHub Classroom's roster, a gradebook that Canvas exported, or a grading
worksheet of Moodle."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from grader.batch.table import BadTable, Row, Table, parsed
from grader.report.visible import cut, visible

Kind = Literal["students.csv", "GitHub Classroom", "Canvas", "Moodle"]
_MOST = 64 * 1024 * 1024  # bytes of a roster: a guess, with much room
_DELIMITERS = (
    ",",
    ";",
    "\t",
)  # Canvas has a setting for semicolons, and spreadsheets write them in half of Europe
_POINTS_POSSIBLE = "points possible"
_MOODLE = {"identifier", "grade", "last modified (grade)"}
_TEST_STUDENT = "Student, Test"
_GITHUB = {"identifier", "github_username"}
_KEYS = ("username", "student")


class BadRoster(Exception):  # noqa: N818 - says what is bad
    """The roster cannot be used so. The message is one line: what was given, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Person:
    """One student. student: the roster's own name for them; ids: all by which they may be known; row: theirs in the table;
    real: not the one that Canvas gives each teacher to try things with."""

    student: str
    name: str
    email: str
    ids: tuple[str, ...]
    row: Row
    real: bool = True


@dataclass(frozen=True, slots=True)
class Roster:
    """columns: where they are, by their titles in small letters; head: the row that says how many points are possible, in
    Canvas's."""

    path: Path
    kind: Kind
    table: Table
    columns: Mapping[str, int]
    people: tuple[Person, ...] = ()
    head: Row | None = None

    @property
    def fillable(self) -> bool:
        """Whether it is a file that points can be filled into."""
        return self.kind in ("Canvas", "Moodle")


def read_roster(path: Path) -> Roster:
    """The roster in a file, told by its header. Raises BadRoster."""
    shown = visible(repr(str(path)))
    try:
        with path.open("rb") as file:
            content = file.read(_MOST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise BadRoster(f"The roster {shown} cannot be read: {why}.") from error
    if len(content) > _MOST:
        raise BadRoster(
            f"The roster {shown} has more than {_MOST:,} bytes: that is no list of a class."
        )
    try:
        roster = _roster(path, content)
    except BadTable as error:
        raise BadRoster(
            f"The roster {shown} {error}: save it as CSV in UTF-8 again (Excel calls that 'CSV UTF-8 (Comma delimited)')."
        ) from error
    if not roster.people:
        raise BadRoster(
            f"The roster {shown} lists no student: give the whole file, as {roster.kind} made it."
        )
    _raise_for_doubles(roster, shown)
    return roster


def _roster(path: Path, content: bytes) -> Roster:
    for delimiter in _DELIMITERS:
        table = parsed(content, delimiter)
        if not table.rows:
            raise BadTable("is empty")
        header = [cell.text.strip().lower() for cell in table.rows[0]]
        reading = _reading(header)
        if reading:
            kind, people = reading
            # Of two columns with one title, the first.
            columns = {title: index for index, title in reversed(list(enumerate(header)))}
            roster = Roster(path, kind, table, columns)
            if kind == "Canvas":
                roster = replace(roster, head=_head(table))
            return replace(roster, people=tuple(people(roster)))
    first = cut(visible(table.text.partition("\n")[0].strip()), 100)
    raise BadTable(
        "is neither a students.csv (username,first_name,…), nor GitHub Classroom's roster (identifier,github_username,…), nor a "
        "gradebook exported from Canvas (Student,ID,…,Section,…), "
        f"nor a grading worksheet of Moodle (Identifier,…,Grade,…): it begins with {first!r}"
    )


def _reading(header: list[str]) -> tuple[Kind, Callable[[Roster], Iterator[Person]]] | None:
    if header[:2] == ["student", "id"] and "section" in header:
        return "Canvas", _canvas
    if set(header) >= _MOODLE:
        return "Moodle", _moodle
    if set(header) >= _GITHUB:
        return "GitHub Classroom", _github
    if any(key in header for key in _KEYS):
        return "students.csv", _students
    return None


def _head(table: Table) -> Row | None:
    rows = (row for row in table.rows[1:] if row[0].text.strip().lower() == _POINTS_POSSIBLE)
    return next(rows, None)


def _students(roster: Roster) -> Iterator[Person]:
    key = next(key for key in _KEYS if key in roster.columns)
    for row in roster.table.rows[1:]:
        username, email = value(roster, row, key), value(roster, row, "email")
        first, last = value(roster, row, "first_name"), value(roster, row, "last_name")
        name = value(roster, row, "name") or f"{first} {last}".strip()
        # Who has not accepted the invitation yet has no username.
        student = username or email or name
        if student:
            yield Person(student, name, email, (student,), row)


def _github(roster: Roster) -> Iterator[Person]:
    """The identifier is the teacher's own name for somebody: an address, a number or a name. The name is what they call
    themselves on GitHub, and so no id."""
    for row in roster.table.rows[1:]:
        login, identifier = value(roster, row, "github_username"), value(roster, row, "identifier")
        name = value(roster, row, "name")
        email = identifier if "@" in identifier else ""
        # Who has not accepted an assignment yet has no login.
        ids = tuple(dict.fromkeys(filter(None, (login, identifier))))
        if ids:
            yield Person(ids[0], _both(name, "" if email else identifier), email, ids, row)


def _both(name: str, identifier: str) -> str:
    return f"{name} ({identifier})" if name and identifier not in ("", name) else name or identifier


def _canvas(roster: Roster) -> Iterator[Person]:
    for row in roster.table.rows[1:]:
        student = value(roster, row, "id")
        if student and row is not roster.head:
            login = value(roster, row, "sis login id")
            name, number = row[0].text.strip(), value(roster, row, "sis user id")
            ids = (student, *(other for other in (number, login) if other))
            # A school has a number for whoever is really called so.
            real = name != _TEST_STUDENT or bool(number)
            yield Person(student, name, login if "@" in login else "", ids, row, real)


def _moodle(roster: Roster) -> Iterator[Person]:
    for row in roster.table.rows[1:]:
        identifier = value(roster, row, "identifier")
        number = re.search("[0-9]+$", identifier)
        student = number[0] if number else identifier
        if student:
            name, email = value(roster, row, "full name"), value(roster, row, "email address")
            ids = (student, *(other for other in (value(roster, row, "id number"),) if other))
            yield Person(student, name, email, ids, row)


def value(roster: Roster, row: Row, title: str) -> str:
    """What stands in the column called `title` (in small letters), blank where there is none."""
    index = roster.columns.get(title, len(row))
    return row[index].text.strip() if index < len(row) else ""


def _raise_for_doubles(roster: Roster, shown: str) -> None:
    seen: dict[str, Person] = {}
    for person in roster.people:
        other = seen.setdefault(person.student, person)
        if other is not person:
            name = cut(visible(person.student), 80)
            lines = f"{roster.table.line(other.row)} and {roster.table.line(person.row)}"
            raise BadRoster(
                f"The roster {shown} lists {name!r} twice, in lines {lines}: take one out."
            )
