"""`grade list`: the exercises, and how far one is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

import click

from grader.cli.columns import filled, table
from grader.cli.options import DEFAULT_PATH, path_option
from grader.cli.output import emit
from grader.cli.standing import Standing, bar, standing_of
from grader.cli.submission import files_in
from grader.records.exercise import EXERCISES, Exercise
from grader.report.visible import visible
from grader.report.wording import program


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
    emit(lambda out: _write(standings, path, out))
    return 0


def _write(standings: Mapping[str, Standing], path: str, out: TextIO) -> None:
    for line in table(_row(exercise, standings) for exercise in EXERCISES):
        print(line, file=out)
    print(file=out)
    if standings:
        passed = sum(standing.passed for standing in standings.values())
        print(f"{bar(passed, len(EXERCISES), out)} {passed} of {len(EXERCISES)} passed", file=out)
    else:
        print(filled(f"None of them is in {visible(path)} yet. This makes a folder that has them:"), file=out)  # fmt: skip
        print(f"  {program()} init threads", file=out)


def _row(exercise: Exercise, standings: Mapping[str, Standing]) -> list[str]:
    """The cells of an exercise's row. Where nobody has begun, nothing is said about each."""
    standing = standings.get(exercise.key)
    told = standing.told if standing else "not there"
    return [f"{exercise.number:>2}", f"{exercise.file}.py", *([told] if standings else []), exercise.title]  # fmt: skip
