"""What Canvas's "Download Submissions" makes: files whose names say whose they are, in a zip or unpacked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from grader.batch.handed_in import LeftOver
from grader.batch.layouts.claim import Claim, Part, inside
from grader.batch.layouts.layout import Layout
from grader.batch.layouts.node import Node
from grader.batch.roster import Roster

_ENTRIES = ("text.html", "link.html")
_AGAIN = re.compile(r"(?P<name>.+)-[0-9]+(?P<ending>\.[^.]*)", re.DOTALL)


def _fits(root: Node, roster: Roster | None) -> str:
    nodes = list(inside(root))
    named = sum(isinstance(node, Node) and _claim(node) is not None for node in nodes)
    if not named or 2 * named < len(nodes):
        return ""
    return (
        f"{named} of the {len(nodes)} names in it are like Canvas's NAME_USERID_ATTACHMENTID_FILE"
    )


def _read(root: Node, roster: Roster | None) -> Iterator[Claim | LeftOver]:
    for node in inside(root):
        if isinstance(node, LeftOver):
            yield node
        else:
            yield _claim(node) or LeftOver(node.where, "has no name that Canvas gives")


def _claim(node: Node) -> Claim | None:
    """Whose `node` is by its name, None if Canvas gives no such name."""
    parts = node.name.split("_")
    late = parts[0] == "LATE"
    if node.kind != "refused" and parts[late : late + 1] == ["anon"]:
        return _theirs(node, Claim("", late=late, nameless=True), parts[late + 1 :])
    for index in range(1, len(parts)) if node.kind != "refused" else ():
        if _is_number(parts[index]):
            late = index > 1 and parts[index - 1] == "LATE"
            who = Claim("", "_".join(parts[: index - late]), late=late)
            found = _theirs(node, who, parts[index:])
            if found:
                return found
    return None


def _theirs(node: Node, who: Claim, parts: list[str]) -> Claim | None:
    """`who` with an id and with `node`, if `parts` are an id, the number of an attachment and a file's name."""
    rest = "_".join(parts[1:])
    if rest in _ENTRIES:
        return replace(who, student=parts[0], notes=("text entry",), something=True)
    if len(parts) < 3 or not parts[0] or not _is_number(parts[1]):
        return None
    part = Part(node, _uploaded("_".join(parts[2:])), int(parts[1]), who.late)
    return replace(who, student=parts[0], parts=(part,))


def _uploaded(name: str) -> str:
    """The name that the student gave, where Canvas has put "-1" in for a second upload of the same name."""
    found = _AGAIN.fullmatch(name)
    return found["name"] + found["ending"] if found else name


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdigit() and len(part) < 20


CANVAS = Layout("canvas", _fits, _read)
