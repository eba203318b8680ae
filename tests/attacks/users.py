"""Who grades: root, and an ordinary user whom nobody else is."""

from __future__ import annotations

import os
import pwd
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .attack import HERE, ROOT

_FIRST = 1_900_000_000  # far above the users of a system, and below those that the grader takes for workers
_ROOT, _NOBODY_ELSE = 0, _FIRST + os.getpid() % 1_000_000
_FOLDERS = (sys.base_prefix, sys.prefix, sysconfig.get_path("purelib"), str(ROOT))


class User(NamedTuple):
    """number: of the user; moves: whether it takes a mount namespace for them to read Python and this checkout."""

    name: str
    number: int
    moves: bool

    def command(self, *arguments: str | Path) -> Sequence[str]:
        """What runs Python with these arguments as this user."""
        python = (sys.executable, "-P", *map(str, arguments))
        if not self.moves and self.number == os.geteuid():
            return python
        return (sys.executable, str(HERE / "enter.py"), str(self.number), *_FOLDERS, "--", *python)


def users() -> list[User]:
    """All that can be had here. An ordinary user can be nobody but themselves."""
    if os.geteuid():
        return [User("oneself", os.geteuid(), moves=False)]
    ordinary = User("ordinary", _NOBODY_ELSE, moves=True)
    whole = User("root", _ROOT, moves=False)
    # Where Python lies in /root, workers of root can be users of their own only if that is opened up for them.
    return [ordinary, whole] if _is_open() else [ordinary, whole, User("root-opened", _ROOT, True)]


def ordinary() -> User:
    """The least of them."""
    return users()[0]


@cache
def trouble_of(user: User) -> str:
    """Why nothing can be run as this user here, blank if it can."""
    done = subprocess.run(user.command("-c", ""), capture_output=True, text=True)
    return done.stderr.strip().rpartition("\n")[2] if done.returncode else ""


def _is_open() -> bool:
    everywhere = [Path(folder).resolve() for folder in (sys.base_prefix, str(ROOT))]
    closed = [each for folder in everywhere for each in (folder, *folder.parents) if not each.stat().st_mode & 1]
    return not closed


assert _NOBODY_ELSE not in {known.pw_uid for known in pwd.getpwall()}
