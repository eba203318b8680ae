"""The two programs of a Gradescope autograder, run by Bash with an empty environment."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from ..cli.running import COMMAND, NO_LOCK, ROOT, SOLUTION, grade
from ..report.totals import valid

FOLDER = ROOT / "grader" / "templates" / "gradescope"
OWN = ("--exercises", "course")
PROGRAM = f'#!/bin/sh\nexec {shlex.join(COMMAND)} "$@" --effort quick\n'


@pytest.fixture
def autograder(tmp_path: Path) -> Path:
    """The folder that Gradescope calls /autograder, after setup.sh."""
    return installed(tmp_path)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The same for an instructor's own exercises."""
    assert grade("new", "course/counter", cwd=tmp_path).code == 0
    installed(tmp_path, *OWN)
    shutil.move(tmp_path / "course", tmp_path / "elsewhere")  # where Gradescope has none of it
    return tmp_path


def installed(folder: Path, *options: str) -> Path:
    for name in ("submission", "venv/bin"):
        (folder / name).mkdir(parents=True)
    program = folder / "venv" / "bin" / "grade"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    assert grade(*options, "init", "source", "--gradescope", cwd=folder).code == 0
    for name in ("setup.sh", "run_autograder"):
        text = (folder / "source" / name).read_text().replace("/autograder/", f"{folder}/")
        (folder / name).write_text(text)
    return folder


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


def test_exercises_of_ones_own_are_carried_along_and_are_the_ones_that_count(own: Path) -> None:
    for kept, score in (("solution.py", 100.0), ("mutants/no_lock.py", 55.0)):
        submission = own / "submission" / "ex01_counter.py"
        submission.write_bytes((own / "elsewhere" / "counter" / kept).read_bytes())
        assert run(own).returncode == 0
        found = valid("gradescope", (own / "results" / "results.json").read_text())
        assert (found["score"], sum(test["max_score"] for test in found["tests"])) == (score, 100.0)


def test_mutants_and_variants_stay_at_home(own: Path) -> None:
    carried = {path.name for path in (own / "source" / "course" / "counter").iterdir()}
    there = {path.name for path in (own / "elsewhere" / "counter").iterdir()}
    assert there - carried - {"__pycache__"} == {"mutants", "variants"}


def test_exercises_that_were_left_out_of_the_zip_are_missed_when_the_image_is_built(
    own: Path,
) -> None:
    last = (own / "setup.sh").read_text().splitlines()[-1]
    check = ["bash", "-ec", f"venv={own}/venv\n{last}"]
    assert subprocess.run(check, capture_output=True).returncode == 0
    shutil.rmtree(own / "source" / "course")
    assert subprocess.run(check, capture_output=True).returncode == 2
    assert run(own).returncode == 2
    assert not (own / "results" / "results.json").exists()


def only(autograder: Path, exercises: str) -> None:
    program = autograder / "run_autograder"
    program.write_text(program.read_text().replace("exercises=all", f"exercises={exercises}"))
