"""Looks at processes, by /proc."""

from __future__ import annotations

import time
from pathlib import Path


def descendants(pid: int | str = "self") -> list[int]:
    """All processes below one, those that its threads have started included; not the one in which Python keeps track of
    what `multiprocessing` has to tidy up, which may be there as long as Python is."""
    ours = [child for child in children(pid) if "resource_tracker" not in command_of(child)]
    return ours + [below for child in ours for below in descendants(child)]


def children(pid: int | str) -> list[int]:
    """Those that one has started itself."""
    found: list[int] = []
    try:
        for listed in Path(f"/proc/{pid}/task").glob("*/children"):
            found += map(int, listed.read_text().split())
    except OSError:  # it, or one of its threads, has just ended
        pass
    return found


def until(number: int) -> list[int]:
    """The processes below this one, once there are so many."""
    deadline = time.monotonic() + 30
    while len(found := descendants()) < number and time.monotonic() < deadline:
        time.sleep(0.01)
    return found


def command_of(pid: int) -> str:
    """What it was started as; blank where it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
    except OSError:
        return ""
