"""What a layout is to the rest: how one sees that it is this one, and what is whose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from grader.batch.handed_in import LeftOver
from grader.batch.layouts.claim import Claim, Claimed
from grader.batch.layouts.node import Node
from grader.batch.roster import Roster


class BadClass(Exception):  # noqa: N818 - says what is bad
    """There is no class that could be graded. The message is one line: what was given, what is wrong, what to do."""


def _as_they_are(places: Sequence[Claimed], roster: Roster | None) -> Iterable[Claim | LeftOver]:
    return chain.from_iterable(places)


@dataclass(frozen=True, slots=True)
class Layout:
    """fits: why a folder looks like this layout, blank if it does not; read: whose is what in such a folder; joined: the same
    for several of them, of what `read` has found in each, with one `Claim.student` for each student.

    `read` also takes a folder that does not fit, as a person may know better.
    """

    name: str
    fits: Callable[[Node, Roster | None], str]
    read: Callable[[Node, Roster | None], Iterable[Claim | LeftOver]]
    joined: Callable[[Sequence[Claimed], Roster | None], Iterable[Claim | LeftOver]] = _as_they_are
