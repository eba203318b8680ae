"""The steps of action.yml, run by Bash as GitHub's runner does it: no environment, an empty HOME, a hostile repository."""

from __future__ import annotations

import base64
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from .cli.running import COMMAND, NO_LOCK, ROOT, SOLUTION

ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
INSTALL, GRADE = ACTION["runs"]["steps"]
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")  # as `shell: bash` means it
FILES = ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")


class Machine(NamedTuple):
    """What a step finds: a checkout, a folder for temporary things, a home with nothing in it."""

    checkout: Path
    temporary: Path
    home: Path

    def run(self, step: dict[str, Any], **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run a step to its end, with its inputs in the place of expressions."""
        given = {k: str(v.get("default", "")) for k, v in ACTION["inputs"].items()} | inputs
        variables = {name: _filled_in(value, given) for name, value in step["env"].items()}
        for name in FILES:
            (self.temporary / name).touch()
        return subprocess.run(
            [*BASH, "-c", step["run"]],
            cwd=self.checkout,
            env={
                "PATH": "/usr/bin:/bin", "HOME": str(self.home), "CI": "true",
                "RUNNER_TEMP": str(self.temporary), "GITHUB_WORKSPACE": str(self.checkout),
                **{name: str(self.temporary / name) for name in FILES}, **variables,
            },
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300,
        )  # fmt: skip

    def outputs(self) -> dict[str, str]:
        """What the step hands on."""
        lines = (self.temporary / "GITHUB_OUTPUT").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)


def _filled_in(value: str, inputs: dict[str, str]) -> str:
    value = value.replace("${{ github.action_path }}", str(ROOT))
    return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], value)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine on which the first step is done, but that its program is that of this checkout."""
    machine = Machine(tmp_path / "checkout", tmp_path / "temporary", tmp_path / "home")
    for folder in machine:
        folder.mkdir()
    (machine.checkout / "exercises").mkdir()
    installed = machine.temporary / "threadgrader" / "bin"
    installed.mkdir(parents=True)
    (installed / "python").symlink_to(sys.executable)
    (installed / "grade").write_text(f'#!/bin/sh\nexec {shlex.join(COMMAND)} "$@"\n')
    (installed / "grade").chmod(0o755)
    return machine


def submit(machine: Machine, source: Path) -> None:
    (machine.checkout / "exercises" / "ex03_safe_print.py").write_bytes(source.read_bytes())


def test_expressions_stand_in_the_environment_and_never_in_a_script() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"


def test_every_input_and_output_is_described() -> None:
    assert all(entry["description"] for entry in ACTION["inputs"].values())
    assert all(entry["description"] for entry in ACTION["outputs"].values())


def test_what_passed_ends_with_0(machine: Machine) -> None:
    submit(machine, SOLUTION)
    done = machine.run(GRADE, effort="quick")
    assert (done.returncode, done.stderr) == (0, "")
    found = machine.outputs()
    assert [found[n] for n in ("passed", "score", "max-score")] == ["true", "100.0", "100.0"]
    assert "100 of 100 points" in (machine.temporary / "GITHUB_STEP_SUMMARY").read_text()


def test_what_failed_ends_with_1_and_is_told_in_every_way(machine: Machine) -> None:
    submit(machine, NO_LOCK)
    done = machine.run(GRADE, effort="quick", outputs="junit=report.xml\n\nmarkdown=report.md\n")
    assert done.returncode == 1
    first = done.stdout.splitlines()[0]
    assert first.startswith("::error file=exercises/ex03_safe_print.py,line=10,title=")
    assert "badly placed switch" in (machine.temporary / "GITHUB_STEP_SUMMARY").read_text()
    assert (machine.checkout / "report.xml").exists()
    assert (machine.checkout / "report.md").exists()
    found = machine.outputs()
    assert sorted(found) == ["max-score", "passed", "result", "score"]
    assert set(found) == set(ACTION["outputs"])
    assert json.loads(base64.b64decode(found["result"]))["max_score"] == 100


def test_a_students_text_is_never_a_command(machine: Machine) -> None:
    evil = machine.checkout / "exercises" / "ex03_safe_print.py"
    evil.write_text('raise RuntimeError("x\\n::add-mask::y\\n  ::error::z ##[error]q")\n')
    done = machine.run(GRADE, effort="quick")
    assert done.returncode == 1
    outside, _, rest = done.stdout.partition("::stop-commands::")
    token, _, inside = rest.partition("\n")
    inside, _, after = inside.partition(f"\n::{token}::\n")
    assert re.fullmatch("[0-9a-f]{32}", token)
    assert after == ""
    assert "add-mask" in inside
    assert {line.split("::")[1].split(" ")[0] for line in outside.splitlines()} == {
        "error",
        "notice",
    }


def test_wrong_inputs_are_an_annotation_and_code_2(machine: Machine) -> None:
    submit(machine, SOLUTION)
    done = machine.run(GRADE, effort="half")
    assert done.returncode == 2
    first = done.stdout.splitlines()[0]
    assert first.startswith("::error title=threadgrader::")
    assert "'half'" in first


def test_files_beside_the_exercises_change_nothing(machine: Machine) -> None:
    submit(machine, SOLUTION)
    for name in ("threading", "queue", "sitecustomize", "json", "grader", "conftest", "secrets"):
        for folder in (machine.checkout, machine.checkout / "exercises"):
            (folder / f"{name}.py").write_text("raise SystemExit('imported')\n")
    done = machine.run(GRADE, effort="quick")
    assert (done.returncode, done.stderr) == (0, "")
    assert machine.outputs()["passed"] == "true"


def test_a_missing_exercise_gets_no_points(machine: Machine) -> None:
    submit(machine, SOLUTION)
    done = machine.run(GRADE, effort="quick", only="2,3")
    assert (done.returncode, machine.outputs()["max-score"]) == (1, "200.0")


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"path": "nowhere"}, "--path 'nowhere' is not there"),
        ({"effort": "much"}, "'much' is not one of"),
        ({"outputs": "junit"}, "has no '='"),
        ({"seed": "$(touch x)"}, "'$(touch x)' is not a valid"),
    ],
)
def test_wrong_inputs_are_told_and_hand_nothing_on(
    machine: Machine, inputs: dict[str, str], said: str
) -> None:
    done = machine.run(GRADE, **inputs)
    assert done.returncode == 2
    assert said in done.stdout
    assert machine.outputs() == {}
    assert not (machine.checkout / "x").exists()


@pytest.mark.parametrize("python", ["exit 1", "exec nothing-like-it"])
def test_an_old_python_is_told_before_anything_is_installed(machine: Machine, python: str) -> None:
    old = machine.home / "old-python"
    old.write_text(f"#!/bin/sh\n{python}\n")
    old.chmod(0o755)
    done = machine.run(INSTALL, python=str(old))
    assert done.returncode == 3
    assert "Python 3.11 or later is needed" in done.stdout


@pytest.mark.slow
def test_both_steps_from_nothing(machine: Machine) -> None:
    submit(machine, NO_LOCK)
    subprocess.run(["rm", "-rf", machine.temporary / "threadgrader"], check=True)
    (machine.checkout / "venv.py").write_text("raise SystemExit('imported')\n")
    installed = machine.run(INSTALL, python=sys.executable)
    assert (installed.returncode, installed.stderr) == (0, "")
    done = machine.run(GRADE, effort="quick")
    assert done.returncode == 1
    assert machine.outputs()["score"] == "65.0"
