"""A folder a student, as a person would sort them, and nbgrader's `submitted/STUDENT/ASSIGNMENT/`."""

from __future__ import annotations

from collections.abc import Iterator

from grader.batch.handed_in import LeftOver
from grader.batch.layouts.claim import Claim, Part, inside, is_hidden
from grader.batch.layouts.layout import Layout
from grader.batch.layouts.node import Node
from grader.batch.roster import Roster


def _any(root: Node, roster: Roster | None) -> str:
    found = list(owned(root))
    students = sum(not isinstance(one, LeftOver) for one in found)
    programs = sum(isinstance(one, LeftOver) and one.where.endswith(".py") for one in found)
    if root.packed and (students < 2 or students < programs):
        return ""  # one student's zip, more likely than a class's
    return "each folder in it is taken for a student"


def owned(folder: Node) -> Iterator[tuple[str, Node] | LeftOver]:
    """The folders in `folder`, and zips and links in the place of folders, with their names; the rest is left over."""
    for node in inside(folder):
        if isinstance(node, LeftOver):
            yield node
        elif is_hidden(node):
            yield LeftOver(node.where, "is hidden")
        elif node.kind in ("folder", "link") or node.is_zip:
            yield node.stem, node
        else:
            yield LeftOver(node.where, node.why or "is a file in no student's folder")


def _students(root: Node, roster: Roster | None) -> Iterator[Claim | LeftOver]:
    for found in owned(root):
        if isinstance(found, LeftOver):
            yield found
        else:
            yield Claim(found[0], parts=(Part(found[1]),))


def _submitted(root: Node) -> Node | None:
    found = (node for node in inside(root) if isinstance(node, Node))
    return next(
        (node for node in found if node.name == "submitted" and node.kind == "folder"), None
    )


def _has_submitted(root: Node, roster: Roster | None) -> str:
    return "it holds nbgrader's folder submitted/" if _submitted(root) else ""


def _nbgrader(root: Node, roster: Roster | None) -> Iterator[Claim | LeftOver]:
    submitted = _submitted(root)
    if submitted is None:
        yield from _students(root, roster)
        return
    yield from _students(submitted, roster)
    for node in inside(root):
        if isinstance(node, LeftOver):
            yield node
        elif node.name != submitted.name:
            yield LeftOver(node.where, "is not in submitted/, and only that is read")


FOLDERS = Layout("folders", _any, _students)
NBGRADER = Layout("nbgrader", _has_submitted, _nbgrader)
