"""Where a class may begin: in the folder that was given, in the folders and zips in it, or one folder deeper in a zip."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from grader.batch.handed_in import LeftOver
from grader.batch.layouts.claim import inside, is_hidden
from grader.batch.layouts.disk import root_node
from grader.batch.layouts.layout import BadClass
from grader.batch.layouts.node import Node, Unreadable
from grader.batch.layouts.zips import Room, TooLong, kept_open
from grader.batch.store import NAME as STORE
from grader.report.visible import visible

_MOST_LISTING = 64 * 1024 * 1024
"""Bytes of the lists of members in a class's own zips, together: some 600,000 files, which were measured to take 500 MB of memory
at most. A guess, with room for a class in which several handed in all that they had installed."""
_UNPACK = "unpack it and give the folder"


def class_folder(path: Path) -> Node:
    """The folder or zip `path`. Raises BadClass if it is neither, or cannot be read."""
    shown = visible(repr(str(path)))
    try:
        root = root_node(path)
        if root.kind == "file":
            root = kept_open(root, Room(_MOST_LISTING))
        names = {node.name for node in root.children()}
    except TooLong as error:
        raise BadClass(f"{shown} {error}: {_UNPACK}.") from error
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: links in a ring
        why = _why(error)
        raise BadClass(
            f"{shown} {why}: give the folder or the zip with the class's submissions."
        ) from error
    if STORE in names:
        raise BadClass(
            f"{shown} is what 'grade batch' made of a class: give the folder with its submissions."
        )
    return root


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "is not there"
    if isinstance(error, Unreadable):
        return str(error)
    return f"cannot be read ({visible(getattr(error, 'strerror', None) or str(error))})"


class Places:
    """What is in a class's folder, looked at once."""

    def __init__(self, root: Node, students: frozenset[str], own: str = "") -> None:
        """`students`: names of folders that are taken for students whatever is in them; `own`: of the one in `root` that
        this very run writes to, which is passed over in silence."""
        self._students = students
        self.out: list[LeftOver] = []
        self.root = self._without_out(root, own)
        self.inner = [
            node
            for node in inside(self.root)
            if isinstance(node, Node) and (node.kind == "folder" or node.is_zip)
            if not is_hidden(node)
        ]
        self._levels: dict[Node, list[Node]] = {}
        self._too_long: dict[Node, str] = {}
        self._room = Room(_MOST_LISTING)

    def levels(self, node: Node) -> list[Node]:
        """Where in `node` a class may begin: in itself, and in a zip also in its only folder. None if it cannot be read."""
        if node not in self._levels:
            self._levels[node] = self._opened(node)
        return self._levels[node]

    def is_known(self, node: Node) -> bool:
        """Whether it is called as a student is whose name is known."""
        return node.stem in self._students

    def only_zip(self) -> Node | None:
        """The zip in the root, if nothing else in it could be students'. Raises BadClass if its list is too long to be read."""
        node = self.inner[0] if len(self.inner) == 1 else None
        if node is None or not node.is_zip:
            return None
        self.levels(node)
        if node in self._too_long:
            raise BadClass(f"{node.where} {self._too_long[node]}.")
        return node

    def beside(self, places: tuple[Node, ...], layout: str) -> list[LeftOver]:
        """What is in the root and in none of `places`, which are of that layout, if these lie in it."""
        if self.root in places:
            return self.out
        taken = [
            node
            for node in self.inner
            if any(level in places for level in self._levels.get(node, ()))
        ]
        return self.out + [
            node
            if isinstance(node, LeftOver)
            else LeftOver(node.where, self._why_left(node, layout))
            for node in inside(self.root)
            if node not in taken and node not in places
        ]

    def _why_left(self, node: Node, layout: str) -> str:
        if node in self.inner:
            return self._too_long.get(node, f"does not look like {layout}, as others beside it do")
        return "is hidden" if is_hidden(node) else node.why or "lies beside the submissions"

    def _opened(self, node: Node) -> list[Node]:
        if node.kind == "folder" and not node.packed:
            return [node if node is self.root else self._without_out(node)]
        try:
            folder = node if node.kind == "folder" else kept_open(node, self._room)
        except TooLong as error:
            self._too_long[node] = f"{error}: {_UNPACK}"
            return []
        except Unreadable:
            return []
        found = list(inside(folder))
        only = found[0] if len(found) == 1 else None
        return [folder, only] if isinstance(only, Node) and only.kind == "folder" else [folder]

    def _without_out(self, folder: Node, own: str = "") -> Node:
        if folder.packed:
            return folder
        kept = []
        try:
            for node in folder.children():
                if own and node.name == own:
                    continue
                if node.kind == "folder" and node.name not in self._students and _is_out(node):
                    self.out.append(
                        LeftOver(node.where, f"holds {STORE}: it is what 'grade batch' made")
                    )
                else:
                    kept.append(node)
        except Unreadable as error:
            self.out.append(LeftOver(folder.where or folder.name, str(error)))
        return replace(folder, children=lambda: iter(kept))


def _is_out(folder: Node) -> bool:
    try:
        return any(node.name == STORE and node.kind == "file" for node in folder.children())
    except Unreadable:
        return False
