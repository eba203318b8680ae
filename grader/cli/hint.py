"""`grade hint`: what to think about, for an exercise or for a kind of failure."""

from __future__ import annotations

import click

from grader.checks.hints import hint
from grader.cli.columns import filled
from grader.cli.errors import WrongUsage
from grader.cli.options import exercise_argument
from grader.cli.output import emit
from grader.cli.submission import find_exercise
from grader.cli.suggestions import suggestion
from grader.records.finding import KINDS


@click.command("hint")
@exercise_argument()
@click.argument("kind", required=False, default="", metavar="[KIND]")
def command(wanted: str, kind: str) -> int:
    """Show a hint for an exercise, or for a KIND of failure as a report names it.

    \b
    Examples:
      grade hint 3
      grade hint 3 mixed-output
    """
    exercise = find_exercise(wanted)
    if kind and kind not in KINDS:
        raise WrongUsage(
            f"There is no kind of failure {kind!r}.{suggestion(kind, KINDS)} The kinds: {', '.join(KINDS)}."
        )
    text = filled(hint(exercise, kind))
    emit(lambda out: print(text, file=out))
    return 0
