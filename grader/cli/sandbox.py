"""Which sandbox level a command asks for, and what it does where the machine gives less."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

import click

from grader.cli.errors import WeakSandbox
from grader.sandbox.level import LEVELS, Level, level_of
from grader.sandbox.zygote import Zygote

OPTION = "--require-sandbox"


def sandbox_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--require-sandbox`, which reaches the command as `wanted_level`, for `require`."""
    return click.option(
        OPTION, "wanted_level", default=None, metavar="LEVEL",
        type=click.Choice([level.letter for level in LEVELS], case_sensitive=False),
        help="Grade nothing below this sandbox level: R, B or A. B if CI=true on Linux, or else R.",
    )(command)  # fmt: skip


def require(zygote: Zygote, wanted_level: str | None, option: str = OPTION) -> None:
    """Waits for the level of `zygote`. Raises WeakSandbox where it is below the one wanted, GraderBroke.

    option: what `wanted_level` was given by, or would be.
    """
    wanted = level_wanted(wanted_level)
    reached = zygote.reached
    if reached.is_at_least(wanted):
        return
    asked = f"{option} {wanted.letter}" if wanted_level else f"CI=true asks for {wanted.letter}"
    why = reached.why_not(wanted)
    because = f" ({why})" if why else ""
    raise WeakSandbox(
        f"{asked}: this machine gives sandbox {reached.level.letter} only{because}, and nothing was graded. "
        f"'grade doctor' tells what to do; {option} {reached.level.letter} grades all the same."
    )


def level_wanted(given: str | None) -> Level:
    """The level that was asked for, or is asked for where nothing is said."""
    if given is not None:
        return next(level for level in LEVELS if level.letter == given.upper())
    in_ci = os.environ.get("CI", "").lower() == "true" and sys.platform == "linux"
    return level_of("B" if in_ci else "R")
