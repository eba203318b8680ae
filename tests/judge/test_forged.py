"""What code that has taken a worker over may send: no judge, explanation or report falls over it."""

from __future__ import annotations

from random import Random
from typing import get_args

import pytest

from grader.checks.registry import SUITES
from grader.checks.suite import MOST_MESSAGE
from grader.explain.explanation import explain
from grader.explain.meeting import find_meeting
from grader.explain.sentences import sentence
from grader.explain.timeline import every_step
from grader.records.finding import KINDS, Kind

from .forging import judged, trace

SOURCE = ["count = 0", "count += 1", "", "def f(): pass"]


def judge_some(key: str, numbers: range) -> None:
    suite = SUITES[key]
    clauses = {clause.number for clause in suite.clauses}
    for number in numbers:
        for finding in suite.findings(*judged(Random(number), key)):
            assert finding.clause in clauses, number
            assert finding.kind in KINDS, number
            assert len(finding.message) <= MOST_MESSAGE, number


def explain_some(numbers: range, steps: int) -> None:
    for number in numbers:
        random = Random(number)
        made, kind = trace(random, steps), random.choice(get_args(Kind))
        explain(made, kind, SOURCE)
        meeting = find_meeting(made)
        sentence(made, kind, meeting)
        every_step(made, meeting, SOURCE)


@pytest.mark.parametrize("key", SUITES)
def test_what_is_possible_can_be_judged(key: str) -> None:
    judge_some(key, range(300))


def test_any_trace_whose_numbers_fit_can_be_explained() -> None:
    explain_some(range(300), 60)


@pytest.mark.slow
@pytest.mark.parametrize("key", SUITES)
def test_what_is_possible_can_be_judged_5_000_times(key: str) -> None:
    judge_some(key, range(5_000))


@pytest.mark.slow
def test_any_trace_can_be_explained_5_000_times() -> None:
    explain_some(range(5_000), 60)
