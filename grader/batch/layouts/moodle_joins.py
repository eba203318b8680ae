"""Who is who in several assignments of Moodle, each of which numbers its participants anew: told by the full name alone, and so
only where that is one person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from grader.batch.handed_in import LeftOver
from grader.batch.layouts.claim import Claim, Claimed
from grader.batch.names import forms
from grader.batch.roster import Roster

_BLIND = "is anonymous, so that nobody can say who it is in the other assignments"


def joined(assignments: Sequence[Claimed], roster: Roster | None) -> Iterator[Claim | LeftOver]:
    """What is in all assignments, with one number for each who has one name in all of them: the roster's, or else the
    lowest, which no later assignment changes. Where two share a name in an assignment or in the roster, each number stays
    somebody of its own, and notes say so."""
    listed = _listed(roster)
    # In another roster the same digits may be anything.
    known = set().union(*listed.values()) if roster and roster.kind == "Moodle" else set()
    names = {
        name: _number(numbers, set().union(*(listed.get(form, ()) for form in forms(name))), known)
        for name, numbers in _numbers(assignments).items()
        if len(numbers) > 1
    }
    for one in (one for assignment in assignments for one in assignment):
        if isinstance(one, LeftOver) or (one.name and one.name not in names):
            yield one
        elif not one.name:
            yield replace(one, notes=(*one.notes, _BLIND))
        elif names[one.name]:
            yield replace(one, student=names[one.name])
        else:
            why = f"several are called {one.name}: which of them is who in the other assignments is not known"
            yield replace(one, notes=(*one.notes, why), shared=True)


def _numbers(assignments: Sequence[Claimed]) -> dict[str, list[set[str]]]:
    """For each name, its numbers in each of the assignments where it is."""
    numbers: dict[str, list[set[str]]] = {}
    for assignment in assignments:
        here: dict[str, set[str]] = {}
        for one in assignment:
            if isinstance(one, Claim):
                here.setdefault(one.name, set()).add(one.student)
        for name, found in here.items():
            numbers.setdefault(name, []).append(found)
    return numbers


def _listed(roster: Roster | None) -> dict[str, set[str]]:
    """Who is in the roster, by what their names are compared by."""
    listed: dict[str, set[str]] = {}
    for person in roster.people if roster else ():
        for form in forms(person.name):
            listed.setdefault(form, set()).add(person.student)
    return listed


def _number(numbers: list[set[str]], listed: set[str], known: set[str]) -> str:
    """The one number of someone who has these in the assignments; blank where they may be several people. listed: those of
    this name in the roster; known: all whose numbers it has."""
    everything = sorted(set().union(*numbers), key=int)
    if len(everything) > 1 and (len(listed) > 1 or max(map(len, numbers)) > 1):
        return ""
    return next((number for number in everything if number in listed & known), everything[0])
