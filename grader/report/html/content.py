"""What stands on a page: plain data, which knows nothing of HTML. Any text in it may be a student's."""

from __future__ import annotations

from dataclasses import dataclass

from grader.records.explanation import Conflict, Row

Facts = tuple[tuple[str, str], ...]
"""Pairs of a label and a text; a blank label goes on with the one before."""


@dataclass(frozen=True, slots=True)
class Case:
    """One run to look at: a failure, or an outcome of a program.

    heading: a few words; message: what was seen; sentence: why it came about; facts: the scenario, the schedule, …;
    conflict: the two accesses that met; rows: the timeline; again: the command that shows it again; note: one more line.
    All but the heading may be left out.
    """

    heading: str
    message: str = ""
    sentence: str = ""
    facts: Facts = ()
    conflict: Conflict | None = None
    rows: tuple[Row, ...] = ()
    again: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One line of the table of clauses. status: as in a verdict; score: "0 of 35"."""

    number: str
    title: str
    status: str
    score: str


@dataclass(frozen=True, slots=True)
class Section:
    """All about one program. status: "passed" or "failed", blank where nothing is judged; result: what it came to;
    problem: why it could not be run; source: its text; remarks: lines at the end, such as what the sandbox does not hold off."""

    title: str
    source: str
    cases: tuple[Case, ...] = ()
    facts: Facts = ()
    status: str = ""
    result: str = ""
    clauses: tuple[Clause, ...] = ()
    problem: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page. result: what all sections come to together, where there are several; remarks: lines on top."""

    title: str
    sections: tuple[Section, ...]
    result: str = ""
    remarks: tuple[str, ...] = ()
