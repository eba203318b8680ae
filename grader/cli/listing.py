"""`grade list`: the exercises, and how far one is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

import click

from grader.cli.options import DEFAULT_PATH, path_option
from grader.cli.output import emit
from grader.cli.standing import Standing, bar, standing_of
from grader.cli.submission import files_in
from grader.records.exercise import EXERCISES


@click.command("list")
@path_option("DIR")
def command(path: str) -> int:
    """List the exercises: which of them are in the folder --path, and how far you are with each.

    What was graded is kept in the folder .threadgrader that 'grade init' and 'grade watch' make there. What passed only a
    quick look is not counted yet ("passes so far"): 'grade exercise N' looks more closely.

    \b
    Examples:
      grade list
      grade list --path solutions
    """

    # Without a folder of one's own yet, the list is still of use.
    files = files_in(path) if path != DEFAULT_PATH or Path(path).is_dir() else {}
    standings = {
        exercise.key: standing_of(files[exercise.key], exercise)
        for exercise in EXERCISES
        if exercise.key in files
    }
    emit(lambda out: _write(standings, out))
    return 0


def _write(standings: Mapping[str, Standing], out: TextIO) -> None:
    for exercise in EXERCISES:
        told = standings[exercise.key].told if exercise.key in standings else "not there"
        print(f"{exercise.number:>2}  {exercise.file + '.py':<28}  {told:<16}  {exercise.title}", file=out)  # fmt: skip
    if standings:
        passed = sum(standing.passed for standing in standings.values())
        print(f"\n{bar(passed, len(EXERCISES), out)} {passed} of {len(EXERCISES)} passed", file=out)
