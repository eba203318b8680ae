"""Looks through what one student handed in, zips in zips included, for the files of exercises."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from grader.batch.layouts.claim import Part, is_junk
from grader.batch.layouts.node import DEEPEST, Node, Unreadable
from grader.batch.layouts.zips import unpacked
from grader.judge.submissions import MAX_SOURCE

MOST_UNPACKED = 64 * 1024 * 1024  # bytes a submission
MOST_LEVELS = 3  # zips in zips
MOST_THINGS = 10_000  # files and folders a submission: a guess, with much room
MOST_LISTING = (
    2 * 1024 * 1024
)  # bytes of a zip's list of members, which for the same number are 100 to 150 each
_NUMBERED = re.compile(
    r"(?P<name>.+?)(?: ?\((?P<copy>[0-9]{1,4})\)|-(?P<again>[0-9]{1,4}))\.py", re.DOTALL
)
_ARCHIVES = (".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".whl")


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that may stand for an exercise. exact: whether its name is spelt as it should be; number: of a copy that a
    browser or a learning platform has numbered, else 0; depth: in how many folders and zips it lies; late: None where that is
    not known."""

    node: Node
    name: str
    exact: bool
    number: int
    version: int
    depth: int
    late: bool | None


@dataclass(frozen=True, slots=True)
class _Place:
    node: Node
    name: str
    version: int
    late: bool | None
    depth: int = 0
    zips: int = 0

    def inner(self, node: Node) -> _Place:
        return replace(self, node=node, name=node.name, depth=self.depth + 1)


class Search:
    """What was found. copies: by exercise; refused: (what, why) pairs; others: programs that are no exercise's; rest: files
    that are no programs; empty: whether there was nothing at all, be it of use or not."""

    def __init__(self, wanted: Mapping[str, int]) -> None:
        """`wanted`: the numbers of exercises, by the name of their file."""
        self.copies: dict[int, list[Copy]] = {}
        self.refused: list[tuple[Node, str]] = []
        self.others: list[Node] = []
        self.rest: list[Node] = []
        self.empty = True
        self._wanted = wanted
        self._left = MOST_UNPACKED
        self._things = 0

    def through(self, parts: Iterable[Part]) -> None:
        """Looks through all parts, what is at the surface first."""
        waiting = deque(
            _Place(part.node, part.name or part.node.name, part.version, part.late)
            for part in parts
        )
        while waiting:
            place = waiting.popleft()
            if not is_junk(place.node.name):
                waiting.extend(self._look_at(place))

    def read(self, node: Node) -> bytes:
        """The bytes of a source, one more than allowed if it is too large. Raises Unreadable."""
        if node.packed:
            self._unpack(min(node.size, MAX_SOURCE))
        return node.read(MAX_SOURCE + 1)

    def refuse(self, node: Node, why: str) -> None:
        """Notes that `node` was not taken."""
        self.refused.append((node, why))
        self.empty = False

    def _look_at(self, place: _Place) -> Iterable[_Place]:
        node, name = place.node, place.name.lower()
        self.empty = self.empty and node.kind == "folder"
        if node.kind == "folder":
            if name in self._wanted:
                self.refuse(node, "is a folder")
            return self._enter(place)
        if node.kind != "file":
            self.refuse(node, node.why)
        elif (named := self._named(name)) is not None:
            exercise, number = named
            exact = place.name == name and not number
            copy = Copy(
                node, place.name, exact, number, place.version, place.depth, place.late
            )  # fmt: skip
            self.copies.setdefault(exercise, []).append(copy)
        elif name.endswith(".zip"):
            return self._open(place)
        elif name.endswith(_ARCHIVES):
            self.refuse(node, "is an archive of a kind that is not read: hand in a .zip")
        else:
            (self.others if name.endswith(".py") else self.rest).append(node)
        return ()

    def _named(self, name: str) -> tuple[int, int] | None:
        """The exercise whose file is called so, and the number behind the name: 2 for "ex01_threads (2).py" and
        "ex01_threads-2.py", of which whoever handed it in may know nothing."""
        if name in self._wanted:
            return self._wanted[name], 0
        found = _NUMBERED.fullmatch(name)
        exercise = self._wanted.get(f"{found['name']}.py") if found else None
        return (
            (exercise, int(found["copy"] or found["again"]))
            if found and exercise is not None
            else None
        )

    def _enter(self, place: _Place) -> list[_Place]:
        if place.depth > DEEPEST:
            self.refuse(place.node, f"lies deeper than {DEEPEST} folders")
            return []
        room = MOST_THINGS - self._things
        try:
            inside = list(islice(place.node.children(), room + 1))
        except Unreadable as error:
            self.refuse(place.node, str(error))
            return []
        if any(node.name == "pyvenv.cfg" for node in inside):
            return []  # a virtual environment
        if len(inside) > room:
            why = f"holds more than is looked at ({MOST_THINGS:,} files and folders a submission)"
            self.refuse(place.node, why)
        self._things += len(inside[:room])
        return [place.inner(node) for node in inside[:room]]

    def _open(self, place: _Place) -> Iterable[_Place]:
        try:
            if place.zips == MOST_LEVELS:
                raise Unreadable(f"lies in {MOST_LEVELS} zips already: it is not opened")
            if place.node.packed:
                self._unpack(place.node.size)
            folder = unpacked(place.node, MOST_UNPACKED, MOST_LISTING)
        except Unreadable as error:
            self.refuse(place.node, str(error))
            return ()
        return self._enter(replace(place, node=folder, zips=place.zips + 1))

    def _unpack(self, size: int) -> None:
        if size > self._left:
            most = MOST_UNPACKED // 1024 // 1024
            raise Unreadable(f"would make it more than {most} MiB unpacked for one student")
        self._left -= size
