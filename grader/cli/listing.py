"""`grade list`: lists the exercises."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import click

from grader.cli.options import DEFAULT_PATH, path_option
from grader.cli.output import emit
from grader.cli.submission import files_in
from grader.records.exercise import EXERCISES


@click.command("list")
@path_option("DIR")
def command(path: str) -> int:
    """List the exercises, and which of them are in the folder --path."""

    # Without a folder of one's own yet, the list is still of use.
    files = files_in(path) if path != DEFAULT_PATH or Path(path).is_dir() else {}

    def write(out: TextIO) -> None:
        for exercise in EXERCISES:
            file = f"{exercise.file}.py"
            there = "there" if exercise.key in files else "not there"
            print(f"{exercise.number:>2}  {file:<28}  {there:<9}  {exercise.title}", file=out)

    emit(write)
    return 0
