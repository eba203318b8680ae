"""`grade --exercises PATH`: an instructor's own exercises take the place of ours."""

from __future__ import annotations

from grader.checks.mounting import Unusable
from grader.cli.errors import WrongUsage
from grader.judge import course


def take(given: str) -> None:
    """From now on, this process is about the exercises in that folder. Raises WrongUsage where they cannot be used."""
    if not given:
        raise WrongUsage("--exercises is empty: give the folder that holds your exercises.")
    try:
        course.take(given)
    except Unusable as error:
        raise WrongUsage(f"--exercises: {error}.") from None
