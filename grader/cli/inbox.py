"""What a loop waits for: keys, and what other threads have to tell."""

from __future__ import annotations

import os
import select
from collections import deque
from typing import Self


class Inbox:
    """Letters from other threads and from signal handlers, in their order. A context manager: closed at the end."""

    def __init__(self) -> None:
        self._letters: deque[object] = deque()
        self._ear, self._bell = os.pipe()
        os.set_blocking(self._bell, False)
        os.set_blocking(self._ear, False)

    def put(self, letter: object) -> None:
        """Have `wait` give this. Never blocks."""
        self._letters.append(letter)
        try:
            os.write(self._bell, b"!")
        except BlockingIOError:
            pass  # the bell has been rung often enough

    def wait(self, other: int) -> tuple[list[object], bool]:
        """Waits until there is something. All letters that have come; whether there is something to read from `other`."""
        ready, _, _ = select.select([self._ear, other], [], [])
        if self._ear in ready:
            os.read(self._ear, 65_536)
        letters = [self._letters.popleft() for _ in range(len(self._letters))]
        return letters, other in ready

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._bell)
        os.close(self._ear)
