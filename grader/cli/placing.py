"""Puts files into a folder without ever replacing one that is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from grader.cli.errors import NotReadable, NotWritable

Fate = Literal["new", "same", "differs"]


class Planned(NamedTuple):
    """A file to be there. name: from the folder, with `/`; program: whether it can be run."""

    name: str
    content: bytes
    program: bool = False


class Placed(NamedTuple):
    """What became of a file. lines: how many lines differ, of both files together."""

    name: str
    fate: Fate
    lines: int = 0


def place(folder: Path, plan: Iterable[Planned]) -> list[Placed]:
    """Write each file that is not there yet, and the folders for it. What is there stays as it is.

    Raises NotWritable, NotReadable.
    """
    return [_place(folder, planned) for planned in plan]


def _place(folder: Path, planned: Planned) -> Placed:
    path = folder / planned.name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_new(path, planned)
    except FileExistsError:
        if not path.parent.is_dir():
            raise NotWritable(f"{str(path.parent)!r} is not a folder: move it away.") from None
        return _compared(path, planned)
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from None
    return Placed(planned.name, "new")


def unwritable(path: Path, error: OSError | ValueError) -> NotWritable:
    """What to raise where that file cannot be written."""
    why = getattr(error, "strerror", None) or error
    return NotWritable(
        f"{str(path)!r} cannot be written: {why}. Look at the permissions of its folder, and at the room on the disk."
    )


def _write_new(path: Path, planned: Planned) -> None:
    """Raises FileExistsError where anything of that name is there, a link that leads nowhere included."""
    with path.open("xb") as file:
        try:
            file.write(planned.content)
            file.flush()
        except OSError:
            path.unlink(missing_ok=True)  # no half of a file stays behind
            raise
    if planned.program:
        readable = path.stat().st_mode & 0o444
        path.chmod(path.stat().st_mode | readable >> 2)


def _compared(path: Path, planned: Planned) -> Placed:
    try:
        if not path.is_file():
            raise NotReadable(f"{str(path)!r} is there and is not a file: move it away.")
        there = path.read_bytes()
    except OSError as error:
        raise NotReadable(f"{str(path)!r} cannot be read: {error.strerror}.") from None
    if there == planned.content:
        return Placed(planned.name, "same")
    return Placed(planned.name, "differs", _lines_apart(there, planned.content))


def _lines_apart(there: bytes, planned: bytes) -> int:
    ours, theirs = Counter(there.splitlines()), Counter(planned.splitlines())
    apart = (ours - theirs).total() + (theirs - ours).total()
    return max(apart, 1)  # they may differ in the order of their lines, or in their ends
