"""Finds out in which layout a class lies, and what each student handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.batch.handed_in import Class, LeftOver
from grader.batch.layouts.canvas import CANVAS
from grader.batch.layouts.claim import gathered
from grader.batch.layouts.classrooms import CLASSROOM50, GH_CLASSROOM
from grader.batch.layouts.folders import FOLDERS, NBGRADER
from grader.batch.layouts.gradescope import GRADESCOPE
from grader.batch.layouts.layout import BadClass, Layout
from grader.batch.layouts.moodle import MOODLE
from grader.batch.layouts.node import Node
from grader.batch.layouts.place import Places, class_folder
from grader.batch.layouts.submission import hand_in
from grader.batch.matching import with_roster
from grader.batch.roster import Roster
from grader.records.exercise import EXERCISES
from grader.report.visible import visible

_KNOWN = (GRADESCOPE, MOODLE, CANVAS, NBGRADER, GH_CLASSROOM, CLASSROOM50, FOLDERS)
"""The plainer a layout, the later it is tried: anything could be folders."""

LAYOUTS: tuple[str, ...] = ("auto", *sorted(layout.name for layout in _KNOWN))


@dataclass(frozen=True, slots=True)
class _Found:
    """layout: which one; because: why; places: the folders and zips that lie in it."""

    layout: Layout
    because: str
    places: tuple[Node, ...]


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
    found = _found(places, layout, roster)
    claims = gathered(one for place in found.places for one in found.layout.read(place, roster))
    wanted = [exercise for exercise in EXERCISES if exercise.number in exercises]
    students = tuple(
        hand_in(claim, wanted, listed)
        for claim, listed in with_roster(claims.students, found.layout.name, roster)
    )
    rest = dict.fromkeys((*places.beside(found.places), *claims.left_over))
    if not students:
        raise BadClass(_nobody(folder, found.layout, [one.where for one in rest]))
    left_over = tuple(LeftOver(one.where, visible(one.why)) for one in rest)
    return Class(found.layout.name, visible(found.because), students, left_over)


def _found(places: Places, wanted: str, roster: Roster | None) -> _Found:
    layouts = [layout for layout in _KNOWN if wanted in ("auto", layout.name)]
    for layout in layouts:
        ways = [[places.root], places.inner]
        if layout is FOLDERS and len(places.inner) == 1 and places.inner[0].is_zip:
            ways.reverse()  # a whole class's zip, if it looks so
        for way in ways:
            found = _fitting(layout, way, places, roster)
            if found:
                return found
    why = "it was asked for" if wanted != "auto" else "it looks like no other"
    only_zip = (
        len(places.inner) == 1 and places.inner[0].is_zip and wanted not in ("auto", FOLDERS.name)
    )
    levels = (places.levels(places.inner[0]) if only_zip else []) or places.levels(places.root)
    return _Found(layouts[-1], why, (levels[0],))


def _fitting(
    layout: Layout, way: Sequence[Node], places: Places, roster: Roster | None
) -> _Found | None:
    """Where in each node of `way` the layout begins, if it does in all: one student's folder could look like anything."""
    found: list[Node] = []
    because = ""
    for node in way:
        for level in places.levels(node):
            why = layout.fits(level, roster)
            if why:
                because = because or (f"{level.where}: {why}" if level.where else why)
                found.append(level)
                break
        else:
            return None
    return _Found(layout, because, tuple(found)) if found else None


def _nobody(folder: Path, layout: Layout, left_over: list[str]) -> str:
    shown = visible(repr(str(folder)))
    files = {f"{exercise.file}.py" for exercise in EXERCISES}
    alone = [where for where in left_over if where.lower() in files]
    if alone:
        return f"{shown} holds {alone[0]} itself: that is one submission. 'grade all --path DIR' grades it."
    what = f"only {', '.join(left_over[:3])}" if left_over else "nothing"
    return f"{shown} holds no submission ({what}, read as {layout.name}): give the folder that holds the students'."
