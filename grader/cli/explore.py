"""`grade explore`: shows every way in which a threaded script can end."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.errors import NoSuchPath, NotReadable, WrongUsage
from grader.cli.lazy import load
from grader.cli.options import format_option, html_option, search_options
from grader.cli.pages import writable
from grader.cli.sandbox import require, sandbox_option
from grader.cli.signals import SIGNALS
from grader.cli.suggestions import suggestion
from grader.judge.submissions import NotAFileError, Source, read_source
from grader.records.schedule import Choices, ScheduleError, from_text
from grader.sandbox.zygote import Zygote


@click.command("explore")
@click.argument("file", metavar="FILE")
@click.option(
    "--call", default="", metavar="NAME", help="Execute FILE, then call this function of it."
)
@click.option("--schedule", default="", metavar="S", help="Run this schedule only.")
@search_options
@format_option(("text", "json"))
@html_option
@sandbox_option
def command(
    file: str,
    call: str,
    schedule: str,
    seed: int,
    effort: str,
    form: str,
    html: str | None,
    wanted_level: str | None,
) -> int:
    """Show every way in which the threaded script FILE can end.

    FILE is run some thousand times, so it should not do anything to your files. Exit code 0 whatever it
    does, 1 if it cannot be run.

    \b
    Examples:
      grade explore counter.py
      grade explore counter.py --call main --format json
      grade explore counter.py --schedule 7a-5r
    """
    source = _read(file)
    choices = _choices(schedule)
    if call and not call.isidentifier():
        raise WrongUsage(f"--call {call!r} is no name of a function.")
    if html is not None:
        writable(html, Path(file))
    with Zygote() as zygote, SIGNALS.cutting_short(zygote.close):
        exploring = load("grader.cli.exploring")
        require(zygote, wanted_level)
        code: int = exploring.explored(
            zygote, source, file, call, seed, effort, choices, form, html
        )
        return code


def _read(file: str) -> Source:
    """The script. Raises WrongUsage."""
    path = Path(file)
    if not file:
        raise NoSuchPath("FILE is empty: give it the name of a Python file.")
    try:
        return read_source(path)
    except (NotAFileError, IsADirectoryError):
        what = "is a folder" if path.is_dir() else "is not a regular file"
        raise NotReadable(f"{file!r} {what}: explore wants a Python file.") from None
    except (FileNotFoundError, NotADirectoryError):
        raise NoSuchPath(f"{file!r} is not there.{_hint(path)}") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise NotReadable(f"{file!r} cannot be read: {why}.") from error


def _hint(path: Path) -> str:
    try:
        return suggestion(path.name, sorted(entry.name for entry in path.parent.iterdir()))
    except OSError:
        return ""


def _choices(schedule: str) -> Choices | None:
    if not schedule:
        return None
    try:
        return from_text(schedule)
    except ScheduleError as error:
        raise WrongUsage(f"--schedule {error}.") from None
