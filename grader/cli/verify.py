"""`grade verify`: checks the checks, for instructors."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.errors import NotInFolder, WrongUsage
from grader.cli.lazy import load
from grader.cli.signals import SIGNALS
from grader.cli.submission import find_exercise
from grader.judge.corpus import Known, NoClause, known
from grader.judge.effort import EFFORTS
from grader.records.exercise import EXERCISES, Exercise
from grader.sandbox.zygote import Zygote


@click.command("verify")
@click.argument("wanted", metavar="[N|NAME]...", nargs=-1)
@click.option(
    "--path",
    default=".",
    show_default=True,
    metavar="DIR",
    help="A checkout: where exercises/ lies.",
)
@click.option(
    "--seeds", default=1, show_default=True, type=click.IntRange(1), help="How many seeds to try."
)
@click.option("--effort", type=click.Choice(list(EFFORTS)), default="normal", show_default=True)
def command(wanted: tuple[str, ...], path: str, seeds: int, effort: str) -> int:
    """Check the checks: solutions and variants pass, stubs are not implemented, mutants are caught.

    Each mutant has to fail one of the clauses that its first line names. What is not as it should be
    has a line, with a command that shows it again, and then the exit code is 1.

    \b
    Examples:
      grade verify
      grade verify 3 --seeds 5
    """
    exercises = [find_exercise(name) for name in wanted] or list(EXERCISES)
    work = [(exercise, one) for exercise in exercises for one in _known(Path(path), exercise)]
    if not work:
        raise NotInFolder(
            f"{path}: holds no exercises/, solutions/ or tests/mutants to verify; give a checkout of threadgrader."
        )
    with Zygote() as zygote, SIGNALS.cutting_short(zygote.close):
        code: int = load("grader.cli.verifying").verify(zygote, work, range(seeds), EFFORTS[effort])
        return code


def _known(root: Path, exercise: Exercise) -> list[Known]:
    try:
        return list(known(root, exercise))
    except NoClause as error:
        raise WrongUsage(str(error)) from None
