"""The line on a terminal that tells what is looked at, and how long it may still take."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from grader.judge.grading import Progress

_LOOK_BACK = 3600.0  # seconds over which a pace is measured: all of them, since steps differ


def on_terminal() -> bool:
    """Whether anybody would see such a line."""
    return sys.stderr is not None and sys.stderr.isatty()


@contextmanager
def shown(name: str) -> Iterator[Progress]:
    """A function to be told about progress; the line goes away at the end of the block."""
    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(20))
    # A dumb terminal cannot take a line back.
    with Bar(*columns, console=console, transient=True, disable=console.is_dumb_terminal) as bar:
        task = bar.add_task(f"{name}: starting", total=None)

        def tell(what: str, done: int, of: int) -> None:
            bar.update(task, description=f"{name}: looking at {what}", completed=done, total=of)

        yield tell


class Steps:
    """Is told of steps that are done; shows nothing. Safe to use from several threads."""

    def done(self, what: str, weight: float) -> None:
        """A step is done. weight: how long it takes, compared with other steps."""

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Within this block others may write to the terminal."""
        yield


class _Shown(Steps):
    def __init__(self, bar: Bar, name: str, total: float) -> None:
        self._bar = bar
        self._name = name
        self._task = bar.add_task(name, total=total)

    def done(self, what: str, weight: float) -> None:
        self._bar.update(self._task, description=f"{self._name}: {what}", advance=weight)

    @contextmanager
    def aside(self) -> Iterator[None]:
        self._bar.stop()
        yield
        self._bar.start()


@contextmanager
def estimated(name: str, total: float) -> Iterator[Steps]:
    """What is to be told of steps whose weights sum up to `total`: shown on a terminal, with an estimate, nowhere else."""
    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    if not on_terminal() or console.is_dumb_terminal:
        yield Steps()
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(20), TimeRemainingColumn())
    bar = Bar(*columns, console=console, transient=True, speed_estimate_period=_LOOK_BACK)
    with bar:
        yield _Shown(bar, name, total)
