"""`grade all`: grades every exercise that is there."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.errors import NotInFolder
from grader.cli.lazy import load
from grader.cli.options import Options, grading_options, path_option
from grader.cli.outputs import outputs_of, ready
from grader.cli.sandbox import require, sandbox_option
from grader.cli.signals import SIGNALS
from grader.cli.submission import files_in, find_exercise, read
from grader.judge.effort import EFFORTS
from grader.judge.submissions import Source
from grader.records.exercise import EXERCISES, Exercise
from grader.sandbox.zygote import Zygote

_ALL = "all"


@click.command("all")
@path_option("DIR")
@click.option(
    "--only", default=None, metavar="N,N,...|all",
    help="Grade these exercises, and no others; one whose file is missing gets no points.",
)  # fmt: skip
@grading_options
@sandbox_option
def command(
    path: str, only: str | None, seed: int, effort: str, form: str, html: str | None,
    outputs: tuple[str, ...], wanted_level: str | None,
) -> int:  # fmt: skip
    """Grade every exercise whose file is in the folder --path.

    \b
    Examples:
      grade all
      grade all --only 1,2,3 --format github --output junit=report.xml
    """
    options = Options(path, seed, EFFORTS[effort], form, html, outputs_of(outputs))
    wanted = None if only is None else _wanted(only)
    files = files_in(path)
    if not files and wanted is None:
        raise NotInFolder(
            f"--path {path!r} has no exercise in it, such as {EXERCISES[0].file}.py. "
            "'grade list' shows all of them."
        )
    sources = _sources(Path(path), files, wanted)
    ready(options, *files.values())
    with Zygote() as zygote, SIGNALS.cutting_short(zygote.close):
        judging = load("grader.cli.judging")
        require(zygote, wanted_level)
        code: int = judging.every(zygote, sources, options)
        return code


def _wanted(only: str) -> set[str]:
    """The keys of the exercises that `only` names. Raises UnknownExercise."""
    if only.strip().lower() == _ALL:
        return {exercise.key for exercise in EXERCISES}
    return {find_exercise(part).key for part in only.split(",")}


def _sources(
    folder: Path, files: dict[str, Path], wanted: set[str] | None
) -> list[tuple[Exercise, Path, Source]]:
    """What is graded, in the order of the exercises: the wanted ones, or else those that are there."""
    sources = []
    for exercise in EXERCISES:
        if exercise.key in (files if wanted is None else wanted):
            name = f"{exercise.file}.py"
            there = files.get(exercise.key)
            source = Source(name, b"", 0, missing=True) if there is None else read(there)
            sources.append((exercise, there or folder / name, source))
    return sources
