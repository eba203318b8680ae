"""Runs a program as another user, who may read Python and this checkout wherever they lie.

    enter.py UID FOLDER... -- PROGRAM ARGUMENT...

For root. In a mount namespace of its own, what keeps others out on the way to a folder (/root, say) is covered by an
empty folder in which only the folders given are. UID 0: stays root.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from grader.worker.confinement.libc import call  # noqa: E402 - found by the line above

_NEW_MOUNTS = 0x20000
_REC_PRIVATE = 0x4000 | 0x40000
_REC_BIND = 0x4000 | 0x1000


def main(arguments: Sequence[str]) -> NoReturn:
    end = arguments.index("--")
    user, folders, command = int(arguments[0]), arguments[1:end], arguments[end + 1 :]
    open_up([Path(folder).resolve() for folder in folders])
    if user:
        os.setgroups(())
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    os.execv(command[0], command)


def open_up(folders: Iterable[Path]) -> None:
    """Makes `folders` readable for all, here and in what this process starts. Raises OSError."""
    hidden: dict[Path, list[Path]] = {}
    for folder in folders:
        closed = next((each for each in reversed(folder.parents) if _is_closed(each)), None)
        if closed is not None:
            hidden.setdefault(closed, []).append(folder)
    if hidden:
        call("unshare", _NEW_MOUNTS)
        call("mount", None, b"/", None, _REC_PRIVATE, None)
    for closed, inside in hidden.items():
        kept = {folder: os.open(folder, os.O_PATH) for folder in inside}
        call("mount", b"none", os.fsencode(closed), b"tmpfs", 0, b"size=64k,mode=755")
        for folder, descriptor in sorted(kept.items()):
            folder.mkdir(parents=True, exist_ok=True)
            there = f"/proc/self/fd/{descriptor}".encode()
            call("mount", there, os.fsencode(folder), None, _REC_BIND, None)


def _is_closed(folder: Path) -> bool:
    return not folder.stat().st_mode & stat.S_IXOTH


if __name__ == "__main__":
    main(sys.argv[1:])
