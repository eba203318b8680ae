"""`grade watch` where it cannot go on: one line that says why and what to do, and the terminal as it was."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from grader.cli.errors import NotWritable
from grader.cli.sole import sole

from .on_terminal import OnTerminal
from .running import COMMAND, grade


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    grade("init", tmp_path / "threads")
    return tmp_path / "threads"


def told(watch: OnTerminal) -> str:
    """The one line that it ends with, in the last line that anything stands in."""
    assert watch.end() == 2
    assert watch.process.getecho()
    line = watch.text.splitlines()[-1]
    assert line.startswith("grade: ")
    return line


def said(folder: Path, *arguments: str) -> str:
    """What a watch that cannot be says without a terminal."""
    ended = grade("watch", *arguments, cwd=folder)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    return ended.err


def test_without_a_terminal_it_says_what_does_without(folder: Path) -> None:
    assert "needs a terminal" in said(folder)


def test_where_watchfiles_is_not_installed_it_says_how_to_get_it(folder: Path) -> None:
    (folder / "watchfiles.py").write_text("raise ModuleNotFoundError('gone', name=__name__)\n")
    first = f"{folder}:{os.environ.get('PYTHONPATH', '')}"
    with OnTerminal("watch", cwd=folder, columns=200, PYTHONPATH=first) as watch:
        assert watch.end() == 2
        wanted = "grade: grade watch needs watchfiles: pip install 'threadgrader[watch]'"
        assert watch.text == wanted


def test_a_reader_that_has_gone_is_no_terminal(folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*COMMAND, "watch"], cwd=folder, stdout=writing, capture_output=False)
    os.close(writing)
    assert done.returncode == 2


def test_a_folder_that_is_no_students_is_one_line(tmp_path: Path) -> None:
    assert "grade init DIR" in said(tmp_path)
    assert "grade init DIR" in said(tmp_path, "--path", ".")


@pytest.mark.parametrize("fails", ["pathlib.Path.open", "os.open", "os.write"])
def test_where_nothing_can_be_kept_it_says_what_to_look_at_and_what_does_without(
    tmp_path: Path, fails: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(fails, full)
    with pytest.raises(NotWritable) as raised, sole(f"{tmp_path}/"):
        pytest.fail("it is kept all the same")
    said = str(raised.value)
    assert " cannot be written: No space left on device. Look at the permissions" in said
    assert said.endswith(f"after each save: grade exercise N --path {tmp_path}/")


def test_a_folder_that_cannot_be_written_is_one_line(folder: Path) -> None:
    shutil.rmtree(folder / "exercises/.threadgrader")
    (folder / "exercises/.threadgrader").write_text("in the way")
    with OnTerminal("watch", cwd=folder) as watch:
        assert watch.end() == 2
        assert "is not a folder" in watch.text


@pytest.mark.parametrize("name", [".threadgrader", ".threadgrader/watch.lock"])
def test_a_link_that_leads_elsewhere_is_not_followed(folder: Path, name: str) -> None:
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    link = folder / "exercises" / name
    if link.is_dir():
        shutil.rmtree(link)
    link.symlink_to(elsewhere / link.suffix[1:])
    with OnTerminal("watch", cwd=folder, columns=200) as watch:
        assert f"'exercises/{name}' is a link, which is not followed: remove it" in told(watch)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("path", ["exercises", "."])
def test_a_folder_that_is_removed_while_it_is_watched_is_told(folder: Path, path: str) -> None:
    where = folder / "exercises"
    cwd = where / path if path == "." else folder
    with OnTerminal("watch", "3", "--path", path, cwd=cwd, columns=500) as watch:
        watch.until("Exercise 3", "fill in the TODO and save")
        shutil.rmtree(where)
        said = told(watch)
    assert f"'{where}', which was watched, is gone: " in said
    assert "'grade watch --path DIR'" in said


@pytest.mark.parametrize("error", ["OSError", "RuntimeError"])
def test_where_the_system_watches_no_more_files_the_ways_out_are_told(
    folder: Path, error: str
) -> None:
    (folder / "watchfiles.py").write_text(
        f"def watch(*_, **__):\n    raise {error}('OS file watch limit reached.')\n"
    )
    first = f"{folder}:{os.environ.get('PYTHONPATH', '')}"
    (folder / "exercises").rename(folder / "home work")
    given = ("watch", "--path", "home work")
    with OnTerminal(*given, cwd=folder, columns=500, PYTHONPATH=first) as watch:
        said = told(watch)
    assert "Saves in 'home work' cannot be seen: OS file watch limit reached" in said
    assert "Close other programs that watch files" in said
    assert "fs.inotify.max_user_watches" in said
    assert said.endswith("after each save: grade exercise N --path 'home work'")
