"""`grade reset`: asks first, keeps a copy, loses nothing."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest

from .running import COMMAND, ROOT, STUB, environment, grade

MINE = "def safe_print(*values):\n    pass\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / STUB.name).write_text(MINE)
    return tmp_path


def file(folder: Path) -> Path:
    return folder / "exercises" / STUB.name


def copies(folder: Path) -> list[str]:
    kept = sorted((folder / "exercises/.threadgrader").glob("*.py"))
    return [f"{path.name}: {path.read_text()}" for path in kept]


def answering(folder: Path, answer: bytes) -> tuple[int, bytes]:
    """`grade reset 3` on a terminal whose user types `answer`: the exit code, and what it said."""
    ours, theirs = pty.openpty()
    os.write(ours, answer)
    done = subprocess.run(
        [*COMMAND, "reset", "3"],
        cwd=folder,
        env=environment(),
        stdin=theirs,
        stderr=subprocess.PIPE,
    )
    os.close(theirs)
    os.close(ours)
    return done.returncode, done.stderr


def test_with_yes_it_is_as_it_was_handed_out_and_a_copy_is_kept(folder: Path) -> None:
    ended = grade("reset", "3", "--yes", cwd=folder)
    assert ended.code == 0
    assert file(folder).read_bytes() == STUB.read_bytes()
    assert copies(folder) == [f"ex03_safe_print.1.py: {MINE}"]


def test_each_copy_has_a_number_of_its_own(folder: Path) -> None:
    grade("reset", "3", "--yes", cwd=folder)
    file(folder).write_text("other = 1\n")
    grade("reset", "3", "--yes", cwd=folder)
    assert copies(folder) == [f"ex03_safe_print.1.py: {MINE}", "ex03_safe_print.2.py: other = 1\n"]


def test_it_asks_on_a_terminal_and_takes_yes(folder: Path) -> None:
    code, said = answering(folder, b"y\n")
    assert code == 0
    assert b"put exercises/ex03_safe_print.py back as it was handed out? [y/N]" in said
    assert len(copies(folder)) == 1


@pytest.mark.parametrize("answer", [b"\n", b"no\n", b"\x04"])
def test_anything_else_leaves_it_as_it_is(folder: Path, answer: bytes) -> None:
    assert answering(folder, answer)[0] == 1
    assert (file(folder).read_text(), copies(folder)) == (MINE, [])


def test_without_a_terminal_it_wants_to_be_told(folder: Path) -> None:
    ended = grade("reset", "3", cwd=folder)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "--yes" in ended.err
    assert file(folder).read_text() == MINE


def test_what_is_as_it_was_needs_no_answer(folder: Path) -> None:
    file(folder).write_bytes(STUB.read_bytes())
    assert grade("reset", "3", cwd=folder).code == 0
    assert copies(folder) == []


def test_a_file_that_is_gone_comes_back(folder: Path) -> None:
    file(folder).unlink()
    assert grade("reset", "3", cwd=folder).code == 0
    assert file(folder).read_bytes() == STUB.read_bytes()


def test_where_no_copy_can_be_kept_nothing_is_changed(folder: Path) -> None:
    (folder / "exercises/.threadgrader").write_text("in the way")
    ended = grade("reset", "3", "--yes", cwd=folder)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert file(folder).read_text() == MINE


def test_a_link_in_place_of_the_folder_for_copies_is_not_followed(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder / "exercises/.threadgrader").symlink_to(tmp_path / "elsewhere")
    ended = grade("reset", "3", "--yes", cwd=folder)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "'exercises/.threadgrader' is a link, which is not followed: remove it" in ended.err
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert file(folder).read_text() == MINE


def test_a_link_to_the_file_itself_is_no_copy_of_it(folder: Path) -> None:
    (folder / "exercises/.threadgrader").mkdir()
    (folder / "exercises/.threadgrader/ex03_safe_print.1.py").symlink_to(file(folder))
    assert grade("reset", "3", "--yes", cwd=folder).code == 0
    assert (folder / "exercises/.threadgrader/ex03_safe_print.2.py").read_text() == MINE


def test_a_folder_that_is_no_students_is_one_line(tmp_path: Path) -> None:
    ended = grade("reset", "3", "--yes", cwd=tmp_path)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "grade init" in ended.err


def test_the_stub_is_that_of_the_checkout() -> None:
    assert STUB.parent == ROOT / "exercises"
