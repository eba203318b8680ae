"""Clones of students' repositories, by `gh classroom clone` and by Classroom 50: folders that end in a GitHub login."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from grader.batch.handed_in import LeftOver
from grader.batch.layouts.claim import Claim, Part
from grader.batch.layouts.folders import owned
from grader.batch.layouts.layout import Layout
from grader.batch.layouts.node import Node
from grader.batch.roster import Roster

_GITHUB = re.compile(r"(?P<slug>.+)-submissions", re.DOTALL)
_CLASSROOM50 = re.compile(r".+-.+_submissions_[0-9T_]+", re.DOTALL)


def _github_fits(root: Node, roster: Roster | None) -> str:
    slug = _GITHUB.fullmatch(root.stem)
    names = _names(root)
    if not slug or not any(name.startswith(f"{slug['slug']}-") for name in names):
        return ""
    return f"it is called {root.stem}, and folders in it begin with {slug['slug']}-"


def _classroom50_fits(root: Node, roster: Roster | None) -> str:
    names = _names(root)
    listed = _prefix_by_roster(names, roster)
    if listed and 2 * sum(name.startswith(listed) for name in names) > len(names):
        return f"folders in it are called {listed} and a username of the roster"
    common = _common(names)
    if len(names) > 1 and (common.count("-") > 1 or (common and _CLASSROOM50.fullmatch(root.stem))):
        return f"all folders in it begin with {common}"
    return ""


def _names(root: Node) -> list[str]:
    return [found[0] for found in owned(root) if not isinstance(found, LeftOver)]


def _read(root: Node, roster: Roster | None) -> Iterator[Claim | LeftOver]:
    names = _names(root)
    prefix = _prefix_by_slug(root, names) or _prefix_by_roster(names, roster) or _common(names)
    for found in owned(root):
        if isinstance(found, LeftOver):
            yield found
        elif found[0].startswith(prefix) and found[0] != prefix:
            yield Claim(found[0].removeprefix(prefix), parts=(Part(found[1]),))
        else:
            yield LeftOver(found[1].where, f"has a name that does not begin with {prefix}")


def _prefix_by_slug(root: Node, names: list[str]) -> str:
    slug = _GITHUB.fullmatch(root.stem)
    prefix = f"{slug['slug']}-" if slug else ""
    return prefix if any(name.startswith(prefix) for name in names) else ""


def _prefix_by_roster(names: list[str], roster: Roster | None) -> str:
    """What stands most often before a username of the roster; the shortest of them, as a login may hold "-" itself."""
    logins = {person.student.casefold() for person in roster.people} if roster else set()
    found = Counter(
        name[:cut]
        for name in names
        for cut in range(1, len(name))
        if name[cut - 1] == "-" and name[cut:].casefold() in logins
    )
    return min(found, key=lambda prefix: (-found[prefix], len(prefix)), default="")


def _common(names: list[str]) -> str:
    first, last = min(names, default=""), max(names, default="")
    pairs = zip(first, last, strict=False)
    same = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(first), len(last)))
    return first[: first.rfind("-", 0, same) + 1]


GH_CLASSROOM = Layout("gh-classroom", _github_fits, _read)
CLASSROOM50 = Layout("classroom50", _classroom50_fits, _read)
