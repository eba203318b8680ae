from __future__ import annotations

import pytest

from grader.records.finding import Problem
from grader.records.verdict import Counterexample
from grader.report.graded import Graded
from grader.report.told import headline, line_of, notes, told

from .totals import BROKEN, EVIL_ONE, FAILED, HOSTILE, PASSED, fails, left_out, submission

COMMANDS = ("See it again", "Step by step")


def test_a_clause_that_holds_needs_no_words() -> None:
    check = PASSED.verdict.checks[0]
    assert (headline(PASSED, check), told(PASSED, check)) == ("", "")


def test_a_failure_is_told_with_what_how_and_when() -> None:
    text = told(FAILED, FAILED.verdict.checks[1])
    assert text.startswith("race: seen\n")
    assert "thread 1  safe_print('a', file=f0)" in text
    assert "schedule  6a-4j: needs 1 badly placed switch between 2 threads" in text
    assert "badly placed switch to seen" in text
    assert "grade hint 3 race" in text
    assert "Step by step: grade replay 3 --path sub.py --seed 0 --schedule 6a-4j" in text
    assert text.endswith("See it again: grade exercise 3 --path sub.py --seed 0")


def test_a_counterexample_of_two_clauses_is_told_once() -> None:
    graded = submission(fails("3.2"), fails("R4"))
    assert "in the same run as 3.2" in told(graded, graded.verdict.checks[1])


def test_what_was_left_out_says_so() -> None:
    assert "was not checked" in headline(FAILED, FAILED.verdict.checks[2])


@pytest.mark.parametrize("graded", [EVIL_ONE, BROKEN])
def test_nothing_hostile_comes_through(graded: Graded) -> None:
    for text in [told(graded, check) for check in graded.verdict.checks] + notes(graded):
        assert not set("\x1b\x07\r\x00\x0b\u202e\u200b\ud800\x9b") & set(text)
        assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]


def test_lines_fit_but_for_commands() -> None:
    graded = submission(fails("3.2", "a word " * 60))
    lines = told(graded, graded.verdict.checks[0]).splitlines()
    assert not [line for line in lines if len(line) > 78 and not line.startswith(COMMANDS)]


def test_the_line_is_that_of_the_marked_step() -> None:
    assert line_of(FAILED, FAILED.verdict.checks[1]) == 10


def test_the_line_of_a_problem_is_its_own() -> None:
    assert line_of(BROKEN, BROKEN.verdict.checks[0]) == 7


def test_a_line_that_nobody_knows_is_zero() -> None:
    plain = fails("3.2")
    bare = type(plain)(
        "3.2", "a title", "failed", 0.0, 1.0, "race", "x", Counterexample({}, "0-1s", 0, 2)
    )
    graded = submission(bare, left_out("R4"), problem=None)
    assert [line_of(graded, check) for check in graded.verdict.checks] == [0, 0]
    odd = submission(left_out("R4"), problem=Problem("crash", HOSTILE, "", -3))
    assert line_of(odd, odd.verdict.checks[0]) == 0
