"""Verifies known submissions and prints a table. Heavy to import: see grader/cli/lazy.py."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from rich.console import Console
from rich.table import Table

from grader.cli.errors import FAILED, PASSED
from grader.cli.progress import estimated
from grader.judge.corpus import ROLES, Known, Role
from grader.judge.effort import Effort
from grader.judge.verification import trouble
from grader.records.exercise import Exercise
from grader.report.wording import program
from grader.sandbox.zygote import Zygote

Work = Sequence[tuple[Exercise, Known]]
Troubles = dict[int, str]
"""What is wrong, by seed; nothing for those under which all is as it should be."""

AT_ONCE = (
    2  # submissions; each has workers of its own for as many processors, but not all of the time
)
_WEIGHTS = {"stub": 0.2, "solution": 8, "mutant": 1, "variant": 8}  # as measured, roughly
_RIGHT = {"stub": "recognised", "solution": "passes", "mutant": "caught", "variant": "passes"}


def verify(zygote: Zygote, work: Work, seeds: range, effort: Effort) -> int:
    """Verify each submission under each seed; what is wrong is printed as it is found, in the order of `work`.

    The exit code.
    """
    console = Console(highlight=False, markup=False, emoji=False)
    right: dict[tuple[str, Role], int] = {}
    all_of: dict[tuple[str, Role], int] = {}
    began = time.monotonic()
    total = len(seeds) * sum(_WEIGHTS[submission.role] for _, submission in work)
    with estimated("verifying", total) as steps:

        def check(exercise: Exercise, submission: Known) -> Troubles:
            troubles = {}
            for seed in seeds:
                found = trouble(zygote, exercise, submission, seed, effort)
                troubles.update({seed: found} if found else {})
                what = f"exercise {exercise.number}, {submission.role} {submission.file.stem}"
                steps.done(what, _WEIGHTS[submission.role])
            return troubles

        with closing(_side_by_side(check, work)) as results:
            for (exercise, submission), troubles in zip(work, results, strict=True):
                key = (exercise.file, submission.role)
                all_of[key] = all_of.get(key, 0) + 1
                right[key] = right.get(key, 0) + (not troubles)
                if troubles:
                    with steps.aside():
                        _tell(console, exercise, submission, troubles, seeds, effort)
    console.print(_table(work, right, all_of))
    seconds = time.monotonic() - began
    console.print(f"{len(work)} submissions, {len(seeds)} seeds each, {seconds:.0f} s.")
    return PASSED if right == all_of else FAILED


def _side_by_side(
    check: Callable[[Exercise, Known], Troubles], work: Work
) -> Generator[Troubles, None, None]:
    """What `check` gives for each, in the order of `work`. What is not begun when this is closed is left."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        futures = [pool.submit(check, exercise, submission) for exercise, submission in work]
        try:
            for future in futures:
                yield future.result()
        finally:
            for future in futures:
                future.cancel()


def _tell(
    console: Console,
    exercise: Exercise,
    submission: Known,
    troubles: Troubles,
    seeds: range,
    effort: Effort,
) -> None:
    """What is wrong with one submission, and the command that shows it again for the first such seed."""
    first, found = next(iter(troubles.items()))
    right = f"{_RIGHT[submission.role]} with {len(seeds) - len(troubles)} of {len(seeds)} seeds"
    console.print(
        f"{submission.role} {submission.file}: {right}; seed {first}: {found}\n  {program()} exercise "
        f"{exercise.number} --path {submission.file} --seed {first} --effort {effort.name}",
        soft_wrap=True,
    )


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
