"""A verdict: the outcome of grading one exercise. Its fields are those of `--format json`."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from grader.records.explanation import Conflict, Row
from grader.records.finding import Problem

Status = Literal["passed", "failed", "not_run"]
SCHEMA = 1


class Counterexample(msgspec.Struct, frozen=True):
    """The smallest run found that shows a failure.

    scenario: what was tried; schedule: its text form; preemptions: how often a running thread was made to
    wait for another although it could have gone on; threads: how many took part; timeline, explanation, conflict: see
    `Explanation`, empty where order does not matter.
    """

    scenario: Any
    schedule: str
    preemptions: int
    threads: int
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


class Verdict(msgspec.Struct, frozen=True):
    """Everything that is known about one submission to one exercise."""

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
    integrity: tuple[str, ...] = ()
    schema: int = SCHEMA
    seconds: float = 0.0
