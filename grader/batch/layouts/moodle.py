"""What Moodle's "Download all submissions" makes: `NAME_NUMBER_assignsubmission_file_`, of a folder or before a file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.batch.handed_in import LeftOver
from grader.batch.layouts.claim import Claim, Part, inside
from grader.batch.layouts.layout import Layout
from grader.batch.layouts.moodle_joins import joined
from grader.batch.layouts.node import Node
from grader.batch.roster import Roster

# The first place that looks so counts: Moodle takes underscores out of names, but not out of what a student calls a file.
_NAME = re.compile(
    r"(?P<name>.*?)_(?P<number>[0-9]{1,19})_assignsubmission_(?P<kind>[a-z]+)(_(?P<file>.*))?",
    re.DOTALL,
)
_BLIND = "Participant"


def _fits(root: Node, roster: Roster | None) -> str:
    nodes = list(inside(root))
    named = sum(isinstance(node, Node) and _claim(node) is not None for node in nodes)
    if not named or 2 * named < len(nodes):
        return ""
    return f"{named} of the {len(nodes)} names in it are like Moodle's NAME_NUMBER_assignsubmission_file_"


def _read(root: Node, roster: Roster | None) -> Iterator[Claim | LeftOver]:
    for node in inside(root):
        if isinstance(node, LeftOver):
            yield node
        else:
            yield _claim(node) or LeftOver(node.where, node.why or "has no name that Moodle gives")


def _claim(node: Node) -> Claim | None:
    """Whose `node` is by its name, None if Moodle gives no such name."""
    found = _NAME.fullmatch(node.name)
    if found is None or node.kind == "refused":
        return None
    name = "" if found["name"] == _BLIND else found["name"]
    if found["kind"] != "file":
        return Claim(found["number"], name, notes=("text entry",), something=True)
    return Claim(found["number"], name, parts=(Part(node, found["file"] or ""),))


MOODLE = Layout("moodle", _fits, _read, joined)
