"""Grades what a command has found, and has it reported. Heavy to import: see grader/cli/lazy.py."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from grader.cli import state
from grader.cli.errors import FAILED, PASSED
from grader.cli.lazy import load
from grader.cli.options import DEFAULT_PATH, Options
from grader.cli.outputs import finish
from grader.judge.grading import Progress, grade
from grader.judge.submissions import Source, refused
from grader.records.exercise import Exercise
from grader.report.graded import Graded, Total
from grader.report.visible import shell_word
from grader.sandbox.zygote import Zygote


def one(zygote: Zygote, exercise: Exercise, file: Path, source: Source, options: Options) -> int:
    """Grade one submission and report it; the exit code."""
    graded = _graded(zygote, exercise, file, source, options)
    finish(options, graded)
    return _code(graded.verdict.passed, options)


def every(
    zygote: Zygote, sources: Sequence[tuple[Exercise, Path, Source]], options: Options
) -> int:
    """Grade some submissions and report them together; the exit code."""
    everything = [
        _graded(zygote, exercise, file, source, options) for exercise, file, source in sources
    ]
    total = Total(tuple(everything), options.seed, options.effort.name)
    finish(options, total)
    return _code(total.passed, options)


def _code(passed: bool, options: Options) -> int:
    # Classroom 50 takes every other code for a grader that broke.
    return PASSED if passed or options.form == "classroom50" else FAILED


def _graded(
    zygote: Zygote, exercise: Exercise, file: Path, source: Source, options: Options
) -> Graded:
    problem = source.problem
    if problem is not None:
        sandbox = zygote.reached.lines()
        verdict = refused(exercise, problem, options.seed, options.effort, sandbox)
    else:
        with _progress(exercise) as progress:
            verdict = grade(
                zygote, exercise, source.filename, source.content, options.seed, options.effort, progress
            )  # fmt: skip
    state.note(file, exercise, source.content, verdict)
    again, elsewhere = (
        each.command(f"exercise {exercise.number}", shell_word)
        for each in (options, replace(options, path=DEFAULT_PATH))
    )
    warning = zygote.reached.warning()
    return Graded(verdict, str(file), again, warning, source.content, elsewhere)


@contextmanager
def _progress(exercise: Exercise) -> Iterator[Progress]:
    """Shown on a terminal, nowhere else."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda what, done, of: None
        return
    with load("grader.cli.progress").shown(f"exercise {exercise.number}") as progress:
        yield progress
