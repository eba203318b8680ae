"""`grade init`: what it makes, what it leaves alone, and that what it makes works."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from grader import __version__
from grader.records.exercise import EXERCISES

from .running import ROOT, grade

NOWHERE = Path("/sys/kernel")  # nobody can write there, root included


@pytest.fixture
def made(tmp_path: Path) -> Path:
    assert grade("init", "threads", cwd=tmp_path).code == 0
    return tmp_path / "threads"


def next_steps(out: str) -> list[str]:
    """The commands that are told at the end."""
    return re.findall(r"^(?:  |     )(\S.*)", out.partition("\nNext:\n")[2], re.M)


def lines(text: str, part: str) -> list[str]:
    return [line for line in text.splitlines() if part in line]


def test_every_exercise_is_there_as_it_is_handed_out(made: Path) -> None:
    for exercise in EXERCISES:
        name = f"exercises/{exercise.file}.py"
        assert (made / name).read_bytes() == (ROOT / name).read_bytes()


def test_nothing_is_left_to_be_filled_in(made: Path) -> None:
    files = [path for path in made.rglob("*") if path.is_file() and path.suffix != ".py"]
    assert len(files) == 6
    assert not [path for path in files if re.search(r"@[A-Z]+@", path.read_text())]


def test_the_version_is_pinned_with_what_watching_and_pytest_need(made: Path) -> None:
    project = tomllib.loads((made / "pyproject.toml").read_text())["project"]
    assert project["dependencies"] == [f"threadgrader[watch,pytest]=={__version__}"]


def test_the_dev_container_installs_the_same(made: Path) -> None:
    container = json.loads((made / ".devcontainer/devcontainer.json").read_text())
    assert f"'threadgrader[watch,pytest]=={__version__}'" in container["postCreateCommand"]


def test_the_workflow_grades_all_of_it_with_the_rights_to_read(made: Path) -> None:
    workflow = yaml.safe_load((made / ".github/workflows/grade.yml").read_text())
    job = workflow["jobs"]["grade"]
    assert workflow["permissions"] == {"contents": "read"}
    assert f"threadgrader=={__version__}" in job["steps"][2]["run"]
    program = made / "threadgrader/bin/grade"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "$@"\n')
    program.chmod(0o755)
    done = subprocess.run(
        ["bash", "-e", "-c", job["steps"][3]["run"]],
        env={"RUNNER_TEMP": str(made), "PATH": "/usr/bin:/bin"}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout == "all --only all --format github\n"


def test_what_is_there_is_never_replaced_and_its_difference_is_told(made: Path) -> None:
    (made / "README.md").write_text("mine\n")
    (made / "exercises/ex01_threads.py").unlink()
    ended = grade("init", made)
    assert ended.code == 1
    assert (made / "README.md").read_text() == "mine\n"
    assert len(lines(ended.out, " differs (")) == 1
    assert re.search(r"^README.md .* differs \(\d+ lines\): left as it is$", ended.out, re.M)
    assert re.search(r"^exercises/ex01_threads.py +new$", ended.out, re.M)


def test_it_shows_what_differs_in_a_few_lines(made: Path) -> None:
    (made / "README.md").write_text("mine \x1b[31mred\n")
    shown = grade("init", made).out.partition("What differs")[2].partition("\n\nNext:")[0]
    assert "\nREADME.md\n" in shown
    assert "\n    -mine \\x1b[31mred\n" in shown
    assert "\n    +# Exercises in multithreading\n" in shown
    assert re.search(r"\n    \.\.\. and \d+ more lines$", shown)
    assert shown.count("\n") < 25


def test_nothing_is_shown_where_nothing_differs(made: Path) -> None:
    assert "What differs" not in grade("init", made).out


@pytest.mark.parametrize(
    ("folder", "steps"),
    [
        ("a b", ["cd 'a b'", "grade exercise 1"]),
        ("-x", ["cd ./-x", "grade exercise 1"]),
        (".", ["grade exercise 1"]),
        ("../here", ["grade exercise 1"]),
    ],
)
def test_what_comes_next_needs_no_extra_and_leads_there(
    folder: str, steps: list[str], tmp_path: Path
) -> None:
    (tmp_path / "here").mkdir()
    told = next_steps(grade("init", "--", folder, cwd=tmp_path / "here").out)
    assert told == [*steps, 'pip install "threadgrader[watch]"', "grade watch"]


def test_the_steps_to_gradescope_are_told(tmp_path: Path) -> None:
    out = grade("init", "ag", "--gradescope", cwd=tmp_path).out
    assert next_steps(out) == ["cd ag", "zip -r ../autograder.zip ."]
    for part in ("exercises=all in run_autograder", "not the folder", "Configure Autograder"):
        assert part in " ".join(out.split())


def test_a_second_time_changes_nothing(made: Path) -> None:
    ended = grade("init", made)
    assert ended.code == 0
    assert not lines(ended.out, " new")


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "README.md").symlink_to(tmp_path / "elsewhere.md")
    ended = grade("init", tmp_path)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert not (tmp_path / "elsewhere.md").exists()


def test_a_link_in_place_of_the_folder_for_what_is_kept_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises/.threadgrader").symlink_to(tmp_path / "elsewhere")
    ended = grade("init", tmp_path)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    ("folder", "said"),
    [("", "DIR is empty"), (NOWHERE / "x", "cannot be written"), ("/dev/null", "Not a directory")],
)
def test_a_folder_that_cannot_be_made_is_one_line(folder: str | Path, said: str) -> None:
    ended = grade("init", folder)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert said in ended.err


def test_a_file_in_the_place_of_a_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / ".github").write_text("")
    ended = grade("init", tmp_path)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert ".github" in ended.err


def test_an_autograder_is_two_programs_and_nothing_else(tmp_path: Path) -> None:
    assert grade("init", "ag", "--gradescope", cwd=tmp_path).code == 0
    made = sorted((tmp_path / "ag").iterdir())
    assert [path.name for path in made] == ["run_autograder", "setup.sh"]
    for path in made:
        assert os.access(path, os.X_OK)
        assert subprocess.run(["bash", "-n", path]).returncode == 0
    assert f"threadgrader=={__version__}" in made[1].read_text()


def test_stubs_that_nobody_has_filled_in_are_graded_as_such(made: Path) -> None:
    ended = grade("all", "--effort", "quick", cwd=made)
    assert ended.code == 1
    assert "0 of " in ended.out
