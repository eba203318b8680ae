"""`grade replay` does one run again and tells its steps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Ended, grade

MUTANT = "tests/mutants/ex03/no_lock.py"


@pytest.fixture(scope="module")
def failing() -> dict[str, str]:
    """A schedule and a scenario that show that the mutant is one."""
    done = grade("exercise", "3", "--path", MUTANT, "--effort", "quick", "--format", "json")
    checks = json.loads(done.out)["checks"]
    example = next(c["counterexample"] for c in checks if c["clause"] == "3.2")
    return {"schedule": example["schedule"], "scenario": json.dumps(example["scenario"])}


def replay(failing: dict[str, str], *more: str, path: str = MUTANT) -> Ended:
    return grade("replay", "3", "--path", path, "--schedule", failing["schedule"], *more)


def test_a_scenario_that_is_given_is_run_again(failing: dict[str, str]) -> None:
    done = replay(failing, "--scenario", failing["scenario"])
    assert (done.code, done.err) == (1, "")
    assert "is in file.write()" in done.out
    assert "badly placed switch to" in done.out
    assert "\n3.2 mixed-output: " in done.out
    assert "Neither holds a lock there." in done.out


def test_the_scenario_can_lie_in_a_file(failing: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "scenario.json"
    file.write_text(failing["scenario"])
    assert replay(failing, "--scenario", str(file)).code == 1


def test_without_a_scenario_it_is_found_by_grading(failing: dict[str, str]) -> None:
    done = replay(failing, "--effort", "quick")
    assert (done.code, done.err) == (1, "")
    assert "\n3.2 mixed-output: " in done.out


def test_a_trace_is_written(failing: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "trace.json"
    assert replay(failing, "--scenario", failing["scenario"], "--trace", str(file)).code == 1
    assert len(json.loads(file.read_text())["traceEvents"]) > 5


def test_two_replays_tell_the_same(failing: dict[str, str]) -> None:
    runs = {replay(failing, "--scenario", failing["scenario"]).out for _ in range(2)}
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("schedule", "told"),
    [
        ("6a-4", "not whole"),
        ("nonsense", "is not a schedule"),
        ("", "is not a schedule"),
    ],
)
def test_what_is_no_schedule_is_told(schedule: str, told: str) -> None:
    done = grade("replay", "3", "--path", MUTANT, "--schedule", schedule)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert done.err.count("\n") == 1


def test_a_schedule_of_another_program_is_told(failing: dict[str, str]) -> None:
    done = grade(
        "replay", "3", "--path", MUTANT, "--schedule", "200z-q3", "--scenario", failing["scenario"]
    )
    assert done.code == 2
    assert "does not fit" in done.err


@pytest.mark.parametrize(
    ("scenario", "told"),
    [
        ("{", "not a scenario"),
        ('{"x": 1}', "not a scenario"),
        ("[]", "not a scenario"),
        ("/nowhere", "No such file"),
    ],
)
def test_what_is_no_scenario_is_told(failing: dict[str, str], scenario: str, told: str) -> None:
    done = replay(failing, "--scenario", scenario)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert done.err.count("\n") == 1


def test_a_stub_cannot_be_replayed(failing: dict[str, str]) -> None:
    done = replay(failing, "--scenario", failing["scenario"], path="exercises")
    assert done.code == 1
    assert "not implemented" in done.out


def test_a_trace_that_cannot_be_written_is_told(failing: dict[str, str]) -> None:
    done = replay(failing, "--scenario", failing["scenario"], "--trace", str(ROOT / "no/such/x"))
    assert done.code == 2
    assert "cannot be written" in done.err
