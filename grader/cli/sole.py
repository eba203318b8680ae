"""One `grade watch` a folder: a second one would write over what the first one shows and keeps."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from grader.cli.errors import NotWritable, WatchedAlready
from grader.cli.options import command_on
from grader.cli.placing import unwritable
from grader.cli.state import STATE, make
from grader.report.visible import shell_word

_MODE = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW


@contextlib.contextmanager
def sole(given: str) -> Iterator[None]:
    """Within this block, whoever else comes to the folder raises WatchedAlready. However a process ends, the system lets go.

    given: the folder, as on the command line. Raises WrongUsage where its state cannot be kept.
    """
    with contextlib.ExitStack() as held:
        try:
            _take(Path(given), held)
        except NotWritable as error:
            without = command_on("exercise N", given, shell_word)
            raise NotWritable(f"{error} Or grade without, after each save: {without}") from None
        yield


def _take(folder: Path, held: contextlib.ExitStack) -> None:
    make(folder)
    path = folder / STATE / "watch.lock"
    if path.is_symlink():
        raise NotWritable(f"{str(path)!r} is a link, which is not followed: remove it.")
    try:
        lock = os.open(path, _MODE, 0o666)
        held.callback(os.close, lock)
        if _is_ours(lock, folder):
            os.ftruncate(lock, 0)
            os.write(lock, f"{os.getpid()}\n".encode())
    except OSError as error:
        raise unwritable(path, error) from None


def _is_ours(lock: int, folder: Path) -> bool:
    """Whether we have it now; False where locks do not exist. Raises WatchedAlready."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        pid = os.read(lock, 20).decode("ascii", "replace").strip() or "unknown"
        raise WatchedAlready(
            f"{str(folder)!r} is watched already, by process {pid}: go on there, or end that one."
        ) from None
    except OSError:
        return False  # a file system without locks: then it is on whoever starts two
    return True
