"""Looks at processes, by /proc."""

from __future__ import annotations

import time
from pathlib import Path


def descendants(pid: int | str = "self") -> list[int]:
    """All processes below one, those that its threads have started included; not the one in which Python keeps track of
    what `multiprocessing` has to tidy up, which may be there as long as Python is."""
    found: list[int] = []
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            pids = [int(child) for child in children.read_text().split()]
            found += [pid for pid in pids if "resource_tracker" not in _command(pid)]
        except OSError:
            continue
    return found + [below for child in found for below in descendants(child)]


def until(number: int) -> list[int]:
    """The processes below this one, once there are so many."""
    deadline = time.monotonic() + 30
    while len(found := descendants()) < number and time.monotonic() < deadline:
        time.sleep(0.01)
    return found


def _command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
