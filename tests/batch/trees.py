"""Classes to find out about: files in folders and zips, honest ones and others."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

from grader.batch.handed_in import Class, HandedIn
from grader.batch.layouts import find_class
from grader.batch.roster import Roster, read_roster

Content = bytes | str
ALL = (1, 2, 3, 4, 5)
EX1, EX2, EX3 = "ex01_threads.py", "ex02_pool_map.py", "ex03_safe_print.py"


def tree(folder: Path, files: Mapping[str, Content]) -> Path:
    """`folder` with these files; a name that ends in "/" is a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def zipped(
    members: Mapping[str, Content],
    modes: Mapping[str, int] | None = None,
    dates: Mapping[str, tuple[int, int, int, int, int, int]] | None = None,
    compression: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """A zip. `modes`: the type of a member, as in `stat`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (dates or {}).get(name, (2024, 5, 1, 12, 0, 0)))
            info.compress_type = compression
            info.external_attr = ((modes or {}).get(name, stat.S_IFREG) | 0o644) << 16
            archive.writestr(info, content)
    return packed.getvalue()


def aged(path: Path, seconds: float) -> None:
    """Makes `path` as old as that."""
    os.utime(path, (1_700_000_000 - seconds,) * 2)


def look(
    folder: Path,
    layout: str = "auto",
    roster: Roster | None = None,
    exercises: tuple[int, ...] = ALL,
) -> Class:
    return find_class(folder, layout, roster, exercises)


def rows(found: Class) -> dict[str, HandedIn]:
    assert len({row.student for row in found.students}) == len(found.students)
    assert [row.student for row in found.students] == sorted(row.student for row in found.students)
    return {row.student: row for row in found.students}


def sources(row: HandedIn) -> dict[int, bytes]:
    return {file.exercise: file.read() for file in row.files}


def roster_of(folder: Path, text: Content, name: str = "students.csv") -> Roster:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_roster(path)
