"""Where `grade` stands, and what it writes to, may be full, read-only, missing or closed."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.running import COMMAND, ROOT, STUB, Ended, environment

QUICK = ("exercise", "3", "--path", str(STUB), "--effort", "quick", "--require-sandbox", "R")
GRADED = "None of the 8 clauses could be checked"
_READ_ONLY, _REMOUNT, _BIND, _DETACH = 1, 32, 4096, 2
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="mounts file systems")


def grade(
    folder: Path, *more: str, before: Callable[[], object] = lambda: None, **variables: str
) -> Ended:
    """`grade exercise 3` on the stub, run in `folder`; `before`: done in its process first."""
    done = subprocess.run(
        [*COMMAND, *QUICK, *more], cwd=folder, env=environment(**variables), preexec_fn=before,
        stdin=subprocess.DEVNULL, capture_output=True, timeout=120,
    )  # fmt: skip
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def mount(kind: str, folder: Path, flags: int, data: str = "") -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(kind.encode(), os.fsencode(folder), kind.encode(), flags, data.encode()):
        pytest.skip(f"no file system can be mounted here: {os.strerror(ctypes.get_errno())}")


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system of its own, with room for 12 KiB."""
    mount("tmpfs", tmp_path, 0, "size=12k")
    yield tmp_path
    ctypes.CDLL(None).umount2(os.fsencode(tmp_path), _DETACH)


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    mount("tmpfs", tmp_path, _READ_ONLY, "size=12k")
    yield tmp_path
    ctypes.CDLL(None).umount2(os.fsencode(tmp_path), _DETACH)


def told_that_it_cannot_be_written(ended: Ended, what: str) -> None:
    assert (ended.code, ended.out, ended.err.count("\n")) == (3, "", 1), ended
    assert f"{what} cannot be written: " in ended.err


@as_root
@pytest.mark.parametrize("option", ["--html", "--output"])
def test_a_full_disk_is_one_line_and_leaves_no_part_of_a_report(tiny: Path, option: str) -> None:
    (tiny / "fills").write_bytes(bytes(12 * 1024))
    file = "page.html" if option == "--html" else "json=a.json"
    before = sorted(tiny.iterdir())
    told_that_it_cannot_be_written(grade(tiny, option, file), f"'{file.removeprefix('json=')}'")
    assert sorted(tiny.iterdir()) == before


def test_a_limit_on_the_size_of_files_is_one_line_and_leaves_no_part_of_a_report(
    tmp_path: Path,
) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))

    told_that_it_cannot_be_written(
        grade(tmp_path, "--html", "page.html", before=limit), "'page.html'"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_report_to_a_full_device_is_one_line(form: str, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *QUICK, "--format", form], cwd=tmp_path, env=environment(), stdout=full,
            stderr=subprocess.PIPE,
        )  # fmt: skip
    assert (done.returncode, done.stderr.count(b"\n")) == (3, 1)
    assert b"standard output cannot be written: No space left on device" in done.stderr


def test_standard_error_that_is_full_changes_nothing(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *QUICK, "--html", "page.html"], cwd=tmp_path, env=environment(),
            stdout=subprocess.PIPE, stderr=full,
        )  # fmt: skip
    assert done.returncode == 1
    assert GRADED.encode() in done.stdout


@as_root
def test_a_folder_in_which_nothing_can_be_written_is_no_hindrance(read_only: Path) -> None:
    ended = grade(read_only, TMPDIR=str(read_only), HOME=str(read_only))
    assert (ended.code, ended.err) == (1, "")
    assert GRADED in ended.out


def test_no_folder_for_temporary_files_and_no_home_is_no_hindrance(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere")
    ended = grade(tmp_path, TMPDIR=nowhere, HOME=nowhere)
    assert (ended.code, ended.err) == (1, "")


@as_root
@pytest.mark.parametrize("data", ["size=4k,mode=000", "nr_inodes=1"])
def test_tmp_that_is_unwritable_is_no_hindrance(data: str, tmp_path: Path) -> None:
    needed = (Path(sys.prefix), Path(sys.base_prefix), ROOT)
    folders = [
        folder
        for folder in (str(tmp_path), "/tmp", "/var/tmp", "/dev/shm")
        if not any(place.is_relative_to(folder) for place in needed)
    ]

    def cover() -> None:
        ctypes.CDLL(None).unshare(0x00020000)
        libc = ctypes.CDLL(None)
        libc.mount(None, b"/", None, 0x4000 | 0x40000, None)
        for folder in folders:
            assert libc.mount(b"tmpfs", folder.encode(), b"tmpfs", _READ_ONLY, data.encode()) == 0

    ended = grade(Path("/"), before=cover, TMPDIR=str(tmp_path))
    assert (ended.code, ended.err) == (1, "")


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    ended = grade(gone, before=gone.rmdir)
    line = "grade: The folder that you are in is not there any more: change to another one ('cd ..').\n"
    assert (ended.code, ended.err) == (2, line)


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_change_nothing_else(closed: str, tmp_path: Path) -> None:
    command = [*COMMAND, *QUICK, "--output", "json=report.json"]
    done = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", *command],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
    )
    assert done.returncode == 1
    assert '"kind": "not-implemented"' in (tmp_path / "report.json").read_text()
    assert [file.name for file in tmp_path.iterdir()] == ["report.json"]
