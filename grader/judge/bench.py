"""The laboratories that work on one submission side by side, one a thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from grader.judge.laboratory import Laboratory
from grader.sandbox.processors import processors

MOST = 4  # more workers than this wait for the one thread that judges


class Bench:
    """A pool of threads, each with a laboratory of its own. A context manager: no worker outlives it."""

    def __init__(self, make: Callable[[], Laboratory], most: int = MOST) -> None:
        """most: laboratories that work at once, where the machine has as many cores."""
        self._make = make
        self._mine = threading.local()
        self._all: list[Laboratory] = []
        self.own = self.lab()
        self.pool = ThreadPoolExecutor(min(most, processors()))

    def lab(self) -> Laboratory:
        """The laboratory of the thread that asks."""
        lab: Laboratory | None = getattr(self._mine, "lab", None)
        if lab is None:
            lab = self._mine.lab = self._make()
            self._all.append(lab)
        return lab

    def refresh(self) -> None:
        """Let every next request go to a fresh worker. Not while any is under way."""
        for lab in self._all:
            lab.refresh()

    def __enter__(self) -> Bench:
        return self

    def __exit__(self, *_: object) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)
        self.refresh()
