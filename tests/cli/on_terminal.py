"""Runs `grade` on a terminal of its own, and looks at its screen as a person would."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pyte
from ptyprocess import PtyProcess

from .running import COMMAND, environment

DEADLINE = 120.0  # seconds; a few are usual, but the machine may be busy


class OnTerminal:
    """A program on a terminal. A context manager: it is gone at the end."""

    def __init__(
        self, *arguments: str, cwd: Path, columns: int = 100, term: str = "xterm", **more: str
    ) -> None:
        self._screen = pyte.Screen(columns, 200)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self.process = PtyProcess.spawn(
            [*COMMAND, *arguments], cwd=str(cwd), env=environment(TERM=term, **more),
            dimensions=(200, columns),
        )  # fmt: skip

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    def until(self, *texts: str) -> str:
        """Waits until all of these are on the screen, wherever lines break; what is on it then, in one line."""
        return self.until_it(lambda seen: all(text in seen for text in texts), str(texts))

    def until_it(self, seen: Callable[[str], bool], what: str) -> str:
        """Waits until the screen, in one line, is as wanted."""
        limit = time.monotonic() + DEADLINE
        while not seen(" ".join(self.text.split())):
            left = limit - time.monotonic()
            assert left > 0, f"not seen: {what}\n{self.text}"
            assert self._read(left), f"ended before: {what}\n{self.text}"
        return " ".join(self.text.split())

    def press(self, keys: str) -> None:
        """As if somebody pressed these keys."""
        self.process.write(keys.encode())

    def end(self) -> int:
        """Waits for the program to end; its exit code."""
        limit = time.monotonic() + DEADLINE
        while self._read(limit - time.monotonic()):
            pass
        assert time.monotonic() < limit, f"did not end\n{self.text}"
        code: int = self.process.wait()
        return code

    def _read(self, seconds: float) -> bool:
        """Shows some of what was written; False if nothing more will be."""
        ready, _, _ = select.select([self.process.fd], [], [], seconds)
        try:
            written = os.read(self.process.fd, 65_536) if ready else b""
        except OSError:  # how Linux tells that the other side is closed
            return False
        self.raw += written
        self._stream.feed(written)
        return bool(written)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.close(force=True)
