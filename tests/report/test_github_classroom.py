from __future__ import annotations

import base64

import pytest

from grader.report import github_classroom
from grader.report.graded import Total

from .totals import FAILED, HOSTILE, TOTALS, fails, holds, huge, submission, valid, written

LARGEST_VARIABLE = 128 * 1024  # bytes, Linux: MAX_ARG_STRLEN


@pytest.mark.parametrize("total", TOTALS.values(), ids=TOTALS)
def test_the_two_totals_of_the_reporter_agree(total: Total) -> None:
    found = valid("github_classroom", written(github_classroom, total))
    tests = found["tests"]
    passed = [test for test in tests if test["status"] == "pass"]
    assert sum(test["score"] for test in tests) * len(tests) == len(passed) * found["max_score"]
    assert found["max_score"] == int(total.max_score + 0.5)
    assert sum(test["score"] for test in tests) <= total.score + 0.5


def test_a_clause_becomes_as_many_tests_as_it_has_units() -> None:
    found = valid("github_classroom", written(github_classroom, Total.of(FAILED)))
    assert [test["score"] for test in found["tests"]] == [5] * 3 + [0] * 9
    assert found["tests"][3]["message"] == "race: seen"
    assert found["tests"][3]["line_no"] == 10


@pytest.mark.parametrize(
    ("name", "status"),
    [("passed", "pass"), ("failed", "fail"), ("broken", "error"), ("all", "fail")],
)
def test_the_status_tells_a_failure_from_what_could_not_run(name: str, status: str) -> None:
    assert github_classroom.results(TOTALS[name])["status"] == status


def test_a_message_is_one_line_without_commands_of_a_runner() -> None:
    total = Total.of(submission(fails("3.2", HOSTILE)))
    message = github_classroom.results(total)["tests"][0]["message"]
    assert not set("\x1b\r\n\x00\u202e") & set(message)
    assert "##[" not in message


@pytest.mark.parametrize("total", [huge(), huge(100, 10, 0)])
def test_it_fits_into_an_environment_variable(total: Total) -> None:
    line = github_classroom.appendix(total, 0)
    assert len(line) < LARGEST_VARIABLE
    assert line.startswith("result=")
    found = base64.b64decode(line.removeprefix("result=")).decode() + "\n"
    tests = valid("github_classroom", found)["tests"]
    assert tests
    assert not any(test["score"] for test in tests)


def test_a_coarse_report_passes_only_what_passed() -> None:
    most = submission(*[holds(f"3.{n}", 1.0) for n in range(999)], fails("R4", points=1.0))
    tests = github_classroom.results(Total.of(most))["tests"]
    assert (len(tests), sum(test["score"] for test in tests)) == (100, 99)
