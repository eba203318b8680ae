"""Gives threads and futures hashes that are the same in every run.

By nature an object's hash is its address, and the library iterates over sets of threads (`Executor.shutdown` joins
them) and of futures (`wait`, `as_completed`): the order would differ from run to run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import count
from typing import Any


class Serials:
    """Numbers objects in the order in which their hash is first asked for."""

    def __init__(self) -> None:
        self._next: Callable[[], int] = count(1).__next__

    def reset(self) -> None:
        """Begin at 1 again."""
        self._next = count(1).__next__

    def adapt(self) -> None:
        """Number the threads and futures of the library that is installed."""

        def number(thing: Any) -> int:
            serial: int | None = thing.__dict__.get("_serial")
            if serial is None:
                serial = thing.__dict__["_serial"] = self._next()
            return serial

        threading: Any = sys.modules["threading"]
        futures: Any = sys.modules["concurrent.futures._base"]
        threading.Thread.__hash__ = number
        futures.Future.__hash__ = number
        futures.id = number  # by which it sorts the futures whose locks it takes
