"""`python -m tests.fuzz [LIES [FIRST]]`: 100,000 lies, or LIES of them, from the chunk FIRST on; a minute for each 5,000."""

from __future__ import annotations

import ctypes
import gc
import resource
import sys
import time
from collections import Counter
from pathlib import Path

from grader.sandbox.level import R
from grader.sandbox.zygote import Zygote

from .honest import recorded
from .lying import LIMITS, descriptors, tell

CHUNK = 1_000
WARM = 5  # chunks after which memory is taken for what it will stay at
MORE = (
    16 * 1024
)  # KiB that it may have grown by then, of some 100,000: the pieces of memory that are free lie elsewhere each time


def main(lies: int, first: int) -> int:
    """Prints how the judge has taken them, and what it cost; 1 if it cost memory or descriptors for good."""
    with Zygote() as honest:
        record = recorded(honest)
    taken: Counter[str] = Counter()
    began, early = time.monotonic(), (0, 0)
    with Zygote(LIMITS, "lying_session", (Path(__file__).parent,), R) as zygote:
        for number in range(lies // CHUNK):
            taken += tell(zygote, record, first + number, CHUNK)
            gc.collect()
            ctypes.CDLL(None).malloc_trim(0)  # what is free is given back now, not some time
            now = (_kilobytes(), len(descriptors()))
            early = max(early, now) if number < WARM else early
            print(
                f"{taken.total():,} lies in {time.monotonic() - began:.0f} s: {now[0]:,} KiB",
                flush=True,
            )
        left = Path(f"/proc/{zygote.pid}/task/{zygote.pid}/children").read_text().split()
    for end, count in taken.most_common():
        print(f"  {count:>9,}  {end}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"memory {early[0]:,} then {now[0]:,} KiB, {peak:,} at the most; descriptors {early[1]} then {now[1]}; processes {left}"
    )
    return int(now[0] > early[0] + MORE or now[1] > early[1] or bool(left))


def _kilobytes() -> int:
    fields = Path("/proc/self/statm").read_text().split()
    return int(fields[1]) * resource.getpagesize() // 1024


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*given, *(100_000, 0)[len(given) :]))
