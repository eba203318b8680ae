"""Finds out in which layout a class lies, and what each student handed in."""

from __future__ import annotations

from pathlib import Path

from grader.batch.handed_in import Class, LeftOver
from grader.batch.layouts.claim import gathered
from grader.batch.layouts.fitting import LAYOUTS, layout_of
from grader.batch.layouts.layout import BadClass, Layout
from grader.batch.layouts.place import Places, class_folder
from grader.batch.layouts.submission import hand_in
from grader.batch.matching import with_roster
from grader.batch.roster import Roster
from grader.records.exercise import EXERCISES
from grader.report.visible import visible

__all__ = ["LAYOUTS", "find_class"]


def find_class(
    folder: Path, layout: str, roster: Roster | None, exercises: tuple[int, ...], own: str = ""
) -> Class:
    """What a class handed in for `exercises`, by number. `folder`: a folder or a zip; `layout`: one of LAYOUTS; `own`: the
    name in it of the folder that this run writes to, if it lies there.

    Each student has one row, each person in the roster too; what belongs to nobody is left over. Every file that counts is
    read once. Raises BadClass if there is nothing that could be graded.
    """
    people = roster.people if roster else ()
    known = frozenset(name for person in people for name in person.ids)
    places = Places(class_folder(folder), known, own)
    found = layout_of(places, layout, roster)
    read = [list(found.layout.read(place, roster)) for place in found.places]
    claims = gathered(found.layout.joined(read, roster) if len(read) > 1 else read[0])
    wanted = [exercise for exercise in EXERCISES if exercise.number in exercises]
    students = tuple(
        hand_in(claim, wanted, listed)
        for claim, listed in with_roster(claims.students, found.layout.name, roster)
    )
    rest = dict.fromkeys((*places.beside(found.places, found.layout.name), *claims.left_over))
    if not students:
        raise BadClass(_nobody(folder, found.layout, [one.where for one in rest]))
    left_over = tuple(LeftOver(one.where, visible(one.why)) for one in rest)
    return Class(found.layout.name, visible(found.because), students, left_over)


def _nobody(folder: Path, layout: Layout, left_over: list[str]) -> str:
    shown = visible(repr(str(folder)))
    files = {f"{exercise.file}.py" for exercise in EXERCISES}
    alone = [where for where in left_over if where.lower() in files]
    if alone:
        return f"{shown} holds {alone[0]} itself: that is one submission. 'grade all --path DIR' grades it."
    what = f"only {', '.join(left_over[:3])}" if left_over else "nothing"
    return f"{shown} holds no submission ({what}, read as {layout.name}): give the folder that holds the students'."
