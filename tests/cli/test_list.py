"""`grade list`: how far one is, out of what was graded in a folder that keeps it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.records.exercise import EXERCISES

from .running import NO_LOCK, SOLUTION, STUB, grade

ALL = len(EXERCISES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    grade("init", tmp_path)
    return tmp_path


def line(folder: Path, **more: str) -> str:
    (found,) = [one for one in listed(folder, **more).splitlines() if STUB.name in one]
    return found


def listed(folder: Path, **more: str) -> str:
    ended = grade("list", cwd=folder, **more)
    assert ended.code == 0
    return ended.out


def hand_in(folder: Path, file: Path, effort: str = "quick") -> None:
    shutil.copy(file, folder / "exercises" / STUB.name)
    grade("exercise", "3", "--effort", effort, cwd=folder)


def test_before_anything_is_done_all_of_it_is_to_do(folder: Path) -> None:
    assert listed(folder).count(" to do ") == ALL
    assert listed(folder).endswith(f"{'░' * 20} 0 of {ALL} passed\n")


def test_without_any_exercise_it_is_said_once_how_to_get_them(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for arguments, where in (((), "exercises/"), (("--path", "empty"), "empty")):
        ended = grade("list", *arguments, cwd=tmp_path)
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.count(".py") == ALL
        assert "not there" not in ended.out
        assert f"None of them is in {where} yet." in ended.out
        assert ended.out.endswith("\n  grade init threads\n")


def test_what_passed_is_counted_until_the_file_changes(folder: Path) -> None:
    hand_in(folder, SOLUTION, "normal")
    assert " passed " in line(folder)
    assert f"█ 1 of {ALL} passed" in listed(folder).replace("░", "█")
    with (folder / "exercises" / STUB.name).open("a") as file:
        file.write("# more\n")
    assert " changed since " in line(folder)


def test_what_passed_a_quick_look_alone_is_not_counted(folder: Path) -> None:
    hand_in(folder, SOLUTION)
    assert " passes so far " in line(folder)
    assert f"░ 0 of {ALL} passed" in listed(folder)


def test_what_failed_shows_its_points(folder: Path) -> None:
    hand_in(folder, NO_LOCK)
    assert " 65 of 100 " in line(folder)


def test_one_that_was_not_graded_says_so(folder: Path) -> None:
    shutil.copy(SOLUTION, folder / "exercises" / STUB.name)
    assert " not graded yet " in line(folder)


def test_a_look_that_was_less_close_does_not_replace_a_closer_one(folder: Path) -> None:
    hand_in(folder, NO_LOCK)
    path = folder / "exercises/.threadgrader/ex03_safe_print.json"
    path.write_text(path.read_text().replace("quick", "normal").replace(":65", ":64"))
    hand_in(folder, NO_LOCK)
    assert " 64 of 100 " in line(folder)


def test_what_cannot_be_read_counts_for_nothing(folder: Path) -> None:
    hand_in(folder, NO_LOCK)
    for text in ("", "{", "[]", '{"passed": 1}', "\x00"):
        (folder / "exercises/.threadgrader/ex03_safe_print.json").write_text(text)
        assert " not graded yet " in line(folder), text


def test_nothing_is_kept_where_nobody_asked_for_it(tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    hand_in(tmp_path, NO_LOCK)
    assert [path.name for path in (tmp_path / "exercises").iterdir()] == [STUB.name]


@pytest.mark.parametrize("name", [".threadgrader", ".threadgrader/ex03_safe_print.json"])
def test_a_link_that_leads_elsewhere_is_not_followed(tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = tmp_path / "exercises" / name
    link.parent.mkdir(parents=True)
    link.symlink_to(elsewhere if link.suffix == "" else elsewhere / "x")
    hand_in(tmp_path, NO_LOCK)
    assert not list(elsewhere.iterdir())


def test_a_stream_without_blocks_gets_plain_signs(folder: Path) -> None:
    out = listed(folder, PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert out.endswith(f"{'.' * 20} 0 of {ALL} passed\n")
