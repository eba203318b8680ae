"""`grade exercise`: grades one exercise."""

from __future__ import annotations

import click

from grader.cli.lazy import load
from grader.cli.options import Options, exercise_argument, grading_options, path_option
from grader.cli.outputs import outputs_of, ready
from grader.cli.sandbox import require, sandbox_option
from grader.cli.signals import SIGNALS
from grader.cli.submission import file_of, find_exercise, read
from grader.judge.effort import EFFORTS
from grader.sandbox.zygote import Zygote


@click.command("exercise")
@exercise_argument()
@path_option("FILE|DIR")
@grading_options
@sandbox_option
def command(
    wanted: str,
    path: str,
    seed: int,
    effort: str,
    form: str,
    html: str | None,
    wanted_level: str | None,
    outputs: tuple[str, ...],
) -> int:
    """Grade one exercise, given by its number or its name.

    --path is one file of any name, or a folder that holds exNN_name.py.

    \b
    Examples:
      grade exercise 3
      grade exercise safe_print --path solution.py --effort thorough
      grade exercise 3 --format json --output junit=report.xml --html page.html
    """
    options = Options(path, seed, EFFORTS[effort], form, html, outputs_of(outputs))
    exercise = find_exercise(wanted)
    file = file_of(exercise, path)
    source = read(file)
    ready(options, file)
    with Zygote() as zygote, SIGNALS.cutting_short(zygote.close):
        # Only now, while the zygote gets ready: it takes as long as Hypothesis takes to be imported.
        judging = load("grader.cli.judging")
        require(zygote, wanted_level)
        code: int = judging.one(zygote, exercise, file, source, options)
        return code
