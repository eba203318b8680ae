"""How every report says the same thing: the name of an exercise, points."""

from __future__ import annotations

from grader.records.exercise import EXERCISES, find
from grader.records.finding import Note
from grader.records.verdict import Check, Counterexample, Verdict
from grader.report.graded import Graded, Total
from grader.report.visible import shell_word


def title(verdict: Verdict) -> str:
    """Which exercise a verdict is about."""
    exercise = find(verdict.exercise)
    about = f": {exercise.title}" if exercise else ""
    return f"Exercise {verdict.number}, {verdict.exercise}{about}"


def title_of(number: int) -> str:
    """Which exercise has a number."""
    exercise = find(str(number))
    return (
        f"Exercise {number}, {exercise.file}: {exercise.title}"
        if exercise
        else f"Exercise {number}"
    )


def program() -> str:
    """How a command line begins, for these exercises."""
    return f"grade --exercises {shell_word(EXERCISES.given)}" if EXERCISES.given else "grade"


def result(verdict: Verdict) -> str:
    """What a submission came to, in points."""
    return f"{points(verdict.score)} of {points(verdict.max_score)} points"


def score(check: Check) -> str:
    """What a clause came to, in points."""
    return f"{points(check.points)} of {points(check.max_points)}"


def clause_of(graded: Graded, check: Check) -> str:
    """A clause's number, told from those of other exercises: "3.2", "3.R4"."""
    own = check.clause[:1].isdigit()
    return check.clause if own else f"{graded.verdict.number}.{check.clause}"


def points(number: float) -> str:
    """With the decimals that it takes, and no more."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def step_by_step(again: str, example: Counterexample) -> str:
    """The command that tells the steps of a failing run; `again` is the one that grades."""
    command = again.replace(f"{program()} exercise", f"{program()} replay", 1)
    return f"{command} --schedule {example.schedule}"


def noted(note: Note) -> str:
    """What a person should look at."""
    where = f"line {note.line}: " if note.line else ""
    return f"For a person to look at, no points lost: {where}{note.message}"


def came_to(total: Total) -> str:
    """What several submissions came to, in one sentence."""
    count = len(total.exercises)
    passed = sum(graded.verdict.passed for graded in total.exercises)
    return (
        f"{points(total.score)} of {points(total.max_score)} points; {passed} of {count} "
        f"{'exercise' if count == 1 else 'exercises'} passed."
    )
