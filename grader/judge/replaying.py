"""One run again: a scenario under a schedule, told step by step and judged as it was when it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from grader.checks.registry import suite_of
from grader.explain.meeting import find_meeting
from grader.explain.sentences import sentence
from grader.explain.timeline import every_step
from grader.judge.effort import Effort
from grader.judge.grading import grade, not_supported
from grader.judge.laboratory import Laboratory
from grader.records import schedule
from grader.records.exercise import Exercise
from grader.records.explanation import Row
from grader.records.finding import Finding, Problem
from grader.records.history import Ending
from grader.records.source import lines_of, text_of
from grader.records.texts import shortened
from grader.sandbox.worker import WorkerLost
from grader.sandbox.zygote import Zygote

MOST_TOLD = 120  # characters of a schedule in a message


class NotReplayable(Exception):  # noqa: N818 - says what is wrong with what was asked for
    """The scenario or the schedule does not fit the submission; the message says how."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """How the run went: its ending, what is held against it, why, and each of its steps."""

    scenario: Any
    schedule: str
    ending: Ending
    preemptions: int
    findings: tuple[Finding, ...]
    sentence: str
    steps: tuple[Row, ...]


def scenario_from(exercise: Exercise, text: str) -> Any:
    """The scenario that a JSON text stands for. Raises NotReplayable."""
    try:
        return msgspec.json.decode(text.encode(), type=suite_of(exercise).scenario)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        raise NotReplayable(
            f"that is not a scenario of exercise {exercise.number}: {error}. Take it from the "
            "counterexample of 'grade exercise --format json'"
        ) from error


def scenario_of(
    zygote: Zygote,
    exercise: Exercise,
    filename: str,
    source: bytes,
    text: str,
    seed: int,
    effort: Effort,
) -> Any:
    """The scenario of the counterexample with this schedule, found by grading again. Raises NotReplayable."""
    verdict = grade(zygote, exercise, filename, source, seed, effort)
    examples = [
        check.counterexample for check in verdict.checks if check.counterexample is not None
    ]
    for example in examples:
        if example.schedule == text:
            return msgspec.convert(example.scenario, type=suite_of(exercise).scenario)
    given = dict.fromkeys(shortened(example.schedule, MOST_TOLD) for example in examples)
    known = ", ".join(given) or "none at all"
    raise NotReplayable(
        f"grading {filename} with seed {seed} and effort {effort.name} gives no failure with the schedule "
        f"{shortened(text, MOST_TOLD)} (it gives {known}): give the --seed and --effort of the report, or --scenario"
    )


def replay(
    zygote: Zygote,
    exercise: Exercise,
    filename: str,
    source: bytes,
    scenario: Any,
    choices: schedule.Choices,
) -> Replayed | Problem:
    """Run it once more; the problem where the submission cannot be run. Raises NotReplayable where it does not fit."""
    lab = Laboratory(zygote, exercise.key, filename, source)
    try:
        problem = lab.problem()
        if problem is not None:
            return problem
        looked = lab.look(scenario, choices)
    except WorkerLost as lost:
        return Problem("crash", f"{filename}: the program {lost}", filename)
    finally:
        lab.refresh()
    history = looked.run.history
    if history.ending == "unsupported":
        return not_supported(filename, history.detail)
    if looked.misfits:
        raise NotReplayable(
            f"the schedule {schedule.to_text(choices)} does not fit {filename} in this scenario: the run had no use "
            f"for {looked.misfits} of its choices. It belongs to another version of the file, or another scenario"
        )
    findings = tuple(suite_of(exercise).findings(scenario, history))
    meeting = find_meeting(looked.trace)
    lines = lines_of(text_of(source))
    why = sentence(looked.trace, findings[0].kind, meeting) if findings else ""
    return Replayed(
        msgspec.to_builtins(scenario), schedule.to_text(choices), history.ending, looked.run.preemptions,
        findings, why, every_step(looked.trace, meeting if findings else None, lines),
    )  # fmt: skip
