from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.batch.layouts import BadClass
from grader.batch.layouts.disk import root_node
from grader.batch.layouts.node import Node
from tests.batch.trees import EX1, EX2, look, rows, sources, tree

ORDINARY = 1_899_999_999  # a user whom nobody is


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder of an ordinary user, who is the one that the test is run as."""
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, ORDINARY, -1)
        os.seteuid(ORDINARY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        for path in folder.rglob("*"):
            if not path.is_symlink():
                path.chmod(0o700)
        shutil.rmtree(folder, ignore_errors=True)


def test_a_link_in_place_of_a_students_folder_is_a_row_that_says_so(tmp_path: Path) -> None:
    folder = tree(tmp_path / "c", {f"bob/{EX1}": "b"})
    secret = tree(tmp_path / "secret", {EX1: "secret"})
    (folder / "ana").symlink_to(secret)
    (folder / "eva").symlink_to("bob")
    (folder / "zoe").symlink_to("nowhere")
    found = rows(look(folder))
    assert list(found) == ["ana", "bob", "eva", "zoe"]
    for name in ("ana", "eva", "zoe"):
        assert found[name].files == ()
        assert found[name].notes == (f"{name}: is a link, and links are not followed",)


def test_links_within_a_submission_are_named_and_not_followed(tmp_path: Path) -> None:
    folder = tree(tmp_path / "c", {f"ana/{EX2}": "a", f"bob/{EX1}": "b"})
    (folder / "ana" / EX1).symlink_to(folder / "bob" / EX1)
    (folder / "ana" / "sub").symlink_to(folder / "bob")
    (folder / "ana" / "loop").symlink_to(".")
    ana = rows(look(folder))["ana"]
    assert sources(ana) == {2: b"a"}
    assert set(ana.notes) == {
        f"ana/{name}: is a link, and links are not followed" for name in (EX1, "sub", "loop")
    }


def test_a_link_that_comes_meanwhile_is_not_followed(tmp_path: Path) -> None:
    folder = tree(tmp_path / "c", {f"ana/sub/{EX1}": "a", f"bob/{EX1}": "a"})
    ana = rows(look(folder))["ana"]
    shutil.rmtree(folder / "ana" / "sub")
    (folder / "ana" / "sub").symlink_to(folder / "bob")
    with pytest.raises(OSError, match="cannot be read"):
        ana.files[0].read()


def test_the_teachers_own_link_to_the_class_is_followed(tmp_path: Path) -> None:
    (tmp_path / "class").symlink_to(tree(tmp_path / "c", {f"ana/{EX1}": "a"}))
    assert sources(rows(look(tmp_path / "class"))["ana"]) == {1: b"a"}
    (tmp_path / "ring").symlink_to("ring")
    with pytest.raises(BadClass, match="give the folder"):
        look(tmp_path / "ring")


def test_pipes_sockets_and_devices_are_refused_and_nothing_waits(tmp_path: Path) -> None:
    folder = tree(tmp_path / "c", {f"ana/{EX2}": "a", "bob/": ""})
    os.mkfifo(folder / "ana" / EX1)
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(folder / "ana" / "s"))
        found = look(folder)
    ana = rows(found)["ana"]
    assert sources(ana) == {2: b"a"}
    assert ana.notes == tuple(f"ana/{name}: is a pipe, a socket or a device" for name in (EX1, "s"))
    assert [one.where for one in found.left_over] == ["pipe"]


def test_a_folder_called_like_an_exercise_is_named(tmp_path: Path) -> None:
    ana = rows(look(tree(tmp_path, {f"ana/{EX1}/{EX2}": "a", "bob/": ""})))["ana"]
    assert sources(ana) == {2: b"a"}
    assert f"ana/{EX1}: is a folder" in ana.notes


def test_what_may_not_be_read_is_named_and_the_rest_counts(home: Path) -> None:
    folder = tree(
        home / "c", {f"ana/{EX1}": "a", f"ana/{EX2}": "b", f"bob/{EX1}": "c", "ana/x/y": ""}
    )
    for path in (f"ana/{EX1}", "ana/x", "bob"):
        (folder / path).chmod(0)
    found = rows(look(folder))
    ana, bob = found["ana"], found["bob"]
    problem = ana.files[0].problem
    assert problem is not None
    assert (problem.kind, problem.message) == ("unreadable", f"{EX1}: cannot be read: Permission denied")  # fmt: skip
    assert ana.files[1].read() == b"b"
    assert set(ana.notes) == {
        f"ana/{name}: cannot be read: Permission denied" for name in (EX1, "x")
    }
    assert (bob.files, bob.nothing) == ((), False)
    assert bob.notes == ("bob: cannot be read: Permission denied",)


def test_a_copy_that_may_be_read_wins_over_one_that_may_not(home: Path) -> None:
    folder = tree(home / "c", {f"ana/{EX1}": "a", f"ana/old/{EX1}": "old", "bob/": ""})
    (folder / "ana" / EX1).chmod(0)
    assert sources(rows(look(folder))["ana"]) == {1: b"old"}


def test_a_class_that_may_not_be_read_is_told_in_one_line(home: Path) -> None:
    folder = tree(home / "c", {f"ana/{EX1}": "a"})
    folder.chmod(0)
    with pytest.raises(BadClass, match="cannot be read: Permission denied: give the folder"):
        look(folder)


def test_folders_of_any_depth_end(tmp_path: Path) -> None:
    folder = tree(tmp_path / "c", {"bob/": ""})
    (folder / "ana").mkdir()
    inside = os.open(folder / "ana", os.O_RDONLY)
    for _ in range(60):  # longer than any path may be
        os.mkdir("deeper" * 40, dir_fd=inside)
        deeper = os.open("deeper" * 40, os.O_RDONLY, dir_fd=inside)
        os.close(inside)
        inside = deeper
    os.close(inside)
    (note,) = rows(look(folder))["ana"].notes
    assert note.endswith("lies deeper than 32 folders")
    assert len(note) < 300


def test_nothing_is_left_open(tmp_path: Path) -> None:
    folder = tree(tmp_path / "c", {f"{name}/{EX1}": name for name in "abcdef"})
    before = len(list(Path("/proc/self/fd").iterdir()))
    found = look(folder)
    assert [sources(row) for row in found.students]
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def walked(node: Node) -> list[str]:
    return [node.where, *(name for child in node.children() for name in walked(child))]


def test_nodes_come_by_name_with_paths_below_the_root(tmp_path: Path) -> None:
    tree(tmp_path, {"b/y": "", "b/x": "", "a": ""})
    assert walked(root_node(tmp_path)) == ["", "a", "b", "b/x", "b/y"]
