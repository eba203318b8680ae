"""Grades for pytest. Heavy to import, so it is loaded when the first item runs."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.cli.errors import Stopped, WeakSandbox
from grader.cli.options import Options
from grader.cli.sandbox import require
from grader.cli.signals import SIGNALS
from grader.judge.effort import EFFORTS
from grader.judge.grading import grade
from grader.judge.submissions import read_source, refused
from grader.records.exercise import Exercise
from grader.report.graded import Graded
from grader.report.visible import shell_word, visible
from grader.sandbox.worker import GraderBroke
from grader.sandbox.zygote import Zygote

FAILURES = (GraderBroke, OSError, WeakSandbox)
"""What `graded` may raise."""


def graded(
    path: Path, exercise: Exercise, seed: int, effort: str, wanted_level: str | None
) -> Graded:
    """The verdict on the file at `path`. Raises GraderBroke, OSError where the file cannot be read, and WeakSandbox where
    the machine gives less than `wanted_level`, or than what `grade` asks for where it is None."""
    file = os.path.relpath(path)
    again = Options(file, seed, EFFORTS[effort], "text").command(
        f"exercise {exercise.number}", shell_word
    )
    source = read_source(path)
    with Zygote() as zygote, _interruptible(zygote):
        require(zygote, wanted_level, "--grade-require-sandbox")
        if source.problem is not None:
            sandbox = zygote.reached.lines()
            verdict = refused(exercise, source.problem, seed, EFFORTS[effort], sandbox)
        else:
            verdict = grade(
                zygote, exercise, source.filename, source.content, seed, EFFORTS[effort]
            )
        return Graded(verdict, file, again, zygote.reached.warning(), source.content)


def told(error: Exception) -> str:
    """A failure in one line: what happened, and whose fault it is."""
    if isinstance(error, OSError):
        return visible(f"the file cannot be read: {error.strerror or error}")
    if isinstance(error, WeakSandbox):
        return visible(str(error))
    return visible(f"the grader itself broke, which costs no points: {error}. Please report it.")


@contextmanager
def _interruptible(zygote: Zygote) -> Iterator[None]:
    """Inside the block Ctrl-C ends the work at once, even where a submission hangs."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    try:
        with SIGNALS.installed(), SIGNALS.cutting_short(zygote.close):
            yield
    except (Stopped, GraderBroke):
        if SIGNALS.stopped is None:
            raise
        raise KeyboardInterrupt from None
