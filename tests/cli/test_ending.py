"""How `grade` ends when it is stopped, when nobody listens, and when it is itself at fault."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

import pytest

from grader.cli import exercise
from grader.cli.main import run
from grader.sandbox.worker import GraderBroke

from .running import COMMAND, ROOT, SOLUTION, environment

HANGS = "import ctypes\ndef safe_print(*v, **k):\n    ctypes.CDLL(None).sleep(1_000_000)\n"
PATIENT = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from grader.cli.start import main
from grader.sandbox import zygote
from grader.sandbox.limits import Limits
zygote.Limits = lambda: Limits(wall_seconds=1_000_000)
main()
"""


def start_patient(path: Path) -> subprocess.Popen[bytes]:
    """Who waits for a worker waits for good, but for help."""
    return subprocess.Popen(
        [sys.executable, "-P", "-c", PATIENT, "exercise", "3", "--effort", "quick", "--path", path],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def descendants(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [found for child in map(int, children) for found in (child, *descendants(child))]


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_it_with_one_line_and_nothing_left(
    number: signal.Signals, code: int, tmp_path: Path
) -> None:
    (tmp_path / "sub.py").write_text(HANGS)
    with start_patient(tmp_path / "sub.py") as process:
        deadline = time.monotonic() + 20
        while len(descendants(process.pid)) < 2 and time.monotonic() < deadline:
            time.sleep(0.02)
        started = descendants(process.pid)
        time.sleep(0.3)
        process.send_signal(number)
        try:
            out, err = process.communicate(timeout=60)
        finally:
            process.kill()
    assert (process.returncode, out) == (code, b"")
    assert err.decode() == f"grade: stopped by {number.name} before it was done\n"
    assert started
    assert not [pid for pid in started if Path(f"/proc/{pid}").exists()]


def test_a_reader_that_has_gone_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    arguments = [*COMMAND, "exercise", "3", "--effort", "quick", "--path", str(SOLUTION)]
    done = subprocess.run(arguments, env=environment(), stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_is_told_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "list"], env=environment(), stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 3
    assert done.stderr.decode().count("\n") == 1
    assert b"No space left" in done.stderr


def test_closed_streams_are_no_error() -> None:
    command = [*COMMAND, "list"]
    shell = ["sh", "-c", '"$@" <&- >&- 2>&-', "sh", *command]
    assert subprocess.run(shell, env=environment()).returncode == 0


def test_progress_is_shown_on_a_terminal_alone_and_not_in_the_report() -> None:
    ours, theirs = pty.openpty()
    arguments = [*COMMAND, "exercise", "3", "--effort", "quick", "--path", str(SOLUTION)]
    shown = b""
    with subprocess.Popen(
        arguments, env=environment(TERM="xterm"), stdout=subprocess.PIPE, stderr=theirs
    ) as process:
        os.close(theirs)
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:  # how Linux tells that the other end is closed
            pass
        assert process.stdout is not None
        report = process.stdout.read()
    os.close(ours)
    assert b"looking at 3.2" in shown
    assert b"looking at" not in report


@pytest.mark.parametrize(
    "error", [GraderBroke("it\nis broken"), ZeroDivisionError("oh"), MemoryError()]
)
def test_a_broken_grader_is_code_3_and_one_line(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def zygote() -> NoReturn:
        raise error

    monkeypatch.delenv("GRADE_DEBUG", raising=False)
    monkeypatch.setattr(exercise, "Zygote", zygote)
    code = run(["exercise", "3", "--path", str(SOLUTION)])
    out, err = capsys.readouterr()
    assert (code, out, err.count("\n")) == (3, "", 1)
    assert "costs no points" in err
    assert "GRADE_DEBUG=1" in err


def test_the_traceback_is_shown_on_demand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GRADE_DEBUG", "1")
    monkeypatch.setattr(exercise, "Zygote", lambda: 1 / 0)
    assert run(["exercise", "3", "--path", str(SOLUTION)]) == 3
    assert "Traceback" in capsys.readouterr().err
