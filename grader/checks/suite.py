"""What an exercise's folder tells the judge: its clauses, what to try for each, and how to judge a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from grader.checks.notes import Reader
from grader.records.finding import Finding
from grader.records.history import History
from grader.records.texts import shortened

Judge = Callable[[Any, History], list[Finding]]
Words = Callable[[Any], list[tuple[str, str]]]
"""Given a scenario, lines for a report: what each is about (blank if it goes on with the line before), and the text."""
MOST_MESSAGE = 4_000  # characters; a program may have printed a hundred thousand

DrawScenarios = Callable[[Any], Any]
"""Given `hypothesis.strategies`, the strategy that draws scenarios. (So that only the judge imports Hypothesis.)"""


@dataclass(frozen=True, slots=True)
class Clause:
    """A line of the report: the clause's number, what it asks for in a few words, and what it is worth."""

    number: str
    title: str
    points: float


@dataclass(frozen=True, slots=True)
class Family:
    """Scenarios of one kind.

    focus: the clause that they are for; examples and runs: scenarios drawn, and schedules run under each, at normal
    effort (one run is the undisturbed one); core: small scenarios that are tried first, under every schedule with
    few preemptions; deck: all scenarios there are, in the order in which they are tried, where none are drawn.
    """

    focus: str
    scenarios: DrawScenarios
    examples: int
    runs: int
    core: tuple[Any, ...] = ()
    deck: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Suite:
    """All checks of an exercise. scenario: the type that is drawn and sent to the worker; notes: for a scenario, what can be
    noted in a run of it; judge: see `findings`; words: tells in words what was tried, or else it is shown as plain data."""

    key: str
    clauses: tuple[Clause, ...]
    families: tuple[Family, ...]
    scenario: type[Any]
    judge: Judge
    notes: Callable[[Any], Reader]
    words: Words = lambda scenario: []

    def findings(self, scenario: Any, history: History) -> list[Finding]:
        """All that is wrong with a run whose notes are possible, in messages of a bearable length; nothing if it is right."""
        return [
            finding
            if len(finding.message) <= MOST_MESSAGE
            else msgspec.structs.replace(finding, message=shortened(finding.message, MOST_MESSAGE))
            for finding in self.judge(scenario, history)
        ]
