"""A verdict: the outcome of grading one exercise. Its fields are those of `--format json`."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from grader.records.explanation import Conflict, Row
from grader.records.finding import Note, Problem

Status = Literal["passed", "failed", "not_run"]
SCHEMA = 1


class Counterexample(msgspec.Struct, frozen=True):
    """The smallest run found that shows a failure.

    scenario: what was tried; schedule: its text form; preemptions: how often a running thread was made to
    wait for another although it could have gone on; threads: how many took part; strategy: the name of the one whose
    schedule showed this failure first, before anything was made smaller; told: the scenario in words, in pairs of what
    a text is about (blank if the same as before) and that text; none if its exercise has no words; timeline,
    explanation, conflict: see `Explanation`, empty where order does not matter.
    """

    scenario: Any
    schedule: str
    preemptions: int
    threads: int
    strategy: str = ""
    told: tuple[tuple[str, str], ...] = ()
    timeline: tuple[Row, ...] = ()
    explanation: str = ""
    conflict: Conflict | None = None


class Check(msgspec.Struct, frozen=True):
    """One line of the report: a clause, whether it holds, and what was seen if not."""

    clause: str
    title: str
    status: Status
    points: float
    max_points: float
    kind: str = ""
    message: str = ""
    counterexample: Counterexample | None = None


class Exhausted(msgspec.Struct, frozen=True):
    """How many small scenarios were run under every schedule with at most so many preemptions, and how many schedules
    these are."""

    scenarios: int
    schedules: int
    preemptions: int


class Verdict(msgspec.Struct, frozen=True):
    """Everything that is known about one submission to one exercise. exhausted: None if no scenario was;
    integrity: what a person should look at."""

    exercise: str
    number: int
    passed: bool
    score: float
    max_score: float
    checks: tuple[Check, ...]
    problem: Problem | None
    seed: int
    effort: str
    schedules: int
    histories: int
    sandbox: tuple[str, ...]
    integrity: tuple[Note, ...] = ()
    exhausted: Exhausted | None = None
    schema: int = SCHEMA
    seconds: float = 0.0
