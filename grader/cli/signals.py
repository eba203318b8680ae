"""Ends on SIGINT, SIGTERM and SIGHUP: soon, whatever is under way, and with nothing left behind."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from grader.cli.errors import ENDING, Stopped

_COMING_DOWN = 5.0  # seconds; a tenth of one is usual
_ONE_PRESS = 0.5  # seconds; `timeout` and some terminals send one signal twice


class Signals:
    """While installed, the first signal raises Stopped in the main thread; a second one ends the
    process at once (its zygote notices and ends all workers)."""

    def __init__(self) -> None:
        self.stopped: Stopped | None = None
        self._since = 0.0
        self._bell = -1
        self._left = ""

    @contextmanager
    def installed(self) -> Iterator[Signals]:
        """Handle signals inside the block. In the main thread only."""
        before = {number: signal.getsignal(number) for number in ENDING}
        self.install()
        try:
            yield self
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def install(self) -> None:
        """Handle signals from now on, but for those that the caller has us ignore (`nohup`, a shell's background jobs). In
        the main thread only."""
        for number in ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._handle)

    def too_late(self) -> None:
        """All is done: what comes now changes nothing any more."""
        for number in ENDING:
            signal.signal(number, signal.SIG_IGN)

    @contextmanager
    def leaving(self, left: str) -> Iterator[None]:
        """Inside the block, this is what a signal leaves of the work."""
        self._left, before = left, self._left
        try:
            yield
        finally:
            self._left = before

    @contextmanager
    def cutting_short(self, close: Callable[[], None]) -> Iterator[None]:
        """Inside the block a signal also calls `close`, from a thread of its own.

        The judge's threads wait for workers, and the main thread for them: up to twenty seconds where
        a submission hangs. Once its worker is gone, the wait is over. Most often: an exception that comes while a condition of
        `threading` is entered leaves its lock taken for good, and a pool's threads wait for it. Then the process is ended.
        """
        ear, self._bell = os.pipe()
        down = threading.Lock()
        down.acquire()

        def listen() -> None:
            if os.read(ear, 1):
                with suppress(Exception):  # the main thread may be closing it at the same time
                    close()
                if not down.acquire(timeout=_COMING_DOWN) and self.stopped is not None:
                    self.stopped.end_process()

        listener = threading.Thread(target=listen, name="listens for signals", daemon=True)
        listener.start()
        try:
            yield
        finally:
            down.release()
            bell, self._bell = self._bell, -1
            os.close(bell)
            listener.join()
            os.close(ear)

    def _handle(self, number: int, frame: FrameType | None) -> None:
        now = time.monotonic()
        if self.stopped is not None:
            if now - self._since > _ONE_PRESS:
                self.stopped.end_process()
            return
        self._since = now
        self.stopped = Stopped(number, self._left)
        # Raised in a callback of the garbage collector it would be printed and forgotten: then
        # `cutting_short` ends the work all the same, and nobody needs to read about it.
        sys.unraisablehook = _ignore
        if self._bell >= 0:
            os.write(self._bell, b"!")
        raise self.stopped


def _ignore(unraisable: object) -> None:
    pass


SIGNALS = Signals()
"""A process has one set of signal handlers, so there is one of these."""
