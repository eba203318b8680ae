"""`grade all`: grades every exercise that is there."""

from __future__ import annotations

import click

from grader.cli.errors import NotInFolder
from grader.cli.lazy import load
from grader.cli.options import Options, grading_options, path_option
from grader.cli.outputs import outputs_of, ready
from grader.cli.signals import SIGNALS
from grader.cli.submission import files_in, read
from grader.judge.effort import EFFORTS
from grader.records.exercise import EXERCISES
from grader.sandbox.zygote import Zygote


@click.command("all")
@path_option("DIR")
@grading_options
def command(
    path: str, seed: int, effort: str, form: str, html: str | None, outputs: tuple[str, ...]
) -> int:
    """Grade every exercise whose file is in the folder --path."""
    options = Options(path, seed, EFFORTS[effort], form, html, outputs_of(outputs))
    files = files_in(path)
    if not files:
        raise NotInFolder(
            f"--path {path!r} has no exercise in it, such as {EXERCISES[0].file}.py. "
            "'grade list' shows all of them."
        )
    sources = [(e, files[e.key], read(files[e.key])) for e in EXERCISES if e.key in files]
    ready(options, *files.values())
    with Zygote() as zygote, SIGNALS.cutting_short(zygote.close):
        code: int = load("grader.cli.judging").every(zygote, sources, options)
        return code
