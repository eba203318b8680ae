"""Grades what a command has found, and has it reported. Heavy to import: see grader/cli/lazy.py."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from grader.cli.errors import FAILED, PASSED
from grader.cli.lazy import load
from grader.cli.options import FORMATS, Options
from grader.cli.output import emit, tell
from grader.cli.pages import write_page
from grader.judge.grading import Progress, grade
from grader.judge.submissions import Source, refused
from grader.records.exercise import Exercise
from grader.report.graded import Graded, Total
from grader.report.visible import shell_word
from grader.sandbox.zygote import Zygote


def one(zygote: Zygote, exercise: Exercise, file: Path, source: Source, options: Options) -> int:
    """Grade one submission and report it; the exit code."""
    report = load(FORMATS[options.form])
    again = options.command(f"exercise {exercise.number}", shell_word)
    graded = _graded(zygote, exercise, file, source, options, again)

    def write(out: TextIO) -> None:
        report.write(graded, out)

    _finish(write, options, lambda html: str(html.page_of(graded)))
    return PASSED if graded.verdict.passed else FAILED


def every(
    zygote: Zygote, sources: Sequence[tuple[Exercise, Path, Source]], options: Options
) -> int:
    """Grade some submissions and report them together; the exit code."""
    report = load(FORMATS[options.form])
    everything = [
        _graded(
            zygote, exercise, file, source, options,
            options.command(f"exercise {exercise.number}", shell_word),
        )
        for exercise, file, source in sources
    ]  # fmt: skip
    total = Total(tuple(everything), options.seed, options.effort.name)

    def write(out: TextIO) -> None:
        report.write_all(total, out)

    _finish(write, options, lambda html: str(html.page_of_all(total)))
    return PASSED if total.passed else FAILED


def _finish(write: Callable[[TextIO], None], options: Options, page: Callable[[Any], str]) -> None:
    """Write all reports that were asked for. The page first: if it fails, nothing is on standard output."""
    if options.html is not None:
        write_page(options.html, page(load("grader.report.html.verdicts")))
    emit(write)
    if options.html is not None:
        tell(f"the page is in {options.html}")


def _graded(
    zygote: Zygote, exercise: Exercise, file: Path, source: Source, options: Options, again: str
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
    return Graded(verdict, str(file), again, zygote.reached.warning(), source.content)


@contextmanager
def _progress(exercise: Exercise) -> Iterator[Progress]:
    """Shown on a terminal, nowhere else."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda what, done, of: None
        return
    with load("grader.cli.progress").shown(f"exercise {exercise.number}") as progress:
        yield progress
