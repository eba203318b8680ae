"""`grade init`: makes a student's folder, or an autograder for Gradescope."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import click

from grader.cli.columns import filled, table
from grader.cli.difference import difference
from grader.cli.errors import FAILED, PASSED, NotWritable
from grader.cli.handouts import autograder, student
from grader.cli.next_steps import for_autograder, for_student
from grader.cli.output import emit
from grader.cli.placing import Placed, Planned, place
from grader.cli.state import refuse_link
from grader.report.visible import visible

_SIGNS = "What differs, with - for what is there and + for what would have been written:"


@click.command("init")
@click.argument("folder", metavar="DIR")
@click.option("--gradescope", is_flag=True, help="Make an autograder for Gradescope instead.")
def command(folder: str, gradescope: bool) -> int:
    """Make DIR a folder to work in: the exercises, a README, settings for CI and for editors.

    A file that is there already is never replaced; where it is not what would be written, it is told what differs, and the
    exit code is 1. Else it is 0. With 'grade --exercises PATH' it is the exercises alone; an autograder takes them along.

    \b
    Examples:
      grade init threads
      grade init .
      grade init autograder --gradescope
    """
    if not folder:
        raise NotWritable("DIR is empty: give the folder that is to be made, such as 'threads'.")
    if not gradescope:
        refuse_link(Path(folder) / "exercises")
    plan = autograder() if gradescope else student()
    placed = place(Path(folder), plan)
    steps = for_autograder(folder) if gradescope else for_student(folder)
    lines = [*_told(placed), *_differences(Path(folder), plan, placed), "", *steps]

    def write(out: TextIO) -> None:
        for line in lines:
            print(line, file=out)

    emit(write)
    return FAILED if any(one.fate == "differs" for one in placed) else PASSED


def _told(placed: Sequence[Placed]) -> list[str]:
    """What became of each file."""
    return table((visible(one.name), _fate(one)) for one in placed)


def _fate(one: Placed) -> str:
    match one.fate:
        case "new":
            return "new"
        case "same":
            return "there already"
        case "differs":
            lines = "1 line" if one.lines == 1 else f"{one.lines} lines"
            return f"differs ({lines}): left as it is"


def _differences(folder: Path, plan: Sequence[Planned], placed: Sequence[Placed]) -> list[str]:
    """What differs in each file that is not as planned."""
    lines = []
    for planned, one in zip(plan, placed, strict=True):
        if one.fate == "differs":
            lines += [visible(one.name), *difference(folder / one.name, planned.content)]
    return ["", filled(_SIGNS), *lines] if lines else []
