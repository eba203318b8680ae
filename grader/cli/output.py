"""Writes to standard output and standard error, whatever they are connected to."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import TextIO

from grader.cli.errors import OutputFailed
from grader.report.visible import visible


def prepare() -> None:
    """Let no character stop us that a stream's encoding lacks: it is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def emit(write: Callable[[TextIO], None]) -> None:
    """Let `write` write to standard output, all of it before this returns.

    A reader that has gone (`| head`) is no error. Raises OutputFailed for others.
    """
    if sys.stdout is None:  # closed by the caller: nobody wants it
        return
    try:
        write(sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
    except OSError as error:
        silence()
        raise OutputFailed(f"standard output cannot be written: {error.strerror}") from error


def silence() -> None:
    """Let all further output go nowhere, so that Python's flush at its end finds no error either."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def complain(message: str) -> None:
    """One line on standard error that says what is wrong."""
    tell(message)


def tell(message: str) -> None:
    """One line on standard error, as far as that can be written."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"grade: {visible(message)}\n")
        sys.stderr.flush()
    except OSError:
        pass
