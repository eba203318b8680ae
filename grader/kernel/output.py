"""Virtual standard streams: what a run prints is kept, up to a limit, and never reaches the real ones."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from grader.kernel.kernel import Kernel
from grader.kernel.strategy import OUTPUT_OPERATION


class VirtualOutput(io.TextIOBase):
    """Standard output or error of a run. `write` has a point before its text is added, as each write is a step."""

    encoding = "utf-8"
    errors = "strict"

    def __init__(self, kernel: Kernel, name: str) -> None:
        super().__init__()
        self._kernel = kernel
        self.name = name
        self.pieces: list[str | Callable[[], str]] = []
        self.size = 0

    def reset(self) -> None:
        """Forget what was written."""
        self.pieces = []
        self.size = 0

    def write(self, text: str, /) -> int:
        """Add text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        kernel = self._kernel
        kernel.point(OUTPUT_OPERATION, self)
        kernel.left += (
            not kernel.ready
        )  # who prints alone is busy, not stuck: the limit below ends it
        kernel.progress += 1
        self.size += len(text)
        if self.size > kernel.limits.output and not kernel.draining:
            kernel.stop("too-much-output", f"more than {kernel.limits.output:,} characters")
        if not kernel.draining:  # what is unwound is not part of the run
            self.pieces.append(text)
        return len(text)

    def writable(self) -> bool:
        """It is."""
        return True

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        """It is not a terminal."""
        return False

    def text(self) -> str:
        """All that was written so far."""
        return "".join(piece if isinstance(piece, str) else piece() for piece in self.pieces)


class VirtualInput(io.TextIOBase):
    """Standard input of a run: nobody types. The first attempt to read is remembered."""

    encoding = "utf-8"
    name = "<stdin>"

    def __init__(self) -> None:
        super().__init__()
        self.asked = False

    def readable(self) -> bool:
        """It is, and empty."""
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """The end of the file."""
        self.asked = True
        return ""

    def read(self, size: int | None = -1, /) -> str:
        """The end of the file."""
        self.asked = True
        return ""


class Streams:
    """The three streams of a run."""

    def __init__(self, kernel: Kernel) -> None:
        self.stdout = VirtualOutput(kernel, "<stdout>")
        self.stderr = VirtualOutput(kernel, "<stderr>")
        self.stdin = VirtualInput()

    def reset(self) -> None:
        """Empty, and in their places in `sys`."""
        self.stdout.reset()
        self.stderr.reset()
        self.stdin.asked = False
        self.put()

    def put(self) -> None:
        """Put them in their places in `sys`."""
        sys.stdout, sys.stderr, sys.stdin = self.stdout, self.stderr, self.stdin
        sys.__stdout__, sys.__stderr__, sys.__stdin__ = self.stdout, self.stderr, self.stdin  # type: ignore[misc, assignment]

    @contextmanager
    def installed(self) -> Iterator[None]:
        """`sys` has these streams within this block, and afterwards its own again."""
        names = ("stdout", "stderr", "stdin", "__stdout__", "__stderr__", "__stdin__")
        before = {name: getattr(sys, name) for name in names}
        self.put()
        try:
            yield
        finally:
            for name, stream in before.items():
                setattr(sys, name, stream)
