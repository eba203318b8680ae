"""Writes a file of the out folder."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(file: Path, content: bytes, lasting: bool = True) -> None:
    """Whoever looks sees the whole of it, or what was there before. Raises OSError.

    lasting: it is on the disk in the end, for which one waits; thousands of files that can be made again need not be.
    """
    temporary = file.with_name(f".{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as out:
            out.write(content)
            if lasting:
                out.flush()
                os.fsync(out.fileno())
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)
