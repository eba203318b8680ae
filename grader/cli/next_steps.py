"""What to do with the folder that `grade init` made, in commands that work as they stand."""

from __future__ import annotations

import os
from pathlib import Path

from grader.cli.columns import filled
from grader.records.exercise import EXERCISES
from grader.report.visible import shell_word


def for_student(folder: str) -> list[str]:
    """How to grade the first exercise, and how to have it graded on each save."""
    program = _program_in(folder)
    return [
        "Next:",
        *_going_to(folder),
        f"  {program} exercise {EXERCISES[0].number}",
        filled("Or have each save graded, which needs an extra:"),
        '  pip install "threadgrader[watch]"',
        f"  {program} watch",
    ]


def for_autograder(folder: str) -> list[str]:
    """From the folder to an autograder on Gradescope."""
    return [
        "Next:",
        filled("1. Choose the exercises that count: the line exercises=all in run_autograder.", "   "),
        filled("2. Zip the files, not the folder that they lie in:", "   "),
        *(f"   {line}" for line in [*_going_to(folder), "  zip -r ../autograder.zip ."]),
        filled("3. Upload autograder.zip on Gradescope, under Configure Autograder.", "   "),
    ]  # fmt: skip


def _going_to(folder: str) -> list[str]:
    if Path(folder).samefile("."):
        return []
    return [f"  cd {shell_word(folder if folder[0] != '-' else f'./{folder}')}"]


def _program_in(folder: str) -> str:
    """How a command line begins in `folder`, for these exercises."""
    given = EXERCISES.given
    if not given:
        return "grade"
    if not Path(given).is_absolute():
        # Where `cd` leads, `..` leads out of: links in between are followed by both.
        given = os.path.relpath(os.path.realpath(given), os.path.realpath(folder))
    return f"grade --exercises {shell_word(given)}"
