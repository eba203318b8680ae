"""Where files are written (`--html`, `--output`): known to be possible before anything is graded, and written all at once."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from grader.cli.errors import NotWritable, OutputFailed


def writable(given: str, *inputs: Path, option: str = "--html") -> Path:
    """The file that is meant by `given`, which stands behind `option` on the command line.

    Raises NotWritable where it cannot be written, or where it would replace one of the `inputs`.

    Nothing is left behind, and what is there stays as it is.
    """
    path = _target(given, option)
    if any(file.exists() and path.exists() and path.samefile(file) for file in inputs):
        raise NotWritable(f"{option} {given!r} is the submission itself: give another file.")
    if path.exists() and not os.access(path, os.W_OK):
        raise NotWritable(f"{option} {given!r} cannot be written: it is read-only.")
    try:
        with _beside(path):  # the only way to know it for sure: permissions do not tell all
            pass
    except OSError as error:
        raise NotWritable(f"{option} {given!r} cannot be written: {error.strerror}.") from None
    return path


def write_page(given: str, page: str, option: str = "--html") -> None:
    """Write a file. Whoever looks sees the whole of it, or what was there before. Raises NotWritable or OutputFailed."""
    path = _target(given, option)
    try:
        with _beside(path) as (descriptor, temporary):
            with open(
                descriptor,
                "w",
                encoding="utf-8",
                errors="backslashreplace",
                newline="\n",
                closefd=False,
            ) as out:
                out.write(page)
            temporary.replace(path)
    except OSError as error:
        raise OutputFailed(f"{option} {given!r} cannot be written: {error.strerror}") from error


def _target(given: str, option: str) -> Path:
    """The file that is meant; behind a link, the one to which it leads. Raises NotWritable for what is no such thing."""
    if not given:
        raise NotWritable(f"{option} is empty: give the name of a file.")
    try:
        path = Path(given).resolve()
        if path.is_dir() or given.endswith(os.sep):
            raise NotWritable(f"{option} {given!r} is a folder: give the name of a file in it.")
        if not path.parent.is_dir():
            raise NotWritable(f"{option} {given!r}: there is no folder {str(path.parent)!r}.")
        if not path.is_file() and path.lstat():
            raise NotWritable(f"{option} {given!r} is not a regular file.")
    except FileNotFoundError:
        pass  # what is not there yet can be written
    except (OSError, ValueError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or error
        raise NotWritable(f"{option} {given!r} cannot be written: {why}.") from None
    return path


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[tuple[int, Path]]:
    """A new file in the same folder, gone in the end unless it was renamed. Its permissions are those of any new file."""
    temporary = path.with_name(f".{secrets.token_hex(8)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        yield descriptor, temporary
    finally:
        os.close(descriptor)
        temporary.unlink(missing_ok=True)
