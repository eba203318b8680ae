from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from grader.report import classroom50
from grader.report.as_json import json_line
from grader.report.graded import Total

from .totals import FAILED, TOTALS, valid

ENVIRONMENT = {
    "CLASSROOM": "threads", "ASSIGNMENT": "week-3", "SUBMISSION_TAG": "submit/2026-11-25-abc",
    "OWNER": "ada", "ASSIGNMENT_TYPE": "group", "COMMIT_URL": "https://c", "RELEASE_URL": "https://r",
    "REVIEW_URL": "https://v",
}  # fmt: skip
NOW = datetime(2026, 11, 25, 1, 2, 3, 456, tzinfo=UTC)


def made(total: Total, environment: dict[str, str] = ENVIRONMENT, now: datetime = NOW) -> str:
    return json_line(classroom50.result(total, environment, now))


@pytest.mark.parametrize("total", TOTALS.values(), ids=TOTALS)
def test_it_keeps_to_the_schema_and_its_scores_add_up(total: Total) -> None:
    found = valid("classroom50", made(total))
    for name in ("score", "max-score"):
        assert found[name] == sum(test[name] for test in found["tests"])
    assert all(test["score"] <= test["max-score"] for test in found["tests"])


def test_who_and_what_is_graded_comes_from_the_environment() -> None:
    found = valid("classroom50", made(Total.of(FAILED)))
    named = ("classroom", "assignment", "owner", "submission", "assignment_type", "review")
    assert [found[name] for name in named] == [
        "threads", "week-3", "ada", "submit/2026-11-25-abc", "group", "https://v",
    ]  # fmt: skip


def test_what_older_runners_do_not_give_has_a_stand_in() -> None:
    older = {
        k: v for k, v in ENVIRONMENT.items() if k not in ("OWNER", "REVIEW_URL", "ASSIGNMENT_TYPE")
    }
    found = valid("classroom50", made(Total.of(FAILED), {**older, "USERNAME": "bob"}))
    assert [found[n] for n in ("owner", "review", "assignment_type")] == [
        "bob",
        "https://c",
        "individual",
    ]


def test_missing_variables_are_named() -> None:
    assert classroom50.missing(ENVIRONMENT) == []
    assert classroom50.missing({**ENVIRONMENT, "OWNER": "", "CLASSROOM": ""}) == [
        "CLASSROOM", "OWNER or USERNAME",
    ]  # fmt: skip


def test_times_are_in_utc_without_fractions() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    found = valid("classroom50", made(Total.of(FAILED), now=there))
    assert found["datetime"] == found["graded_at"] == "2026-11-25T01:02:03Z"
