"""The program `grade`: its commands, and what each way to end looks like from outside."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from grader import __version__
from grader.cli.errors import GRADER_BROKE, WRONG_USAGE, GradeError, NoSuchPath, Stopped
from grader.cli.lazy import Lazy, LazyGroup, load
from grader.cli.output import complain, prepare, silence
from grader.cli.signals import SIGNALS

DEBUG = "GRADE_DEBUG"
"""Set in the environment, it has the traceback shown where the grader itself breaks."""

COMMANDS = {
    "init": Lazy("grader.cli.init", "Make a folder with the exercises to work in."),
    "exercise": Lazy("grader.cli.exercise", "Grade one exercise."),
    "all": Lazy("grader.cli.everything", "Grade every exercise that is there."),
    "watch": Lazy("grader.cli.watch", "Grade on each save."),
    "list": Lazy("grader.cli.listing", "List the exercises."),
    "hint": Lazy("grader.cli.hint", "Show what to think about, without the solution."),
    "reset": Lazy("grader.cli.reset", "Put an exercise back as it was handed out."),
    "explore": Lazy("grader.cli.explore", "Show every way in which a threaded script can end."),
    "replay": Lazy("grader.cli.replay", "Do one run again, step by step."),
    "doctor": Lazy("grader.cli.doctor", "Show what the sandbox holds on this machine."),
    "batch": Lazy("grader.cli.batch", "Grade a whole class, for instructors."),
    "verify": Lazy("grader.cli.verify", "Check the checks, for instructors."),
    "new": Lazy("grader.cli.new", "Make an exercise of your own, for instructors."),
    "completion": Lazy("grader.cli.completion", "Have your shell complete commands."),
}


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--exercises",
    "own",
    default=None,
    metavar="PATH",
    help="Exercises of your own, in this folder.",
)
@click.version_option(
    __version__, message=f"threadgrader %(version)s (Python {platform.python_version()})"
)
@click.pass_context
def grade(ctx: click.Context, own: str | None) -> int | None:
    """Grade multithreading exercises, whatever the order in which threads run.

    \b
    Examples:
      grade init threads
      grade exercise 3 --path threads/exercises
      grade batch submissions.zip --out results
      grade --exercises course list

    \b
    Exit codes: 0 all passed; 1 something failed; 2 wrong usage;
    3 the grader itself broke, which never costs points.
    """
    if own is not None:
        _stand_somewhere()
        load("grader.cli.own").take(own)
    if ctx.invoked_subcommand is not None:
        _stand_somewhere()
        return None
    click.echo(ctx.get_help(), err=True)
    return WRONG_USAGE


def _stand_somewhere() -> None:
    try:
        os.getcwd()  # noqa: PTH109 - the same, without loading pathlib's
    except OSError:
        raise NoSuchPath(
            "The folder that you are in is not there any more: change to another one ('cd ..')."
        ) from None


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit. Never shows a traceback, unless GRADE_DEBUG is set."""
    SIGNALS.install()
    try:
        code = run(args)
        SIGNALS.too_late()
    except Stopped:
        code = GRADER_BROKE
    if SIGNALS.stopped is not None:
        complain(str(SIGNALS.stopped))
        code = SIGNALS.stopped.exit_code
    sys.exit(code)


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code, after at most one line on standard error."""
    prepare()
    try:
        code = grade.main(
            None if args is None else list(args), prog_name="grade", standalone_mode=False
        )
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where an error is dealt with
        return int(code or 0)
    except click.UsageError as error:
        asked = error.ctx.command_path if error.ctx else "grade"
        complain(f"{error.format_message()} Try '{asked} --help'.")
        return WRONG_USAGE
    except BrokenPipeError:
        silence()
        return 0
    except GradeError as error:
        complain(str(error))
        return error.exit_code
    except Exception as error:
        if SIGNALS.stopped is None:  # or else this is only how the work came down
            _report_bug(error)
        return GRADER_BROKE


def _report_bug(error: Exception) -> None:
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    hint = "" if os.environ.get(DEBUG) else f", with what {DEBUG}=1 shows when you run it again"
    complain(
        f"the grader itself broke, which costs no points: {type(error).__name__}: {error}. "
        f"Please report it{hint}."
    )
