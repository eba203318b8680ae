from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.batch.store import NAME, NotAStore, Store

from .classes import ROOT, kept

PROGRAM = """
import os, resource, signal, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from grader.batch.store import Key, Kept, Store, StoreFailed
store = Store.to_write(Path(sys.argv[1]))
number = 0
def keep():
    global number
    kept = Kept(Key(3, "f.py", "0", "1", "3", "quick", 0), "A", "", b"{{}}" * 2000)
    store.keep([f"{{number:05}}"], kept, b"x" * 500)
    number += 1
    print(number, flush=True)
{body}
"""


def write(folder: Path, body: str) -> subprocess.CompletedProcess[bytes]:
    program = PROGRAM.format(root=str(ROOT), body=body)
    return subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True)


def students(folder: Path) -> list[str]:
    with Store.to_write(folder) as store:
        return sorted(student for student, _ in store.results())


def test_what_was_kept_survives_sigkill(tmp_path: Path) -> None:
    done = write(tmp_path, "for _ in range(20): keep()\nos.kill(os.getpid(), signal.SIGKILL)")
    assert done.returncode == -signal.SIGKILL
    assert students(tmp_path) == [f"{number:05}" for number in range(20)]


UNTIL_FULL = """
try:
    while True: keep()
except StoreFailed as full:
    print(str(full).count(chr(10)), full)
"""


def test_a_file_that_may_not_grow_is_told_in_one_line_and_nothing_is_lost(tmp_path: Path) -> None:
    limit = "resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))\n"
    done = write(tmp_path, limit + UNTIL_FULL)
    *numbers, said = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert said.startswith("0 ")
    assert "is kept" in said
    assert students(tmp_path) == [f"{number:05}" for number in range(len(numbers))]
    assert len(numbers) > 5


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    command = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(tmp_path)]
    if os.geteuid() or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("needs to mount a small disk")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_full_disk_is_told_in_one_line_and_nothing_is_lost(small_disk: Path) -> None:
    done = write(small_disk / "out", UNTIL_FULL)
    *numbers, said = done.stdout.decode().splitlines()
    assert "full" in said
    assert said.startswith("0 ")
    assert students(small_disk / "out") == [f"{number:05}" for number in range(len(numbers))]
    assert len(numbers) > 5


def test_a_later_result_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    with Store.to_write(tmp_path) as store:
        store.keep(["amy", "bob"], kept(3, b"one"), b"one")
        store.keep(["amy"], kept(3, b"two"), b"two")
        assert [store.source(name, 3) for name in ("amy", "bob", "eve")] == [b"two", b"one", b""]


def test_a_result_on_which_the_grader_broke_is_not_known(tmp_path: Path) -> None:
    with Store.to_write(tmp_path) as store:
        store.keep(["amy"], kept(3, b"one")._replace(broke="it is broken"), b"one")
        store.keep(["bob"], kept(3, b"one"), b"one")
        assert list(store.known()) == [("bob", 3)]


def refused(folder: Path) -> str:
    with pytest.raises(NotAStore) as error:
        Store.to_write(folder)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_store_of_another_schema_is_told_and_not_changed(tmp_path: Path) -> None:
    with Store.to_write(tmp_path) as store:
        store.keep(["amy"], kept(3, b"one"), b"one")
    with sqlite3.connect(tmp_path / NAME) as connection:
        connection.execute("PRAGMA user_version = 7")
    connection.close()
    before = (tmp_path / NAME).read_bytes()
    assert "schema 7" in refused(tmp_path)
    assert (tmp_path / NAME).read_bytes() == before
    with pytest.raises(NotAStore, match="schema 7"):
        Store.to_read(tmp_path)


def test_a_folder_with_other_things_is_told_and_not_changed(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").touch()
    assert "holds other things" in refused(tmp_path)
    assert os.listdir(tmp_path) == ["thesis.tex"]  # noqa: PTH208 - names


def test_anothers_database_is_told_and_not_changed(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()
    before = (tmp_path / NAME).read_bytes()
    assert "was not made by" in refused(tmp_path)
    assert (tmp_path / NAME).read_bytes() == before


def test_what_is_no_database_is_told_and_not_changed(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("hello " * 1000)
    assert "is no file of" in refused(tmp_path)
    assert (tmp_path / NAME).read_text() == "hello " * 1000


def test_a_run_killed_before_it_made_its_tables_can_be_started_again(tmp_path: Path) -> None:
    (tmp_path / NAME).touch()
    assert students(tmp_path) == []


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    assert "it is no folder" in refused(tmp_path / "out")
    assert "Not a directory" in refused(tmp_path / "out" / "more")


def test_two_do_not_write_to_one_store(tmp_path: Path) -> None:
    with Store.to_write(tmp_path):
        assert "another 'grade batch'" in refused(tmp_path)
    assert students(tmp_path) == []


def test_reading_needs_a_store(tmp_path: Path) -> None:
    with pytest.raises(NotAStore, match="holds no results"):
        Store.to_read(tmp_path)
