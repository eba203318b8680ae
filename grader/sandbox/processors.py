"""How much can be done at once on this machine."""

from __future__ import annotations

import os
import sys


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
