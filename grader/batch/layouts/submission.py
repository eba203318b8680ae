"""From what is a student's to one file an exercise, with a note on whatever was not taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from grader.batch.handed_in import File, HandedIn, digest_of
from grader.batch.layouts.claim import Claim
from grader.batch.layouts.node import Node, Unreadable
from grader.batch.layouts.search import Copy, Search
from grader.judge.submissions import MAX_SOURCE, Source
from grader.records.exercise import Exercise
from grader.records.finding import Problem
from grader.report.visible import visible

_NAMED = 20  # things of a kind that a note names; the rest is counted

_REASONS: tuple[tuple[str, Callable[[Copy], float]], ...] = (
    ("the latest upload", lambda copy: -copy.version),
    ("the name is spelt right", lambda copy: not copy.exact),
    ("the highest number", lambda copy: -copy.number),
    ("the newest", lambda copy: -copy.node.changed),
    ("the least deep", lambda copy: copy.depth),
)
"""What speaks for a copy, the strongest first."""


def hand_in(claim: Claim, exercises: Sequence[Exercise], listed: int | None) -> HandedIn:
    """What `claim`'s student handed in for `exercises`, read once to know its digest."""
    search = Search({f"{exercise.file}.py": exercise.number for exercise in exercises})
    search.through(claim.parts)
    notes = [visible(note) for note in claim.notes]
    files = [
        _file(exercise, search.copies[exercise.number], search, notes)
        for exercise in exercises
        if exercise.number in search.copies
    ]
    notes += _told(f"{node.where}: {why}" for node, why in search.refused)
    nothing = search.empty and not claim.something
    if len(files) < len(exercises):
        notes += _not_taken([*search.others, *([] if files else search.rest)])
    if nothing:
        notes.append("nothing was handed in")
    late = [f"ex{file.exercise:02}" for file in files if file.late]
    if late and len(late) < len(files):
        notes.append(f"late: {', '.join(late)}")
    return HandedIn(
        claim.student, claim.name, claim.email, claim.late, tuple(files), tuple(notes), listed, nothing
    )  # fmt: skip


def _file(exercise: Exercise, copies: list[Copy], search: Search, notes: list[str]) -> File:
    ranked = sorted(copies, key=lambda copy: (*(by(copy) for _, by in _REASONS), copy.node.where))
    for index, copy in enumerate(ranked):
        try:
            content = search.read(copy.node)
        except Unreadable as error:
            search.refuse(copy.node, str(error))
            continue
        if index < len(ranked) - 1:
            notes.append(_why_first(exercise, ranked[index:]))
        return _read(exercise, copy, content)
    first = ranked[0]
    _, why = next(pair for pair in search.refused if pair[0] is first.node)
    problem = Problem("unreadable", f"{first.name}: {why}", first.name)
    return File(
        exercise.number, first.name, first.node.where, "", lambda: first.node.read(MAX_SOURCE), problem, first.late
    )  # fmt: skip


def _read(exercise: Exercise, copy: Copy, content: bytes) -> File:
    problem = Source(copy.name, content, copy.node.size).problem
    digest = digest_of(content)
    return File(
        exercise.number,
        copy.name,
        copy.node.where,
        "" if problem else digest,
        (lambda: copy.node.read(MAX_SOURCE)) if problem else (lambda: _again(copy.node, digest)),
        problem,
        copy.late,
    )


def _again(node: Node, digest: str) -> bytes:
    content = node.read(MAX_SOURCE)
    if digest_of(content) != digest:
        raise Unreadable(f"{node.where}: has changed since the class was looked through")
    return content


def _why_first(exercise: Exercise, ranked: list[Copy]) -> str:
    first, second = ranked[:2]
    reason = next((why for why, by in _REASONS if by(first) != by(second)), "the first by name")
    others = _list([copy.node.where for copy in ranked[1:]])
    return (
        f"{exercise.file}.py is there {len(ranked)} times: {first.node.where} counts ({reason}), "
        f"not {others}"
    )


def _told(found: Iterable[str]) -> list[str]:
    told = list(dict.fromkeys(found))
    more = len(told) - _NAMED
    return [*told[:_NAMED], *([f"{more} more things were refused"] if more > 0 else [])]


def _not_taken(others: list[Node]) -> list[str]:
    return [f"no exercise's name: {_list([node.where for node in others])}"] if others else []


def _list(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
