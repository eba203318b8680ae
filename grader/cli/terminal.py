"""A terminal: keys come from it one by one, and its screen can be cleared."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import sys
import termios
import tty
from collections.abc import Callable, Iterator

from grader.cli.errors import NoTerminal

END = "\x04"
"""What stands for a terminal that is gone, and what Ctrl-D sends."""
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"  # the screen, and what has scrolled off it: both are stale
_CLEAR_LINE = "\r\x1b[K"
_SEVERAL = re.compile(rb"\x1b(?:[\[O][0-9;?]*.?)?")
"""What keys send that have no character: arrows, Home, F1."""
_MOST = 64  # bytes of keys at once


class Gone(Exception):  # noqa: N818 - says what happened
    """Nobody looks at the terminal any more."""


class Terminal:
    """Standard input and output, which have to be a terminal. Raises NoTerminal where they are not."""

    def __init__(self) -> None:
        if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
            raise NoTerminal(
                "grade watch needs a terminal to show things on and to take keys from: "
                "'grade exercise N' and 'grade all' do without."
            )
        self.input = sys.stdin.fileno()
        self.dumb = os.environ.get("TERM", "dumb") in ("dumb", "unknown", "")

    @property
    def width(self) -> int:
        """Columns."""
        return max(shutil.get_terminal_size().columns, 20)

    @contextlib.contextmanager
    def by_key(self, redraw: Callable[[], None]) -> Iterator[None]:
        """Within the block keys come at once and are not shown. `redraw` is called when the size has changed, or when the
        process goes on after Ctrl-Z: from a signal handler, so it must not do much."""
        before = termios.tcgetattr(self.input)

        def go_on(*_: object) -> None:
            tty.setcbreak(self.input)
            redraw()

        handlers = {
            signal.SIGCONT: signal.signal(signal.SIGCONT, go_on),
            signal.SIGWINCH: signal.signal(signal.SIGWINCH, lambda *_: redraw()),
        }
        try:
            tty.setcbreak(self.input)
            yield
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self.input, termios.TCSADRAIN, before)

    def keys(self) -> str:
        """Those that were pressed, without those that send several characters. Call it when there is something to read."""
        try:
            read = os.read(self.input, _MOST)
        except OSError:
            return END
        if not read:
            return END
        return _SEVERAL.sub(b"", read).decode("utf-8", "replace")

    def clear(self) -> None:
        """Everything is gone from the screen; on a dumb terminal, a line is between it and what comes."""
        self.write(f"\n{'-' * (self.width - 1)}\n" if self.dumb else _CLEAR)

    def status(self, text: str) -> None:
        """The last line is this from now on. Nothing on a dumb terminal, which cannot take a line back."""
        if not self.dumb:
            self.write(_CLEAR_LINE + text[: self.width - 1])

    def write(self, text: str) -> None:
        """Show text. Raises Gone."""
        with self.showing():
            sys.stdout.write(text)

    @contextlib.contextmanager
    def showing(self) -> Iterator[None]:
        """What is written to standard output in this block is shown at its end. Raises Gone."""
        try:
            yield
            sys.stdout.flush()
        except OSError as error:
            raise Gone from error
