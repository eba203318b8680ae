"""`grade`, sent a signal at a moment of its work that is named by a number: that of the function call at which it comes.

So a moment can be had again, on a machine however slow, as far as threads allow.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from tests.cli.running import ROOT, environment

DEADLINE = 60.0  # seconds; never reached unless something is broken
_PR_SET_CHILD_SUBREAPER = 36
_PROGRAM = f"""
import os, sys, threading
sys.path.insert(0, {str(ROOT)!r})
number, left = int(os.environ["SIGNAL_NUMBER"]), int(os.environ["SIGNAL_AT"])
def count(frame, event, arg):
    global left
    if left < 0 and event == "return" and frame.f_code is threading.Condition.__enter__.__code__:
        if frame.f_back.f_code is threading.Semaphore.acquire.__code__:
            left += 1  # the first times there is no other thread yet
            if left == 0:
                os.kill(os.getpid(), number)
    if event == "call" and left > 0:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), number)
from grader.cli.start import main
sys.setprofile(count)
threading.setprofile(count)
main()
"""


WORST = -6


class Ended(NamedTuple):
    """How it ended. orphans: processes that it left; files: those that are there now and were not before."""

    code: int
    out: str
    err: str
    orphans: list[int]
    files: list[Path]


def stopped_at(moment: int, number: signal.Signals, folder: Path, *arguments: str | Path) -> Ended:
    """Runs `grade` in `folder`, where its temporary files and its home are, too. At the function call `moment` it gets the
    signal; at none if there are fewer; at WORST when it is worst: while the main thread enters a condition of `threading`, whose
    lock is then taken for good."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    variables = {
        "TMPDIR": str(home),
        "HOME": str(home),
        "SIGNAL_NUMBER": str(int(number)),
        "SIGNAL_AT": str(moment),
    }
    before = set(folder.rglob("*"))
    done, orphans = run_as_parent_of_all(
        [sys.executable, "-P", "-c", _PROGRAM, *map(str, arguments)],
        cwd=folder, env=environment(**variables),
    )  # fmt: skip
    files = sorted(set(folder.rglob("*")) - before)
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode(), orphans, files)


def run_as_parent_of_all(
    command: list[str], **how: Any
) -> tuple[subprocess.CompletedProcess[bytes], list[int]]:
    """Runs a program to its end; with the processes that it left behind and that do not end by themselves (Linux)."""
    libc = ctypes.CDLL(None)
    ours = _children()
    libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=DEADLINE, **how
        )
        return done, _that_stay(ours)
    finally:
        libc.prctl(_PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


def _that_stay(ours: set[int]) -> list[int]:
    deadline = time.monotonic() + DEADLINE
    while (adopted := _children() - ours) and time.monotonic() < deadline:
        for pid in adopted:
            os.waitpid(pid, os.WNOHANG)
        time.sleep(0.005)
    return sorted(adopted)


def _children() -> set[int]:
    pid = os.getpid()
    return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
