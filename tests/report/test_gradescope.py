from __future__ import annotations

import pytest

from grader.report import gradescope
from grader.report.graded import Total

from .totals import EVIL_ONE, FAILED, PASSED, TOTALS, valid, written


@pytest.mark.parametrize("total", TOTALS.values(), ids=TOTALS)
def test_it_keeps_to_the_schema_and_its_score_is_the_sum(total: Total) -> None:
    found = valid("gradescope", written(gradescope, total))
    assert found["score"] == pytest.approx(sum(test.get("score", 0) for test in found["tests"]))
    assert found["score"] == total.score


def test_every_text_is_plain_text() -> None:
    found = valid("gradescope", written(gradescope, TOTALS["hostile"]))
    formats = {found[name] for name in ("output_format", "test_output_format", "test_name_format")}
    assert formats == {"text"}
    assert not set("\x1b\x07\x00\u202e") & set("".join(test["output"] for test in found["tests"]))


def test_what_a_person_should_look_at_is_hidden() -> None:
    tests = valid("gradescope", written(gradescope, Total.of(EVIL_ONE)))["tests"]
    hidden = [test for test in tests if test.get("visibility") == "hidden"]
    assert len(hidden) == 1
    assert "score" not in hidden[0]
    assert "For a person to look at" in hidden[0]["output"]


def test_clauses_of_the_same_name_are_told_apart() -> None:
    tests = valid("gradescope", written(gradescope, Total((PASSED, FAILED), 0, "quick")))["tests"]
    assert [test["number"] for test in tests] == ["3.1", "3.2", "3.1", "3.2", "3.R4"]


def test_the_output_tells_why_and_how_to_see_it_again() -> None:
    test = valid("gradescope", written(gradescope, Total.of(FAILED)))["tests"][1]
    assert (test["status"], test["extra_data"]) == ("failed", {"kind": "race", "schedule": "6a-4j"})
    assert "See it again: grade exercise 3" in test["output"]
    assert "badly placed switch" in test["output"]
