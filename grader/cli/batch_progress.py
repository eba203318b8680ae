"""What is shown while a class is graded: a line with rate and estimate on a terminal, elsewhere a line a submission."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from grader.cli.output import tell
from grader.cli.progress import on_terminal
from grader.report.visible import visible

_LOOK_BACK = 600.0  # seconds over which the pace is measured: submissions differ much

Told = Callable[[str], None]
"""Told what came of a submission, in one line."""


@contextmanager
def counted(total: int) -> Iterator[Told]:
    """What is to be told of each of `total` submissions. On a terminal the line goes away at the end of the block."""
    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    if not on_terminal() or console.is_dumb_terminal:
        yield _Lines(total).tell
        return
    columns = (
        TextColumn("grading"), BarColumn(30), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(), TextColumn("{task.fields[last]}", markup=False),
    )  # fmt: skip
    with Bar(*columns, console=console, transient=True, speed_estimate_period=_LOOK_BACK) as bar:
        task = bar.add_task("", total=total, rate="", last="")
        began = time.monotonic()
        count = 0

        def told(line: str) -> None:
            nonlocal count
            count += 1
            rate = 60 * count / max(time.monotonic() - began, 0.001)
            bar.update(task, advance=1, rate=f"{rate:.0f}/min", last=visible(line))

        yield told


class _Lines:
    """A line each."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._count = 0

    def tell(self, line: str) -> None:
        self._count += 1
        tell(f"{self._count:,}/{self._total:,} {line}")
