"""One `grade watch` a folder: a second one would write over what the first one shows and keeps."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from grader.cli.errors import NotWritable, WatchedAlready
from grader.cli.state import STATE, make

_MODE = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW


@contextlib.contextmanager
def sole(folder: Path) -> Iterator[None]:
    """Within this block, whoever else comes here raises WatchedAlready. However a process ends, the system lets go.

    Raises WrongUsage where the state of the folder cannot be kept.
    """
    make(folder)
    path = folder / STATE / "watch.lock"
    if path.is_symlink():
        raise NotWritable(f"{str(path)!r} is a link, which is not followed: remove it.")
    try:
        lock = os.open(path, _MODE, 0o666)
    except OSError as error:
        raise NotWritable(f"{str(path)!r} cannot be written: {error.strerror}.") from None
    try:
        _take(lock, folder)
        yield
    finally:
        os.close(lock)


def _take(lock: int, folder: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        pid = os.read(lock, 20).decode("ascii", "replace").strip() or "unknown"
        raise WatchedAlready(
            f"{str(folder)!r} is watched already, by process {pid}: go on there, or end that one."
        ) from None
    except OSError:
        return  # a file system without locks: then it is on whoever starts two
    os.ftruncate(lock, 0)
    os.write(lock, f"{os.getpid()}\n".encode())
