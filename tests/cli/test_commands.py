from __future__ import annotations

import platform
import shutil
from pathlib import Path

import pytest

from grader.cli.main import COMMANDS
from grader.records.exercise import EXERCISES

from .running import NO_LOCK, SOLUTION, STUB, Ended, grade, quick


@pytest.fixture(scope="module")
def failed() -> Ended:
    return quick(NO_LOCK)


def test_version_names_the_python_that_grades() -> None:
    ended = grade("--version")
    assert ended.out == f"threadgrader 0.1.0 (Python {platform.python_version()})\n"


def test_help_names_every_command() -> None:
    ended = grade("--help")
    assert ended.code == 0
    assert [name for name in COMMANDS if f"\n  {name} " not in ended.out] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    assert grade(name, "--help").code == 0


def test_list_shows_every_exercise_and_whether_it_is_there(tmp_path: Path) -> None:
    shutil.copy(STUB, tmp_path)
    lines = grade("list", "--path", tmp_path).out.partition("\n\n")[0].splitlines()
    assert len(lines) == len(EXERCISES)
    assert [line for line in lines if " not there " not in line] == [
        line for line in lines if STUB.name in line
    ]


def test_list_needs_no_folder(tmp_path: Path) -> None:
    assert grade("list", cwd=tmp_path).code == 0


@pytest.mark.parametrize("wanted", ["3", "03", "ex03", "safe_print", "ex03_safe_print.py"])
def test_an_exercise_is_known_by_number_and_by_name(wanted: str, tmp_path: Path) -> None:
    assert "has no ex03_safe_print.py" in grade("exercise", wanted, "--path", tmp_path).err


def test_a_solution_passes_with_code_0() -> None:
    ended = quick(SOLUTION.parent)
    assert (ended.code, ended.err) == (0, "")
    assert "All 8 clauses hold: 100 of 100 points." in ended.out


def test_a_failure_has_code_1_and_ends_with_the_command_that_shows_it_again(failed: Ended) -> None:
    again = f"See it again: grade exercise 3 --path {NO_LOCK} --seed 0 --effort quick\n"
    assert (failed.code, failed.err) == (1, "")
    assert again in failed.out


def test_a_report_in_a_pipe_is_plain_and_narrow(failed: Ended) -> None:
    lines = failed.out.splitlines()
    assert "\x1b" not in failed.out
    commands = ("See it again", "Step by step")  # never broken, so that they can be copied
    assert not [line for line in lines if len(line) > 80 and not line.startswith(commands)]
    assert not [line for line in lines if line != line.rstrip()]


def test_marks_are_ascii_where_the_encoding_has_no_others(tmp_path: Path) -> None:
    ended = quick(STUB, PYTHONIOENCODING="ascii")
    assert "x ex03_safe_print.py, line" in ended.out


def test_all_grades_what_is_there_and_adds_it_up(tmp_path: Path) -> None:
    shutil.copy(NO_LOCK, tmp_path / STUB.name)
    ended = grade("all", "--path", tmp_path, "--effort", "quick")
    assert (ended.code, ended.err) == (1, "")
    assert "65 of 100 points; 0 of 1 exercise passed. Seed 0, effort quick." in ended.out


def test_student_code_in_the_current_folder_is_not_imported_by_the_grader(tmp_path: Path) -> None:
    for name in ("click.py", "json.py", "rich.py", "grader.py"):
        (tmp_path / name).write_text("raise SystemExit('imported')\n")
    assert grade("list", cwd=tmp_path).code == 0
