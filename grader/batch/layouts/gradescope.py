"""What Gradescope's "Export Submissions" makes: a folder a submission, and `submission_metadata.yml` that says whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from grader.batch.handed_in import LeftOver
from grader.batch.layouts.claim import Claim, Part, inside
from grader.batch.layouts.layout import BadClass, Layout
from grader.batch.layouts.node import Node, Unreadable
from grader.batch.roster import Roster
from grader.report.visible import cut, visible

try:
    import yaml
except ImportError:  # the extra "batch" is not installed, and only Gradescope's exports need it
    yaml = None  # type: ignore[assignment]

_FILE = "submission_metadata.yml"
_MOST = 64 * 1024 * 1024  # bytes of it: a guess, with much room
_OLDEST = datetime.min.replace(tzinfo=UTC)
_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,6})?)\d*\s*(Z|[+-]\d\d:?\d\d)?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A submission. folder: its name; people: (student, name, email) of each who shares it; created: when."""

    folder: str
    people: tuple[tuple[str, str, str], ...]
    created: datetime


def _fits(root: Node, roster: Roster | None) -> str:
    return f"it holds Gradescope's {_FILE}" if _metadata(root) else ""


def _metadata(root: Node) -> Node | None:
    found = (node for node in inside(root) if isinstance(node, Node))
    return next((node for node in found if node.name == _FILE and node.kind == "file"), None)


def _read(root: Node, roster: Roster | None) -> Iterator[Claim | LeftOver]:
    metadata = _metadata(root)
    if metadata is None:
        raise BadClass(
            f"{root.where or root.name}: holds no {_FILE}: give the folder or the zip of Gradescope's export"
        )
    entries = _entries(metadata)
    folders = {}
    for node in inside(root):
        if isinstance(node, Node) and (node.kind in ("folder", "link") or node.is_zip):
            folders[node.stem] = node
        elif isinstance(node, LeftOver) or node.name != _FILE:
            yield (
                node
                if isinstance(node, LeftOver)
                else LeftOver(node.where, node.why or "is no submission")
            )
    yield from _claims(entries, folders)
    known = {entry.folder for entry in entries if entry.people}
    for name, node in folders.items():
        if name not in known:
            yield Claim(
                name, something=True, notes=(f"{node.where}: {_FILE} does not say whose it is",)
            )


def _claims(entries: list[_Entry], folders: dict[str, Node]) -> Iterator[Claim]:
    latest: dict[str, _Entry] = {}
    older: dict[str, list[str]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.created, entry.folder)):
        for student, _, _ in entry.people:
            if student in latest:
                older.setdefault(student, []).append(latest[student].folder)
            latest[student] = entry
    for student, entry in latest.items():
        claim = _claim(student, entry, folders.get(entry.folder))
        if student in older:
            left = ", ".join(older[student])
            claim = replace(
                claim, notes=(*claim.notes, f"{entry.folder} counts (the newest), not {left}")
            )
        yield claim


def _claim(student: str, entry: _Entry, folder: Node | None) -> Claim:
    _, name, email = next(person for person in entry.people if person[0] == student)
    others = [other for other, _, _ in entry.people if other != student]
    notes = [f"{entry.folder} was handed in together with {', '.join(others)}"] if others else []
    if folder is None:
        notes.append(f"{entry.folder} is in {_FILE}, but there is no such folder")
    parts = (Part(folder),) if folder else ()
    return Claim(student, name, email, parts=parts, notes=tuple(notes), something=True)


def _entries(metadata: Node) -> list[_Entry]:
    if yaml is None:
        raise BadClass(
            f"{metadata.where}: is read with PyYAML, which is not installed: pip install 'threadgrader[batch]'"
        )
    try:
        content = metadata.read(_MOST + 1)
        if len(content) > _MOST:
            raise Unreadable(f"has more than {_MOST:,} bytes")
        # All scalars as they are written: numbers of students may begin with a zero, and no tag makes an object.
        loaded: Any = yaml.load(content, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        if not isinstance(loaded, dict):
            raise Unreadable("lists no submissions")
        return [_entry(key, value) for key, value in loaded.items()]
    except (OSError, yaml.YAMLError, ValueError, RecursionError) as error:
        why = cut(visible(" ".join(str(error).split())), 300)
        raise BadClass(
            f"{metadata.where}: cannot be read ({why}): download the export again"
        ) from error


def _entry(key: object, value: object) -> _Entry:
    entry = value if isinstance(value, dict) else {}
    submitters = entry.get(":submitters")
    listed = submitters if isinstance(submitters, list) else []
    people = [_person(submitter) for submitter in listed if isinstance(submitter, dict)]
    return _Entry(
        str(key), tuple(person for person in people if person[0]), _time(entry.get(":created_at"))
    )


def _person(submitter: dict[object, object]) -> tuple[str, str, str]:
    sid, email, name = (_text(submitter.get(key)) for key in (":sid", ":email", ":name"))
    return sid or email or name, name, email


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) and value not in ("~", "null") else ""


def _time(value: object) -> datetime:
    found = _TIME.match(value) if isinstance(value, str) else None
    if found is None:
        return _OLDEST
    day, time, zone = found.groups()
    try:
        return datetime.fromisoformat(f"{day}T{time}{zone or 'Z'}").astimezone(UTC)
    except (ValueError, OverflowError):
        return _OLDEST


GRADESCOPE = Layout("gradescope", _fits, _read)
