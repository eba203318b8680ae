from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

from grader.cli import submission
from grader.cli.errors import NotReadable

from .running import SOLUTION, STUB, grade, quick


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("exercise", "33"), "no exercise '33'"),
        (("exercise", "safe_prnt"), "Did you mean 'safe_print'?"),
        (("exercise", "ex03_safeprint"), "Did you mean 'ex03_safe_print'?"),
        (("exercise", "\x1b[31m3"), r"\x1b[31m3"),
        (("exercise",), "N|NAME"),
        (("exercise", "3", "4"), "unexpected extra argument"),
        (("exercise", "3", "--path", ""), "--path is empty"),
        (("exercise", "3", "--path", "solution"), "Did you mean 'solutions'?"),
        (("exercise", "3", "--path", "README.md/x"), "'README.md/x' is not there"),
        (("exercise", "3", "--path", "a" * 5000), "too long"),
        (("exercise", "3", "--path", "grader"), "has no ex03_safe_print.py"),
        (("exercise", "3", "--path", "/dev/null"), "not a regular file"),
        (("exercise", "3", "--seed", "x"), "'x'"),
        (("exercise", "3", "--seed", "-1"), "-1"),
        (("exercise", "3", "--seed", "9" * 5000), "--seed"),
        (("exercise", "3", "--effort", "slow"), "'quick', 'normal', 'thorough'"),
        (("exercise", "3", "--format", "xml"), "'text', 'json'"),
        (("exercise", "3", "--format", "junt"), "Did you mean 'junit'?"),
        (("exercise", "3", "--format", "html"), "for a page for a browser, say --html FILE."),
        (("all", "--format", "JSON"), "Did you mean 'json'?"),
        (("explore", "x.py", "--format", "html"), "say --html FILE."),
        (("batch", "diff", "a", "b", "--format", "jsn"), "Did you mean 'json'?"),
        (("doctor", "--format", "html"), "'html' is not one of 'text', 'json'."),
        (("exercise", "3", "--sead", "1"), "--seed"),
        (("exercize", "3"), "Did you mean 'exercise'?"),
        (("3",), "Did you mean 'grade exercise 3'?"),
        (("--nonsense",), "--nonsense"),
        (("all", "--path", "grader"), "has no exercise in it"),
        (("all", "--path", str(SOLUTION)), "is a file"),
        (("list", "--path", "nowhere"), "'nowhere' is not there"),
    ],
)
def test_wrong_usage_is_one_line_and_code_2(arguments: tuple[str, ...], said: str) -> None:
    ended = grade(*arguments)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert said in ended.err


def test_no_command_shows_the_help_as_wrong_usage() -> None:
    ended = grade()
    assert (ended.code, ended.out) == (2, "")
    assert "Commands:" in ended.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def refused(folder: Path, path: Path | str = "x.py") -> str:
    ended = grade("exercise", "3", "--path", path, cwd=folder)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    return ended.err


def test_a_folder_without_the_default_folder_says_what_to_do(folder: Path) -> None:
    ended = grade("exercise", "3", cwd=folder)
    assert ended.code == 2
    assert "--path FILE|DIR" in ended.err


def test_a_folder_named_like_a_file_is_told_from_one(folder: Path) -> None:
    (folder / "x.py").mkdir()
    assert "'x.py' is a folder" in refused(folder)


def test_a_folder_in_the_place_of_the_exercise_is_no_file(folder: Path) -> None:
    (folder / STUB.name).mkdir()
    assert "is a folder" in refused(folder, ".")


def test_a_folder_with_a_near_name_suggests_it(folder: Path) -> None:
    (folder / "ex3_safe_print.py").touch()
    assert "Did you mean 'ex3_safe_print.py'?" in refused(folder, ".")


def test_a_link_to_nothing_is_called_that(folder: Path) -> None:
    (folder / "x.py").symlink_to("nothing")
    assert "is a link to something that is not there" in refused(folder)


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "x.py")
    assert "not a regular file" in refused(folder)


def test_a_file_that_cannot_be_read_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(path: Path) -> NoReturn:  # root may read everything, so no mode would do
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(submission, "read_source", forbidden)
    with pytest.raises(NotReadable, match=r"'x\.py' cannot be read: Permission denied"):
        submission.read(Path("x.py"))


def test_json_keeps_standard_output_empty_for_wrong_usage(folder: Path) -> None:
    assert quick(folder / "x.py", "--format", "json").out == ""
