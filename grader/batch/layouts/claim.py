"""What a layout says of each student: who it is, and which files and folders are theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from grader.batch.handed_in import LeftOver
from grader.batch.layouts.node import Node, Unreadable


@dataclass(frozen=True, slots=True)
class Part:
    """A file or a folder of a student. name: what the file was called before a learning platform renamed it, blank if it
    still is; version: of two parts the higher one wins, whatever else speaks for the other; late: None where not known."""

    node: Node
    name: str = ""
    version: int = 0
    late: bool | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One student. late: whether anything was, None where not known; something: whether there was something even if there is
    no part; nameless: whether the layout hides who it is, so that no roster can know; shared: whether others have the same
    name, so that it says nothing."""

    student: str
    name: str = ""
    email: str = ""
    late: bool | None = None
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
    something: bool = False
    nameless: bool = False
    shared: bool = False


Claimed = Sequence[Claim | LeftOver]
"""What is whose in a place, and what is nobody's."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What is whose in a class, and what is nobody's."""

    students: tuple[Claim, ...]
    left_over: tuple[LeftOver, ...] = ()


def gathered(found: Iterable[Claim | LeftOver]) -> Claims:
    """Each student once, with all that is theirs, in the order of `Claim.student`."""
    students: dict[str, Claim] = {}
    left_over = []
    for one in found:
        if isinstance(one, LeftOver):
            left_over.append(one)
        elif one.student in students:
            students[one.student] = _joined(students[one.student], one)
        else:
            students[one.student] = one
    return Claims(tuple(students[student] for student in sorted(students)), tuple(left_over))


def _joined(one: Claim, other: Claim) -> Claim:
    known = [late for late in (one.late, other.late) if late is not None]
    return replace(
        one,
        name=one.name or other.name,
        email=one.email or other.email,
        late=any(known) if known else None,
        parts=one.parts + other.parts,
        notes=tuple(dict.fromkeys(one.notes + other.notes)),
        something=one.something or other.something,
    )


def inside(folder: Node) -> Iterator[Node | LeftOver]:
    """What is in a class's folder, without junk. What cannot be read is left over."""
    try:
        yield from (node for node in folder.children() if not is_junk(node.name))
    except Unreadable as error:
        yield LeftOver(folder.where or folder.name, str(error))


_JUNK = {"__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".git"}
# Copies of our own stubs lie in there once a student has installed threadgrader.
_JUNK |= {"site-packages", "__pycache__", "node_modules"}


def is_junk(name: str) -> bool:
    """Whether what is called so comes from a computer, not from a person."""
    return name.casefold() in _JUNK or name.startswith("._")


def is_hidden(node: Node) -> bool:
    """Whether this is for a computer, as an editor's folder is. A file of a student's may be called so all the same."""
    return node.name.startswith(".")
