"""From the command line of `grade batch` to the class that is meant. Heavy to import: see grader/cli/lazy.py."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import msgspec

from grader.batch.about import About
from grader.batch.filled import column_of
from grader.batch.layouts.finding import LAYOUTS, find_class
from grader.batch.pages import FEEDBACK, REPORT
from grader.batch.roster import Roster, read_roster
from grader.batch.rubric import Rubric, read_rubric
from grader.batch.store import NAME
from grader.cli.errors import NoSuchPath, WrongUsage
from grader.cli.submission import find_exercise
from grader.cli.suggestions import suggestion
from grader.records.exercise import EXERCISES, Exercise

GRADEBOOK = "gradebook.csv"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What stands there, but for how to report."""

    folder: str
    out: str
    exercises: str | None
    jobs: int
    layout: str
    roster: str | None
    column: str | None
    rubric: str | None
    late: float | None
    regrade: bool
    cluster: str | None
    seed: int
    effort: str


@dataclass(frozen=True, slots=True)
class Input:
    """The class, and the teacher's file if there is one that can be filled in."""

    about: About
    roster: Roster | None


def read(wanted: Wanted) -> Input:
    """What is meant. Raises WrongUsage, BadClass, BadRoster, BadRubric; changes nothing."""
    folder, out = _folders(wanted)
    exercises = _exercises(wanted.exercises)
    rubric = Rubric() if wanted.rubric is None else read_rubric(Path(wanted.rubric))
    if wanted.late is not None:
        rubric = msgspec.structs.replace(rubric, late=wanted.late)
    counted = [exercise for exercise in exercises if rubric.counts(exercise)]
    if not counted:
        raise WrongUsage(
            f"--rubric {wanted.rubric!r} counts none of the exercises that are graded."
        )
    roster = None if wanted.roster is None else read_roster(Path(wanted.roster))
    fillable = roster if roster is not None and roster.fillable else None
    if fillable is not None:
        _can_be_filled(fillable, wanted, out, rubric, counted)
    if wanted.layout not in LAYOUTS:
        hint = suggestion(wanted.layout, LAYOUTS)
        raise WrongUsage(
            f"There is no layout {wanted.layout!r}.{hint} The layouts: {', '.join(LAYOUTS)}."
        )
    numbers = tuple(exercise.number for exercise in exercises)
    own = out.resolve()
    inside = own.name if own.parent == folder.resolve() else ""
    classroom = find_class(folder, wanted.layout, roster, numbers, inside)
    return Input(About(classroom, numbers, wanted.effort, wanted.seed, (), rubric), fillable)


def max_total(rubric: Rubric, exercises: list[Exercise]) -> float:
    """What these exercises are worth together."""
    return rubric.total_of([rubric.max_points(exercise) for exercise in exercises])


def _folders(wanted: Wanted) -> tuple[Path, Path]:
    """DIR and --out, which have to be two. --out may lie straight in DIR, not in a student's folder, where it would be theirs."""
    try:
        if not wanted.folder or not wanted.out:
            raise WrongUsage(
                f"{'--out' if wanted.folder else 'DIR'} is empty: give the name of a folder."
            )
        folder, out = Path(wanted.folder), Path(wanted.out)
        if not folder.exists():
            hint = suggestion(folder.name, _names(folder.parent))
            raise NoSuchPath(f"{wanted.folder!r} is not there.{hint}")
        inside, outside = folder.resolve(), out.resolve()
    except (OSError, ValueError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or error
        raise WrongUsage(
            f"{wanted.folder!r} or --out {wanted.out!r} cannot be read: {why}."
        ) from None
    if outside == inside or outside in inside.parents:
        how = (
            "is the folder of the submissions itself"
            if outside == inside
            else "holds the submissions"
        )
        raise WrongUsage(f"--out {wanted.out!r} {how}: give a folder of its own.")
    if inside in outside.parent.parents:
        raise WrongUsage(
            f"--out {wanted.out!r} lies in a folder of the submissions: give one outside of it."
        )
    return folder, out


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names are what is wanted
    except OSError:
        return []


def _exercises(given: str | None) -> list[Exercise]:
    """Those that "1-3,5" names, or names like "ex03"; all where nothing is given. Raises WrongUsage."""
    if given is None:
        return list(EXERCISES)
    keys = set()
    for part in given.split(","):
        span = re.fullmatch(r"\s*([0-9]{1,3})\s*-\s*([0-9]{1,3})\s*", part)
        names = range(int(span[1]), int(span[2]) + 1) if span else [part]
        if not names:
            raise WrongUsage(f"--exercises {given!r}: {part.strip()!r} goes backwards.")
        keys |= {find_exercise(str(name)).key for name in names}
    return [exercise for exercise in EXERCISES if exercise.key in keys]


def _can_be_filled(
    roster: Roster, wanted: Wanted, out: Path, rubric: Rubric, counted: list[Exercise]
) -> None:
    """Raises WrongUsage, BadRoster where it cannot: better now than after an hour."""
    column_of(roster, max_total(rubric, counted), wanted.column)
    copy = out / roster.path.name
    if roster.path.name in (GRADEBOOK, NAME, REPORT, FEEDBACK):
        raise WrongUsage(
            f"--roster {wanted.roster!r} has the name of a file that --out gets: call it something else."
        )
    if copy.exists() and copy.samefile(roster.path):
        raise WrongUsage(
            f"--roster {wanted.roster!r} lies in --out, where its filled copy goes: move it away."
        )
