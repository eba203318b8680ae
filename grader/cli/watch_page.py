"""What `grade watch` shows: where one is, the report or why there is none, and the keys."""

from __future__ import annotations

import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

from grader.cli.background import Step
from grader.cli.standing import bar, standing_of
from grader.records.exercise import EXERCISES, Exercise
from grader.records.verdict import Verdict
from grader.report import text
from grader.report.graded import Graded
from grader.report.visible import visible
from grader.report.wording import result

_UNFINISHED = ("syntax-error", "missing-name", "encoding")
"""The problems of a file of which not all is written yet: it ends within a line, before a function, within a character."""
_KEYS = "h hint   r rerun   n next   p previous   q quit"


@dataclass(slots=True)
class Shown:
    """What is in view. news: a line on top; waits: why nothing is graded; graded: the last verdict on the file as it is now;
    hint: blank if nobody asked."""

    exercise: Exercise
    news: str = ""
    waits: str = ""
    graded: Graded | None = None
    hint: str = ""


def page(shown: Shown, folder: Path, width: int) -> None:
    """Write all of it to standard output, in lines of less than `width` where the text is ours."""
    passed = sum(_passed(folder, exercise) for exercise in EXERCISES)
    _say(f"{bar(passed, len(EXERCISES), sys.stdout)} {passed} of {len(EXERCISES)} passed", width)
    if shown.news:
        _say(shown.news, width)
    print()
    if shown.graded is None:
        exercise = shown.exercise
        _say(f"Exercise {exercise.number}, {exercise.file}: {exercise.title}", width)
        _say(shown.waits or "grading ...", width)
    else:
        _graded(shown, shown.graded, width)
        if shown.graded.verdict.passed:
            counts = _passed(folder, shown.exercise)
            _say(_what_now(shown.graded.verdict, passed, counts), width)
    if shown.hint:
        print()
        _say(f"Hint: {shown.hint}", width)
    print()
    _say(_KEYS, width)


def status(step: Step) -> str:
    """One line about what is under way."""
    job = step.job
    return (
        f"exercise {job.exercise.number}, {job.effort.name} effort: looking at {step.clause} "
        f"({step.done + 1} of {step.of})"
    )


def unfinished(verdict: Verdict) -> bool:
    """Whether a file seems to have been saved before all of it was written."""
    return verdict.problem is not None and verdict.problem.kind in _UNFINISHED


def _graded(shown: Shown, graded: Graded, width: int) -> None:
    verdict = graded.verdict
    problem = verdict.problem
    if problem is not None and unfinished(verdict):
        _say(visible(problem.message), width)
        _say("It looks unfinished as it stands: finish it and save, then it is graded.", width)
    elif problem is not None and problem.kind == "not-implemented":
        _say(f"Exercise {verdict.number}, {verdict.exercise}: {shown.exercise.title}", width)
        _say(f"Open {visible(graded.file)}, read what is asked for at its top, fill in the TODO and save.", width)  # fmt: skip
    elif verdict.passed and verdict.effort == "quick":
        _say(f"{_head(verdict)}: passes the quick look, {result(verdict)}.", width)
    else:
        text.write(graded, sys.stdout)


def _what_now(verdict: Verdict, passed: int, counts: bool) -> str:
    """What comes after a pass. passed: how many exercises have; counts: whether this one is among them."""
    every = len(EXERCISES)
    if verdict.effort == "quick":
        so_far = "" if counts else ": it counts once it has passed that, too"
        return f"Now it is looked at closely{so_far} ..."
    if passed < every:
        return "Passed. Nothing else is to do here: n goes on."
    if every == 1:
        return "Everything is done: the only exercise passes. q quits, r runs it again."
    return f"Everything is done: all {every} exercises pass. q quits, n and p show the others, r runs this one again."


def _head(verdict: Verdict) -> str:
    return f"Exercise {verdict.number}, {verdict.exercise}"


def _passed(folder: Path, exercise: Exercise) -> bool:
    return standing_of(folder / f"{exercise.file}.py", exercise).passed


def _say(paragraph: str, width: int) -> None:
    print(textwrap.fill(paragraph, width - 1))
