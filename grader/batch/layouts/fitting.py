"""Which layout a class lies in, and in which of the folders and zips that were given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from grader.batch.layouts.canvas import CANVAS
from grader.batch.layouts.claim import Claim, Part
from grader.batch.layouts.classrooms import CLASSROOM50, GH_CLASSROOM
from grader.batch.layouts.folders import FOLDERS, NBGRADER
from grader.batch.layouts.gradescope import GRADESCOPE
from grader.batch.layouts.layout import BadClass, Layout
from grader.batch.layouts.moodle import MOODLE
from grader.batch.layouts.node import Node
from grader.batch.layouts.place import Places
from grader.batch.layouts.search import Search
from grader.batch.roster import Roster
from grader.records.exercise import EXERCISES

_PLATFORMS = (GRADESCOPE, MOODLE, CANVAS)
"""Those that make one zip of a whole class: no other place has to look so."""
_SAID_BY_NAMES = (MOODLE, CANVAS)
_KNOWN = (*_PLATFORMS, NBGRADER, GH_CLASSROOM, CLASSROOM50, FOLDERS)
"""The plainer a layout, the later it is tried: anything could be folders."""
LAYOUTS: tuple[str, ...] = ("auto", *sorted(layout.name for layout in _KNOWN))

_MOST_BESIDE = 20  # folders and zips that may lie beside a platform's: a guess
_MOST_LIKE_STUDENTS = 3
"""Of them, those that could be a student's (stubs, solutions, an old attempt). Where there are more, they are students, and
what looks like a platform's is one student's own."""


@dataclass(frozen=True, slots=True)
class Found:
    """layout: which one; because: why; places: the folders and zips that lie in it."""

    layout: Layout
    because: str
    places: tuple[Node, ...]


def layout_of(places: Places, wanted: str, roster: Roster | None) -> Found:
    """The layout called `wanted`, or where that is "auto" the one that fits best. Raises BadClass."""
    return _Fitting(places, wanted, roster).best()


@dataclass(slots=True)
class _Fitting:
    """doubts: what looks like something else, and is not taken for it."""

    places: Places
    wanted: str
    roster: Roster | None
    doubts: list[str] = field(default_factory=list)

    def best(self) -> Found:
        layouts = [layout for layout in _KNOWN if self.wanted in ("auto", layout.name)]
        tries = [
            *((self._all, layout) for layout in layouts if layout is not FOLDERS),
            *((self._some, layout) for layout in layouts if layout in _PLATFORMS),
            *((self._all, layout) for layout in layouts if layout is FOLDERS),
        ]
        all_found = (fitting(layout) for fitting, layout in tries)
        found = next(filter(None, all_found), None) or self._whatever(layouts[-1])
        return Found(found.layout, "; ".join([found.because, *self.doubts]), found.places)

    def _all(self, layout: Layout) -> Found | None:
        """Where the layout begins, in the root or else in each of the places in it: one student's folder could look like
        anything."""
        ways = [[self.places.root], self.places.inner]
        if layout is FOLDERS and self.places.only_zip():
            ways.reverse()  # a whole class's zip, if it looks so
        elif layout in _PLATFORMS and self._root_is_a_platforms():
            del ways[1]  # what else is in it is students'
        for way in ways:
            found, because, others = self._begins(layout, way, 0)
            if found and not others:
                return Found(layout, because, found)
        return None

    def _some(self, layout: Layout) -> Found | None:
        """Where a platform's layout begins in some of the places in the root, if the others are no students."""
        found, because, others = self._begins(layout, self.places.inner, _MOST_BESIDE)
        if not found or len(others) > _MOST_BESIDE or self._is_in_root(layout):
            return None
        if self.wanted == "auto" and not self._are_strays(others, layout, found):
            where, _, _ = because.partition(": ")
            self.doubts.append(f"{where} looks like {layout.name}: --layout {layout.name} reads that alone")  # fmt: skip
            return None
        return Found(layout, because, found)

    def _begins(
        self, layout: Layout, way: Sequence[Node], most: int
    ) -> tuple[tuple[Node, ...], str, list[Node]]:
        """Where in each node of `way` the layout begins, why, and in which it does not: one more than `most` of these."""
        found: list[Node] = []
        because, others = "", []
        for node in way:
            fits = ((level, layout.fits(level, self.roster)) for level in self.places.levels(node))
            level, why = next(((level, why) for level, why in fits if why), (node, ""))
            if why:
                because = because or (f"{level.where}: {why}" if level.where else why)
                found.append(level)
            else:
                others.append(node)
            if len(others) > most:
                break
        return tuple(found), because, others

    def _root_is_a_platforms(self) -> bool:
        """Whether files of a platform lie in the root itself; zips and folders could be whole classes."""
        root, inner = self.places.root, self.places.inner
        return any(
            any(
                part.node not in inner
                for claim in self._claims(layout, root)
                for part in claim.parts
            )
            for layout in _SAID_BY_NAMES
            if layout.fits(root, self.roster)
        )

    def _is_in_root(self, layout: Layout) -> bool:
        """Whether something straight in the root is called as in this layout: then what is in that is a student's."""
        return layout in _SAID_BY_NAMES and bool(self._claims(layout, self.places.root))

    def _claims(self, layout: Layout, *found: Node) -> list[Claim]:
        read = (one for place in found for one in layout.read(place, self.roster))
        return [one for one in read if isinstance(one, Claim)]

    def _are_strays(self, others: list[Node], layout: Layout, found: tuple[Node, ...]) -> bool:
        if any(map(self.places.is_known, others)):
            return False
        alike = sum(map(_could_be_a_students, others))
        return alike <= _MOST_LIKE_STUDENTS and alike < self._students(layout, found)

    def _students(self, layout: Layout, found: tuple[Node, ...]) -> int:
        try:
            return len({claim.student for claim in self._claims(layout, *found)})
        except BadClass:  # if it is a student's own, it must not stop the class
            return 0

    def _whatever(self, layout: Layout) -> Found:
        """Where a layout begins that fits nowhere."""
        why = "it was asked for" if self.wanted != "auto" else "it looks like no other"
        zipped = self.places.only_zip() if self.wanted not in ("auto", FOLDERS.name) else None
        levels = (self.places.levels(zipped) if zipped else []) or self.places.levels(self.places.root)  # fmt: skip
        return Found(layout, why, (levels[0],))


def _could_be_a_students(node: Node) -> bool:
    """Whether there are programs in it, or nothing at all."""
    search = Search({f"{exercise.file}.py": exercise.number for exercise in EXERCISES})
    search.through([Part(node)])
    return bool(search.copies or search.others or search.empty)
