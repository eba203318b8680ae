"""What is kept beside a student's exercises, in a folder `.threadgrader`: how far they are, and copies of what was reset.

It is for their own eyes. Nothing in it counts for a grade, so they may change it as they like; it is never followed to
another place, nor made where somebody only grades.
"""

from __future__ import annotations

import contextlib
import hashlib
from itertools import count
from pathlib import Path

import msgspec

from grader.cli.errors import GradeError, NotWritable
from grader.cli.pages import write_page
from grader.cli.placing import Planned, place
from grader.judge.course import version
from grader.judge.effort import EFFORTS
from grader.judge.submissions import read_source
from grader.records.exercise import Exercise
from grader.records.verdict import Verdict

STATE = ".threadgrader"
IGNORED = b"*\n"
"""What stands in its `.gitignore`."""


class Mark(msgspec.Struct, frozen=True):
    """The last verdict on an exercise's file. digest: of the file; version: of the grader."""

    passed: bool
    score: float
    max_score: float
    effort: str
    digest: str
    version: str

    def is_about(self, content: bytes) -> bool:
        """Whether the file and the grader are still those that it tells of."""
        return self.digest == digest(content) and self.version == version()

    @property
    def settled(self) -> bool:
        """Whether it passed, and not only at first sight: as closely looked at as by `grade exercise`."""
        return self.passed and _rank(self.effort) >= _rank("normal")


def digest(content: bytes) -> str:
    """A file's content in a few letters."""
    return hashlib.sha256(content).hexdigest()


def make(folder: Path) -> None:
    """The state of the exercises in `folder` is kept from now on. Raises WrongUsage where it cannot be."""
    refuse_link(folder)
    place(folder, [Planned(f"{STATE}/.gitignore", IGNORED)])


def refuse_link(folder: Path) -> None:
    """Raises NotWritable where what is kept about `folder` would end up in another place."""
    state = folder / STATE
    if state.is_symlink():
        raise NotWritable(f"{str(state)!r} is a link, which is not followed: remove it.")


def note(file: Path, exercise: Exercise, content: bytes, verdict: Verdict) -> None:
    """Keep a verdict, if the file is one of a folder whose state is kept. Silent where that cannot be written.

    One that looked less closely at the same file does not replace another.
    """
    path = _mark(file.parent, exercise)
    if path is None or file.name != f"{exercise.file}.py":
        return
    before = mark_of(file.parent, exercise)
    if before and before.is_about(content) and _rank(before.effort) > _rank(verdict.effort):
        return
    mark = Mark(
        verdict.passed, verdict.score, verdict.max_score, verdict.effort, digest(content), version()
    )  # fmt: skip
    with contextlib.suppress(GradeError):
        write_page(str(path), msgspec.json.encode(mark).decode())


def mark_of(folder: Path, exercise: Exercise) -> Mark | None:
    """What was kept about the exercise's file in `folder`; None if nothing was, or it cannot be read."""
    path = _mark(folder, exercise)
    try:
        return None if path is None else msgspec.json.decode(read_source(path).content, type=Mark)
    except (OSError, msgspec.DecodeError):
        return None


def keep_copy(file: Path, content: bytes) -> Path:
    """A file of its own with this content, beside the state, no link. Raises WrongUsage where it cannot be written."""
    make(file.parent)
    for number in count(1):
        name = f"{STATE}/{file.stem}.{number}.py"
        (placed,) = place(file.parent, [Planned(name, content)])
        path = file.parent / name
        if placed.fate != "differs" and not path.is_symlink():
            break
    return path


def _mark(folder: Path, exercise: Exercise) -> Path | None:
    """Where the mark is kept; None if there is no state in `folder`, or a link that would lead elsewhere."""
    state = folder / STATE
    path = state / f"{exercise.file}.json"
    if state.is_symlink() or path.is_symlink() or not state.is_dir():
        return None
    return path


def _rank(effort: str) -> int:
    return list(EFFORTS).index(effort) if effort in EFFORTS else -1
