"""`grade reset`: puts an exercise back as it was handed out."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from grader.cli.errors import FAILED, PASSED, WrongUsage
from grader.cli.options import exercise_argument, path_option
from grader.cli.output import tell
from grader.cli.pages import write_page
from grader.cli.state import keep_copy
from grader.cli.submission import find_exercise, place_of, read
from grader.judge.stubs import stub_of
from grader.report.visible import visible


@click.command("reset")
@exercise_argument()
@path_option("FILE|DIR")
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(wanted: str, path: str, yes: bool) -> int:
    """Put an exercise back as it was handed out, after asking; a copy of yours is kept.

    The copies are numbered and lie in the folder .threadgrader beside the file. Exit code 1 if you say no.

    \b
    Examples:
      grade reset 3
      grade reset safe_print --yes
    """
    exercise = find_exercise(wanted)
    file = place_of(exercise, path)
    stub = stub_of(exercise)
    if os.path.lexists(file):
        read(file)  # or says why it cannot be
        content = file.read_bytes()
        if content == stub:
            tell(f"{file} is as it was handed out already")
            return PASSED
        if not yes and not _agreed(file):
            tell(f"{file} is left as it is")
            return FAILED
        tell(f"yours is kept in {keep_copy(file, content)}")
    write_page(str(file), stub.decode(), "reset:")
    tell(f"{file} is as it was handed out")
    return PASSED


def _agreed(file: Path) -> bool:
    """Asks on the terminal. Raises WrongUsage where there is none."""
    if sys.stdin is None or sys.stderr is None or not sys.stdin.isatty():
        raise WrongUsage(f"{str(file)!r} is not as it was handed out: say --yes to reset it.")
    sys.stderr.write(f"grade: put {visible(str(file))} back as it was handed out? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
