"""`grade watch`: grades on each save."""

from __future__ import annotations

import click

from grader.cli.errors import NotInFolder
from grader.cli.lazy import load, load_with
from grader.cli.options import exercise_argument, path_option
from grader.cli.sole import sole
from grader.cli.submission import files_in, find_exercise
from grader.cli.terminal import Terminal
from grader.sandbox.zygote import Zygote


@click.command("watch")
@exercise_argument(required=False)
@path_option("DIR")
def command(wanted: str | None, path: str) -> int:
    """Grade on each save: quickly first, then more closely; go on to the next exercise when one passes.

    It begins with the first exercise that has not passed, or with N. A file that is saved is the one that is graded.
    Keys: h for a hint, r to run again, n and p for the next and the previous exercise, q to quit.

    \b
    Examples:
      grade watch
      grade watch 3
      grade watch --path homework
    """
    first = None if wanted is None else find_exercise(wanted)
    if not files_in(path):
        raise NotInFolder(
            f"--path {path!r} has no exercise in it: 'grade init DIR' makes a folder that has."
        )
    terminal = Terminal()
    saves = load_with("watchfiles", "watch", "grade watch", "grader.cli.saves")
    with sole(path), Zygote() as zygote:
        watching = load("grader.cli.watching")
        watching.watch(path, first, terminal, saves.Saves, zygote)
    return 0
