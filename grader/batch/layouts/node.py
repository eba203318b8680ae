"""A thing in a class's folder: a file, a folder, or what is refused; on a disk or in a zip, it looks the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal

from grader.report.visible import cut, visible

Kind = Literal["file", "folder", "link", "refused"]
_SHOWN = 200  # characters of a path in a message
DEEPEST = 32
"""Folders in folders that are looked into: a guess, with much room."""


class Unreadable(OSError):  # noqa: N818 - says what is the matter
    """It is there, and cannot be read. The message says why, without saying what."""


def _no_children() -> Iterator[Node]:
    return iter(())


def _no_bytes(most: int) -> bytes:
    raise Unreadable("is no file")


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """name: as text, whatever its bytes are; where: the path below the class's folder for a person, in one line that shows
    what is in it; why: what is wrong with a link or with what is refused; size: in bytes, as far as one may believe it;
    changed: when, in seconds since 1970, 0 where not known; packed: whether it lies in a zip.

    children: what is in a folder, by name; read: the first so many bytes of a file; stream: the file itself, where it lies on
    a disk. They raise Unreadable, look again each time, and never follow a link.
    """

    name: str
    where: str
    kind: Kind
    why: str = ""
    size: int = 0
    changed: float = 0.0
    packed: bool = False
    children: Callable[[], Iterator[Node]] = _no_children
    read: Callable[[int], bytes] = _no_bytes
    stream: Callable[[], BinaryIO] | None = None

    @property
    def is_zip(self) -> bool:
        """Whether it is called a zip, and is a file."""
        return self.kind == "file" and self.name.lower().endswith(".zip")

    @property
    def stem(self) -> str:
        """The name, without the ".zip" of a zip."""
        return self.name[:-4] if self.is_zip else self.name


def shown(path: str) -> str:
    """`path` in one line that shows what is in it, with its middle left out if it is very long."""
    return visible(cut(path, _SHOWN))


def text(name: str | bytes) -> str:
    """A file's name as text that can be written as UTF-8, composed as keyboards do (macOS takes letters apart)."""
    encoded = name if isinstance(name, bytes) else name.encode("utf-8", "surrogateescape")
    return unicodedata.normalize("NFC", encoded.decode("utf-8", "backslashreplace"))
