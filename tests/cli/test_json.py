from __future__ import annotations

import json
import shutil
from pathlib import Path

import msgspec
import pytest

from grader.records.exercise import find
from grader.records.finding import KINDS
from grader.records.schedule import from_text
from grader.records.verdict import Verdict
from grader.search.portfolio import NAMES

from .running import NO_LOCK, SOLUTION, Ended, grade, quick

FIELDS = [
    *("schema", "exercise", "number", "passed", "score", "max_score", "checks", "problem"),
    *("integrity", "seed", "effort", "schedules", "histories", "exhausted", "sandbox", "seconds"),
]
CHECK_FIELDS = [
    "clause",
    "title",
    "status",
    "points",
    "max_points",
    "kind",
    "message",
    "counterexample",
]


@pytest.fixture(scope="module")
def failed() -> Ended:
    return quick(NO_LOCK, "--format", "json", "--seed", "7")


def test_json_is_one_line_and_all_there_is(failed: Ended) -> None:
    assert (failed.code, failed.err, failed.out.count("\n")) == (1, "", 1)
    assert failed.out.isascii()


def test_json_has_the_promised_fields_in_their_order(failed: Ended) -> None:
    verdict = json.loads(failed.out)
    assert list(verdict) == FIELDS
    assert {tuple(check) for check in verdict["checks"]} == {tuple(CHECK_FIELDS)}


def test_json_is_a_verdict(failed: Ended) -> None:
    verdict = msgspec.json.decode(failed.out, type=Verdict, strict=True)
    assert verdict.score == sum(check.points for check in verdict.checks)
    assert (verdict.seed, verdict.effort, verdict.number) == (7, "quick", 3)


def test_numbers_of_points_are_floats(failed: Ended) -> None:
    assert type(json.loads(failed.out)["max_score"]) is float


def test_a_failed_check_has_a_kind_and_a_schedule_that_can_be_read(failed: Ended) -> None:
    check = next(c for c in json.loads(failed.out)["checks"] if c["clause"] == "3.2")
    assert (check["status"], check["kind"] in KINDS, check["points"]) == ("failed", True, 0.0)
    assert from_text(check["counterexample"]["schedule"])
    assert check["counterexample"]["preemptions"] == 1


def test_a_counterexample_names_the_strategy_that_found_it(failed: Ended) -> None:
    checks = json.loads(failed.out)["checks"]
    found_by = {c["counterexample"]["strategy"] for c in checks if c["counterexample"]}
    assert found_by
    assert found_by <= {*NAMES, "bounded2"}


def test_two_runs_are_the_same_to_the_byte_but_for_the_seconds(failed: Ended) -> None:
    again = quick(NO_LOCK, "--format", "json", "--seed", "7")
    assert again.out.partition('"seconds"')[0] == failed.out.partition('"seconds"')[0]


def test_all_gives_one_object_with_each_verdict(tmp_path: Path) -> None:
    shutil.copy(SOLUTION, tmp_path)
    arguments = ("--path", tmp_path, "--effort", "quick", "--format", "json", "--seed", "5")
    ended = grade("all", *arguments)
    total = json.loads(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert list(total) == ["schema", "exercises", "passed", "score", "max_score", "seed", "effort"]
    assert [list(verdict) for verdict in total["exercises"]] == [FIELDS]
    assert (total["passed"], total["score"], total["max_score"]) == (True, 100.0, 100.0)
    assert (total["seed"], total["effort"]) == (5, "quick")


def test_the_number_is_the_one_that_finds_the_exercise(failed: Ended) -> None:
    verdict = json.loads(failed.out)
    assert find(str(verdict["number"])) == find(verdict["exercise"])
