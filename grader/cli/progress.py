"""The line on a terminal that tells what is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from grader.judge.grading import Progress


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
