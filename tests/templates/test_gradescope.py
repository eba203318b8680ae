"""The two programs of a Gradescope autograder, run by Bash with an empty environment."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from pathlib import Path

import pytest

from ..cli.running import COMMAND, NO_LOCK, ROOT, SOLUTION
from ..report.totals import valid

FOLDER = ROOT / "grader" / "templates" / "gradescope"


@pytest.fixture
def autograder(tmp_path: Path) -> Path:
    """The folder that Gradescope calls /autograder, after setup.sh."""
    for name in ("source", "submission", "venv/bin"):
        (tmp_path / name).mkdir(parents=True)
    program = (FOLDER / "run_autograder").read_text().replace("/autograder/", f"{tmp_path}/")
    (tmp_path / "run_autograder").write_text(program)
    grade = tmp_path / "venv" / "bin" / "grade"
    grade.write_text(f'#!/bin/sh\nexec {shlex.join(COMMAND)} "$@" --effort quick\n')
    grade.chmod(0o755)
    return tmp_path


def run(autograder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", autograder / "run_autograder"],
        cwd=autograder, env={"PATH": "/usr/bin:/bin", "HOME": "/nowhere"},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["setup.sh", "run_autograder"])
def test_bash_understands_each_and_it_can_be_run(name: str) -> None:
    assert subprocess.run(["bash", "-n", FOLDER / name]).returncode == 0
    assert os.access(FOLDER / name, os.X_OK)


def test_a_submission_gets_its_result(autograder: Path) -> None:
    only(autograder, "3")
    (autograder / "submission" / "ex03_safe_print.py").write_bytes(NO_LOCK.read_bytes())
    assert run(autograder).returncode == 0
    found = valid("gradescope", (autograder / "results" / "results.json").read_text())
    assert (found["score"], sum(test["max_score"] for test in found["tests"])) == (65.0, 100.0)


def test_what_was_not_handed_in_counts(autograder: Path) -> None:
    (autograder / "submission" / "ex03_safe_print.py").write_bytes(SOLUTION.read_bytes())
    (autograder / "submission" / "threading.py").write_text("raise SystemExit('imported')")
    assert run(autograder).returncode == 0
    found = json.loads((autograder / "results" / "results.json").read_text())
    assert found["score"] == 100.0
    assert sum(test["max_score"] for test in found["tests"]) >= 500.0


def test_an_empty_submission_is_a_result(autograder: Path) -> None:
    assert run(autograder).returncode == 0
    found = json.loads((autograder / "results" / "results.json").read_text())
    assert found["score"] == 0.0


def test_a_grader_that_breaks_leaves_no_result_behind(autograder: Path) -> None:
    (autograder / "results").mkdir()
    (autograder / "results" / "results.json").write_text("of the submission before")
    (autograder / "venv" / "bin" / "grade").write_text("#!/bin/sh\nexit 3\n")
    assert run(autograder).returncode == 3
    assert not (autograder / "results" / "results.json").exists()


def only(autograder: Path, exercises: str) -> None:
    program = autograder / "run_autograder"
    program.write_text(program.read_text().replace("exercises=all", f"exercises={exercises}"))
