"""`python -m benchmarks.endurance [GRADINGS]`: 1,000 gradings in a row in one process, attacks among them.

Prints what the trusted process holds after each hundred; 1 if in the end there is more of it than after the first 200: memory,
descriptors, threads, processes, files.
"""

from __future__ import annotations

import ctypes
import gc
import os
import resource
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from grader.judge import second
from grader.judge.corpus import known
from grader.judge.effort import EFFORTS
from grader.judge.grading import grade
from grader.records.exercise import EXERCISES, Exercise
from grader.sandbox.limits import Limits
from grader.sandbox.zygote import Zygote
from tests.attacks.attack import attacks, outcome

ROOT = Path(__file__).parents[1]
WARM = 200  # gradings after which memory should not grow any more
MORE = (
    8 * 1024
)  # KiB that it may have grown all the same: the pieces of memory that are free lie elsewhere each time
MUTANTS = 12  # of each exercise
LIMITS = Limits(wall_seconds=1.0)  # what hangs, hangs for a second only

MARK = "attack-of-endurance"


class Held(NamedTuple):
    """What the process holds. memory: KiB; files: in the folders for temporary ones."""

    memory: int
    descriptors: int
    threads: int
    processes: int
    files: int


def main(gradings: int) -> int:
    """Whether anything is left."""
    second.PATIENCE = (1.0, 1.0, 1.0)
    outcomes: Counter[str] = Counter()
    early, began = Held(0, 0, 0, 0, 0), time.monotonic()
    with tempfile.TemporaryDirectory() as folder, Zygote(LIMITS) as zygote:
        work = list(submissions(Path(folder)))
        Random(0).shuffle(work)
        for number, (exercise, source) in enumerate(islice(cycle(work), gradings), 1):
            verdict = grade(zygote, exercise, "sub.py", source, 0, EFFORTS["quick"])
            outcomes[outcome(verdict).split()[0]] += 1
            if number % 100 == 0:
                now = held(zygote)
                early = now if number <= WARM else early
                print(f"{number:,} gradings in {time.monotonic() - began:.0f} s: {now}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{len(work)} submissions, {dict(outcomes)}; at the most {peak:,} KiB")
    return int(
        now.memory > early.memory + MORE
        or any(late > soon for late, soon in zip(now[1:], early[1:], strict=True))
    )


def submissions(folder: Path) -> Iterator[tuple[Exercise, bytes]]:
    """Attacks, and some of the known ones."""
    words = {name: str(folder / name) for name in ("FOLDER", "SECRET", "TEACHERS", "LOCK")}
    words |= dict.fromkeys(("PORT", "UDP", "STREAM", "DATAGRAM", "KEY"), "9")
    words |= {"MARK": MARK, "GRADER": str(os.getpid())}
    for attack in attacks():
        if "slow" not in attack.fields and not attack.beside:
            yield attack.exercise, attack.source(words)
    for exercise in EXERCISES:
        all_of_them = list(known(ROOT, exercise))
        mutants = [one for one in all_of_them if one.role == "mutant"][:MUTANTS]
        for one in [*(one for one in all_of_them if one.role in ("stub", "solution")), *mutants]:
            yield exercise, one.file.read_bytes()


def held(zygote: Zygote) -> Held:
    """What this process holds now; the workers of `zygote` are all closed."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)  # what is free is given back now, not some time
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    children = Path(f"/proc/{zygote.pid}/task/{zygote.pid}/children").read_text().split()
    folders = (tempfile.gettempdir(), "/dev/shm")
    names = [name for place in folders for _, _, files in os.walk(place) for name in files]
    return Held(
        memory=pages * resource.getpagesize() // 1024,
        descriptors=len(list(Path("/proc/self/fd").iterdir())),
        threads=threading.active_count(),
        processes=len(children),
        files=sum(MARK in name for name in names),
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000))
