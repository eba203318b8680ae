"""Verifies known submissions and prints a table. Heavy to import: see grader/cli/lazy.py."""

from __future__ import annotations

import time
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from grader.cli.errors import FAILED, PASSED
from grader.judge.corpus import ROLES, Known, Role
from grader.judge.effort import Effort
from grader.judge.verification import trouble
from grader.records.exercise import Exercise
from grader.sandbox.zygote import Zygote

Work = Sequence[tuple[Exercise, Known]]


def verify(zygote: Zygote, work: Work, seeds: range, effort: Effort) -> int:
    """Verify each submission under each seed; what is wrong is printed as it is found. The exit code."""
    console = Console(highlight=False, markup=False, emoji=False)
    right: dict[tuple[str, Role], int] = {}
    all_of: dict[tuple[str, Role], int] = {}
    began = time.monotonic()
    for exercise, submission in work:
        key = (exercise.file, submission.role)
        troubles = {
            seed: found
            for seed in seeds
            if (found := trouble(zygote, exercise, submission, seed, effort))
        }
        all_of[key] = all_of.get(key, 0) + 1
        right[key] = right.get(key, 0) + (not troubles)
        for seed, found in troubles.items():
            console.print(
                f"{submission.role} {submission.file}, seed {seed}: {found}\n  grade exercise "
                f"{exercise.number} --path {submission.file} --seed {seed} --effort {effort.name}"
            )
    console.print(_table(work, right, all_of))
    seconds = time.monotonic() - began
    console.print(f"{len(work)} submissions, {len(seeds)} seeds each, {seconds:.0f} s.")
    return PASSED if right == all_of else FAILED


def _table(
    work: Work, right: dict[tuple[str, Role], int], all_of: dict[tuple[str, Role], int]
) -> Table:
    titles = {
        "stub": "stub",
        "solution": "solution",
        "mutant": "mutants caught",
        "variant": "variants pass",
    }
    table = Table("exercise", *(titles[role] for role in ROLES))
    for name in dict.fromkeys(exercise.file for exercise, _ in work):
        cells = (
            f"{right[name, role]} of {all_of[name, role]}" if (name, role) in all_of else "-"
            for role in ROLES
        )
        table.add_row(name, *cells)
    return table
