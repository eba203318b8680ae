"""What is in a zip, as nodes: nothing is written to a disk, and no member's name is ever used as a path."""

from __future__ import annotations

import io
import re
import stat
import weakref
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, cast

from grader.batch.layouts.claim import is_junk
from grader.batch.layouts.node import DEEPEST, Kind, Node, Unreadable, shown, text

_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others can take gigabytes of memory for a few bytes, and nothing that students have writes them unasked."""
_UTF8 = 0x800  # the flag of a name in UTF-8
_ENCRYPTED = 0x1

Opening = Callable[[], AbstractContextManager[zipfile.ZipFile]]


class TooLong(Unreadable):
    """The list of a zip's members is longer than is read."""


@dataclass(slots=True)
class Room:
    """left: how many bytes the lists of members of some zips may still have, together."""

    left: int


def kept_open(node: Node, room: Room) -> Node:
    """The folder that a zip on a disk stands for. The zip stays open while one of its nodes is there.

    Raises Unreadable if it is no zip, TooLong if there is not as much room.
    """
    file = _stream(node, 0)
    try:
        opened = _open(file, room)
    except Unreadable:
        file.close()
        raise
    weakref.finalize(opened, file.close)
    return _folder(node, lambda: nullcontext(opened))


def unpacked(node: Node, most: int, most_listing: int) -> Node:
    """The folder that a zip stands for; each member is unpacked when it is read. `most`: of its bytes, if it lies in a zip
    itself; `most_listing`: of the list of its members. Raises Unreadable as `kept_open` does, and so do its nodes."""

    @contextmanager
    def opening() -> Iterator[zipfile.ZipFile]:
        with _stream(node, most) as file, _open(file, Room(most_listing)) as opened:
            yield opened

    return _folder(node, opening)


def _stream(node: Node, most: int) -> BinaryIO:
    if node.stream is not None:
        return node.stream()
    content = node.read(most + 1)
    if len(content) > most:
        raise Unreadable(f"unpacks to more than {most:,} bytes")
    return io.BytesIO(content)


class _Short:
    """A file that reads at most so much at a time, while `most` says so. longest: what was read at one go until then."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self.most: int | None = most
        self.longest = 0
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if self.most is not None:
            if size > self.most:
                raise TooLong("has more members than are looked at")
            self.longest = max(self.longest, size)
        return self._file.read(size)


def _open(file: BinaryIO, room: Room) -> zipfile.ZipFile:
    # The list of members is read at one go, as long as the zip says that it is, before anything of it is believed.
    short = _Short(file, room.left)
    try:
        opened = zipfile.ZipFile(cast(BinaryIO, short))
    except Unreadable:
        raise
    except Exception as error:  # half a dozen kinds for zips that are damaged
        raise Unreadable(f"is no zip that can be read{_reason(error)}") from error
    short.most = None
    room.left -= short.longest
    return opened


def _folder(node: Node, opening: Opening) -> Node:
    tree = _Tree(node, opening)
    with opening() as opened:
        for member in opened.infolist():
            tree.put(member)
    return tree.root


class _Tree:
    """Folders that come into being as members are put where their names say."""

    def __init__(self, node: Node, opening: Opening) -> None:
        self._inside = f"{node.where} > " if node.where else ""
        self._opening = opening
        self._folders: dict[tuple[str, ...], list[Node]] = {(): []}
        self.root = self._folder_node(node.stem, node.where, ())

    def put(self, member: zipfile.ZipInfo) -> None:
        name = _name(member)
        parts = tuple(part for part in name.replace("\\", "/").split("/") if part not in ("", "."))
        # Nobody looks into junk, and two node_modules have 100,000 members.
        kept = next((at for at, part in enumerate(parts) if is_junk(part)), len(parts))
        why = _bad(member, name, parts)
        if not why and kept > DEEPEST:
            why = f"lies deeper than {DEEPEST} folders"
        if why:
            self._add((name,), Node(name, self._where(name), "refused", why))
        elif kept < len(parts) or _is_folder(member, name):
            self._in(parts[:kept])
        else:
            self._add(parts, self._leaf(member, parts))

    def _leaf(self, member: zipfile.ZipInfo, parts: tuple[str, ...]) -> Node:
        kind, why = _kind(member)
        return Node(
            parts[-1],
            self._where("/".join(parts)),
            kind,
            why,
            size=member.file_size,
            changed=_changed(member),
            packed=True,
            read=lambda most: _read(self._opening, member, most),
        )

    def _where(self, path: str) -> str:
        return self._inside + shown(path)

    def _add(self, parts: tuple[str, ...], node: Node) -> None:
        self._in(parts[:-1]).append(node)

    def _in(self, parts: tuple[str, ...]) -> list[Node]:
        if parts not in self._folders:
            self._folders[parts] = []
            self._add(parts, self._folder_node(parts[-1], self._where("/".join(parts)), parts))
        return self._folders[parts]

    def _folder_node(self, name: str, where: str, parts: tuple[str, ...]) -> Node:
        inside = self._folders[parts]
        return Node(
            name,
            where,
            "folder",
            packed=True,
            children=lambda: iter(sorted(inside, key=lambda node: node.name)),
        )


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name as whoever wrote it meant it: many write UTF-8 without saying so."""
    name = member.orig_filename
    if not member.flag_bits & _UTF8:
        try:
            return text(name.encode("cp437"))
        except UnicodeError:
            pass
    return text(name)


def _bad(member: zipfile.ZipInfo, name: str, parts: tuple[str, ...]) -> str:
    if name.startswith(("/", "\\")) or re.match("[A-Za-z]:", name) or ".." in parts:
        return "has a name that leads out of the folder"
    if not parts and not _is_folder(member, name):
        return "has no name"
    if "\0" in member.orig_filename:
        return "has a name with a null character"
    return ""


def _is_folder(member: zipfile.ZipInfo, name: str) -> bool:
    return name.endswith(("/", "\\")) or stat.S_ISDIR(member.external_attr >> 16)


def _kind(member: zipfile.ZipInfo) -> tuple[Kind, str]:
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "link", "is a link, and links are not followed"
    if kind not in (0, stat.S_IFREG):
        return "refused", "is a pipe, a socket or a device"
    return "file", ""


def _changed(member: zipfile.ZipInfo) -> float:
    try:
        # A zip's times are those of a clock on a wall, as unpacking would take them.
        return datetime(*member.date_time).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0


def _read(opening: Opening, member: zipfile.ZipInfo, most: int) -> bytes:
    if member.flag_bits & _ENCRYPTED:
        raise Unreadable("is encrypted")
    if member.compress_type not in _PLAIN:
        raise Unreadable("is packed in a way that is not read: make an ordinary zip")
    try:
        with opening() as opened, opened.open(member) as file:
            return file.read(most)
    except Unreadable:
        raise
    except Exception as error:  # half a dozen kinds for zips that are damaged
        raise Unreadable(f"cannot be unpacked{_reason(error)}") from error


def _reason(error: Exception) -> str:
    told = shown(str(error))
    return f" ({told})" if told else ""
