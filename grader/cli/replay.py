"""`grade replay`: one run again, step by step."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.errors import NotReadable, WrongUsage
from grader.cli.lazy import load
from grader.cli.options import Options, exercise_argument, path_option, search_options
from grader.cli.sandbox import require, sandbox_option
from grader.cli.signals import SIGNALS
from grader.cli.submission import file_of, find_exercise, read
from grader.judge.effort import EFFORTS
from grader.records import schedule
from grader.sandbox.zygote import Zygote


@click.command("replay")
@exercise_argument()
@click.option("--schedule", "text", required=True, metavar="S", help="As a report prints it.")
@click.option(
    "--scenario", default="", metavar="JSON|FILE",
    help="As --format json gives it. Without it, the submission is graded first to find it.",
)  # fmt: skip
@path_option("FILE|DIR")
@search_options
@sandbox_option
@click.option("--step", is_flag=True, help="Wait for the Enter key after each step.")
@click.option(
    "--trace", "trace_file", default="", metavar="FILE",
    help="Write the run as a Chrome trace, which https://ui.perfetto.dev opens.",
)  # fmt: skip
def command(
    wanted: str,
    text: str,
    scenario: str,
    path: str,
    seed: int,
    effort: str,
    step: bool,
    trace_file: str,
    wanted_level: str | None,
) -> int:
    """Do one run of an exercise again, as a report names it, and tell its steps.

    Exit code 1 if anything is held against the run.

    \b
    Examples:
      grade replay 3 --path mine.py --schedule 6a-4j --step
    """
    exercise = find_exercise(wanted)
    file = file_of(exercise, path)
    source = read(file)
    try:
        schedule.from_text(text)
    except schedule.ScheduleError as error:
        raise WrongUsage(f"--schedule: {error}.") from None
    options = Options(path, seed, EFFORTS[effort], "text")
    with Zygote() as zygote, SIGNALS.cutting_short(zygote.close):
        replaying = load("grader.cli.replaying")
        require(zygote, wanted_level)
        code: int = replaying.replay_one(
            zygote,
            exercise,
            file,
            source,
            options,
            text.strip(),
            _scenario(scenario),
            step,
            trace_file,
        )
        return code


def _scenario(given: str) -> str:
    """The JSON text that was given, or that the file holds which was given."""
    if not given or given.lstrip().startswith(("{", "[")):
        return given
    try:
        return Path(given).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is not text"
        raise NotReadable(
            f"--scenario {given!r} is neither JSON nor a file that can be read: {why}."
        ) from None
