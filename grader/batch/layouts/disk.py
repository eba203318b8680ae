"""Folders and files on a disk, as nodes. Opened folder by folder, so that no link is followed even if one comes meanwhile."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from grader.batch.layouts.node import Node, Unreadable, shown, text

_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
"""Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever."""


def root_node(path: Path) -> Node:
    """The folder or file `path` itself, and what is below it. Links that lead to it are followed: it is the teacher's.

    Raises OSError if it is not there or may not be looked at.
    """
    real = path.resolve(strict=True)
    return _node(real, (), real.stat(), real.name)


def _node(root: Path, parts: tuple[str, ...], status: os.stat_result, name: str) -> Node:
    where = shown("/".join(map(text, parts)))
    changed = status.st_mtime
    if stat.S_ISDIR(status.st_mode):
        return Node(
            text(name), where, "folder", changed=changed, children=lambda: _children(root, parts)
        )
    if stat.S_ISREG(status.st_mode):
        return Node(
            text(name),
            where,
            "file",
            size=status.st_size,
            changed=changed,
            read=lambda most: _read(root, parts, most),
            stream=lambda: _stream(root, parts),
        )
    if stat.S_ISLNK(status.st_mode):
        return Node(text(name), where, "link", why="is a link, and links are not followed")
    return Node(text(name), where, "refused", why="is a pipe, a socket or a device")


def _children(root: Path, parts: tuple[str, ...]) -> Iterator[Node]:
    try:
        folder = _open(root, parts, os.O_DIRECTORY)
    except OSError as error:
        raise _unreadable(error) from error
    try:
        for name in _names(folder):
            try:
                status = os.stat(name, dir_fd=folder, follow_symlinks=False)
            except OSError as error:
                why = f"cannot be looked at: {error.strerror}"
                yield Node(text(name), shown(text("/".join((*parts, name)))), "refused", why=why)
            else:
                yield _node(root, (*parts, name), status, name)
    finally:
        os.close(folder)


def _names(folder: int) -> list[str]:
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries)


def _read(root: Path, parts: tuple[str, ...], most: int) -> bytes:
    with _stream(root, parts) as file:
        try:
            return file.read(most)
        except OSError as error:
            raise _unreadable(error) from error


def _stream(root: Path, parts: tuple[str, ...]) -> BinaryIO:
    try:
        descriptor = _open(root, parts)
    except OSError as error:
        raise _unreadable(error) from error
    file = os.fdopen(descriptor, "rb")
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        file.close()
        raise Unreadable("is not a regular file")
    return file


def _open(root: Path, parts: tuple[str, ...], flags: int = 0) -> int:
    """A descriptor of what is there at `parts` below `root`. Raises OSError, also where a link is on the way."""
    here = os.open(root, _FLAGS | flags if not parts else _FLAGS | os.O_DIRECTORY)
    for index, name in enumerate(parts, 1):
        last = index == len(parts)
        try:
            inner = os.open(name, _FLAGS | (flags if last else os.O_DIRECTORY), dir_fd=here)
        finally:
            os.close(here)
        here = inner
    return here


def _unreadable(error: OSError) -> Unreadable:
    return Unreadable(f"cannot be read: {error.strerror}")
