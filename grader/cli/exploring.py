"""Explores a script and has it reported. Heavy to import: see grader/cli/lazy.py."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from grader.cli.errors import FAILED, PASSED, WrongUsage
from grader.cli.lazy import load
from grader.cli.output import complain, emit, tell
from grader.cli.pages import write_page
from grader.judge.exploring import Asked, explore
from grader.judge.submissions import Source
from grader.judge.sweep import NoSuchCall, Tell
from grader.records.schedule import Choices
from grader.records.source import text_of
from grader.report.visible import shell_word, visible
from grader.sandbox.zygote import Zygote

FORMATS = {"text": "grader.report.exploration_text", "json": "grader.report.exploration_json"}
"""The modules that write explorations. Each has `write(exploration, again, out)`."""


def explored(
    zygote: Zygote,
    source: Source,
    file: str,
    call: str,
    seed: int,
    effort: str,
    choices: Choices | None,
    form: str,
    html: str | None,
) -> int:
    """Explore a script and report it; the exit code. Raises WrongUsage where `call` cannot be called."""
    report = load(FORMATS[form])
    asked = Asked(visible(file), call, seed, effort, choices)
    try:
        with _progress(asked.file) as progress:
            exploration = explore(zygote, source, asked, progress)
    except NoSuchCall as error:
        raise WrongUsage(f"--call {call}: {error}.") from None
    again = " ".join(["grade explore", shell_word(file), *(["--call", call] if call else [])])

    def write(out: TextIO) -> None:
        report.write(exploration, again, out)

    if html is not None:
        made = load("grader.report.html.explorations")
        write_page(html, made.page_of(exploration, text_of(source.content), again))
    problem = exploration.problem
    if problem is None or form == "json":
        emit(write)
    if html is not None:
        tell(f"the page is in {html}")
    if problem is None:
        return PASSED
    complain(f"{problem.message} ({problem.kind})")
    return FAILED


@contextmanager
def _progress(file: str) -> Iterator[Tell]:
    """Shown on a terminal, nowhere else."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda done, of: None
        return
    with load("grader.cli.progress").shown(file) as progress:
        yield lambda done, of: progress("schedules", done, of)
