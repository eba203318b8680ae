"""Names of files for students: a student may be called anything, "../.." and "CON" too."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

_ODD = re.compile(r"[^A-Za-z0-9._@-]+")
_LONGEST = 60  # characters, before what tells it from others
_DIGITS = 8
# Windows has no files of these names, whatever the ending.
_TAKEN = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def file_names(students: Iterable[str]) -> dict[str, str]:
    """A name without an ending for each of these different students, safe on every file system and in a link as it stands.

    A plain name is kept; others, and those that differ from another only in their case, get some digits of their SHA-256
    behind them. The same students get the same names, in whatever order they come.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    everybody = sorted(set(students))
    for student in everybody:
        if _plain(student) == student and student.lower() not in taken:
            names[student] = student
            taken.add(student.lower())
    for student in everybody:
        if student not in names:
            names[student] = _told_apart(student, taken)
            taken.add(names[student].lower())
    return {student: names[student] for student in everybody}


def _plain(student: str) -> str:
    """What can be kept of a name."""
    name = _ODD.sub("-", student)[:_LONGEST].strip("-.")
    return f"student-{name}" if not name or _TAKEN.fullmatch(name) else name


def _told_apart(student: str, taken: set[str]) -> str:
    digest = hashlib.sha256(student.encode("utf-8", "surrogatepass")).hexdigest()
    lengths = range(_DIGITS, len(digest) + 1)
    names = (f"{_plain(student)}-{digest[:length]}" for length in lengths)
    return next(name for name in names if name.lower() not in taken)
