from __future__ import annotations

import contextlib
import csv
import json
import os
import pty
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.cli.main import run
from grader.sandbox.level import R
from grader.sandbox.zygote import Zygote

from ..batch.processes import command_of, descendants
from .running import COMMAND, NO_LOCK, STUB, environment, grade

HANGS = "def safe_print(*v, **k):\n    list(map(lambda _: sum(range(10**12)), [1]))\n"
HEADER = "Student,ID,SIS User ID,SIS Login ID,Section,Threads (7)\nPoints Possible,,,,,50\n"


def hand_in(folder: Path, student: str, source: str) -> None:
    (folder / student).mkdir(parents=True, exist_ok=True)
    (folder / student / "ex03_safe_print.py").write_text(source)


@pytest.fixture(scope="module")
def hand_ins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("class") / "hand-ins"
    hand_in(folder, "amy", NO_LOCK.read_text())
    hand_in(folder, "bob", "def (")
    hand_in(folder, "eve", STUB.read_text())
    (folder / "zoe").mkdir()
    (folder / "notes.txt").write_text("a file of the teacher's")
    return folder


def arguments(folder: Path, out: Path, *more: str) -> list[str]:
    return [
        "batch", str(folder), "--out", str(out), "--exercises", "3", "--effort", "quick", "--jobs", "2", *more,
    ]  # fmt: skip


def lines_of_progress(err: str) -> list[str]:
    """What came of each submission, in order; not that the sandbox is weak, if it is here."""
    lines = (line for line in err.splitlines() if not line.startswith("grade: sandbox: "))
    return sorted(line.partition(" ")[2].partition(" ")[2] for line in lines)


@pytest.fixture(scope="module")
def out(hand_ins: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("runs") / "out"
    ended = grade(*arguments(hand_ins, out, "--format", "json"))
    assert ended.code == 0, ended.err
    told = json.loads(ended.out)
    assert (told["students"], told["graded"], told["missing"], told["problems"]) == (4, 3, 1, 2)
    assert [one["where"] for one in told["left_over"]] == ["notes.txt"]
    assert sum(told["sandbox_levels"].values()) == 3
    assert lines_of_progress(ended.err) == [
        "amy ex03: 65 of 100 (3.2 mixed-output)",
        "bob ex03: 0 of 100 (syntax-error)",
        "eve ex03: 0 of 100 (not-implemented)",
    ]
    return out


def rows(out: Path) -> dict[str, dict[str, str]]:
    with (out / "gradebook.csv").open(encoding="utf-8", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def test_a_gradebook_and_pages_are_written(out: Path) -> None:
    assert {name: row["total"] for name, row in rows(out).items()} == {
        "amy": "65", "bob": "0", "eve": "0", "zoe": "0",
    }  # fmt: skip
    assert "line 1" in rows(out)["bob"]["notes"]
    assert rows(out)["zoe"]["notes"] == "nothing was handed in"
    assert "amy" in (out / "report/index.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in (out / "feedback").glob("*.md")) == [
        "amy.md", "bob.md", "eve.md", "zoe.md",
    ]  # fmt: skip


def test_a_second_run_grades_nothing_and_writes_the_same(hand_ins: Path, out: Path) -> None:
    before = (out / "gradebook.csv").read_bytes()
    ended = grade(*arguments(hand_ins, out))
    assert (ended.code, ended.err) == (0, "")
    assert "Graded      0 submissions in 0 s; 3 unchanged" in ended.out
    assert (out / "gradebook.csv").read_bytes() == before


def test_a_new_rubric_grades_nothing_and_diff_tells_who_lost(
    hand_ins: Path, out: Path, tmp_path: Path
) -> None:
    new = copied(out, tmp_path / "new")
    rubric = tmp_path / "rubric.toml"
    rubric.write_text('[caps.unless.ex03]\n"3.2" = 40\n')
    ended = grade(*arguments(hand_ins, new, "--rubric", str(rubric), "--format", "json"))
    assert json.loads(ended.out)["graded"] == 0
    text = grade("batch", "diff", out, new)
    assert (text.code, text.err) == (0, "")
    assert text.out.splitlines() == [
        "amy: 65 of 100 → 40 of 100 (-25)",
        "  ex03: 65 of 100 → 40 of 100 (-25); another rubric",
        "1 lower, 0 higher, 0 different in another way, 3 the same",
    ]
    (amy,) = json.loads(grade("batch", "diff", out, new, "--format", "json").out)["students"]
    assert (amy["before"]["points"], amy["after"]["points"]) == (65, 40)


def copied(out: Path, new: Path) -> Path:
    """A copy of what a run has graded."""
    new.mkdir()
    with sqlite3.connect(out / "threadgrader.sqlite") as old:
        with sqlite3.connect(new / "threadgrader.sqlite") as copy:
            old.backup(copy)
            copy.execute("PRAGMA journal_mode = WAL")
        copy.close()
    old.close()
    return new


def test_results_of_a_weaker_sandbox_are_told_and_graded_again_on_demand(
    hand_ins: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)  # which asks for level B
    new = copied(out, tmp_path / "new")
    (here,) = json.loads(grade(*arguments(hand_ins, new, "--format", "json")).out)["sandbox_levels"]
    if here == "R":
        pytest.skip("needs a machine that gives more than the weakest sandbox")
    with sqlite3.connect(new / "threadgrader.sqlite") as store:
        store.execute("UPDATE graded SET level = 'R' WHERE student = 'amy'")
    store.close()
    kept = grade(*arguments(hand_ins, new))
    assert "0 submissions in 0 s; 3 unchanged" in kept.out
    assert "Sandbox     R for 1 of 3 results: submissions could read your files" in kept.out
    assert f"--require-sandbox {here} grades 1 submission again" in kept.out
    assert "R for 1 of 3 results" in (new / "report/index.html").read_text(encoding="utf-8")
    again = grade(*arguments(hand_ins, new, "--require-sandbox", here))
    assert lines_of_progress(again.err) == ["amy ex03: 65 of 100 (3.2 mixed-output)"]
    assert f"Sandbox     {here}\n" in again.out


def test_a_weak_sandbox_is_told_before_anything_is_run(
    hand_ins: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr("grader.cli.batching.Zygote", lambda: Zygote(strongest=R))
    assert run(arguments(hand_ins, tmp_path / "out")) == 0
    first = capsys.readouterr().err.splitlines()[0]
    assert first.startswith("grade: sandbox: R")
    assert first.endswith("submissions can read your files, start programs and use the network")


def test_a_canvas_gradebook_is_filled_in(hand_ins: Path, tmp_path: Path) -> None:
    roster = tmp_path / "canvas.csv"
    roster.write_text(HEADER + '"Brown, Amy",11,,amy,1,\n"Last, Zoe",12,,zoe,1,\n')
    out = tmp_path / "out"
    ended = grade(*arguments(hand_ins, out, "--roster", str(roster), "--column", "Threads"))
    assert ended.code == 0
    assert (out / "canvas.csv").read_text().splitlines()[2:] == [
        '"Brown, Amy",11,,amy,1,32.5',
        '"Last, Zoe",12,,zoe,1,',
    ]
    assert "Not filled  2\n  bob: is not known" in ended.out


def test_late_work_can_be_made_to_cost(tmp_path: Path) -> None:
    name = "brownamy_LATE_11_22_ex03_safe_print.py"
    (tmp_path / "canvas").mkdir()
    (tmp_path / "canvas" / name).write_text(NO_LOCK.read_text())
    ended = grade(*arguments(tmp_path / "canvas", tmp_path / "out", "--late", "10"))
    assert ended.code == 0
    (row,) = rows(tmp_path / "out").values()
    assert (row["ex03"], row["total"], row["late"]) == ("65", "58.5", "yes")


def test_the_out_folder_may_lie_in_that_of_the_submissions(tmp_path: Path) -> None:
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "ex03_safe_print.py").write_text(NO_LOCK.read_text())
    (tmp_path / "out").mkdir()
    for _ in range(2):
        ended = grade(*arguments(tmp_path, tmp_path / "out"))
        assert ended.code == 0
        assert list(rows(tmp_path / "out")) == ["ada"]
        assert "Left over" not in ended.out


WRONG = [
    (("batch",), "DIR"),
    (("batch", "hand-ins"), "--out"),
    (("batch", "hand_ins", "--out", "o"), "'hand_ins' is not there. Did you mean 'hand-ins'?"),
    (("batch", "empty", "--out", "o"), "holds no submission"),
    (("batch", "hand-ins", "--out", "hand-ins"), "is the folder of the submissions itself"),
    (("batch", "hand-ins", "--out", "."), "holds the submissions"),
    (("batch", "hand-ins", "--out", "hand-ins/ada/out"), "lies in a folder of the submissions"),
    (("batch", "hand-ins", "--out", ""), "--out is empty"),
    (("batch", "hand-ins", "--out", "other"), "holds other things"),
    (("batch", "hand-ins", "--out", "file"), "it is no folder"),
    (("batch", "hand-ins", "--out", "o", "--exercises", "1-77"), "no exercise '6'"),
    (("batch", "hand-ins", "--out", "o", "--exercises", "5-1"), "'5-1' goes backwards"),
    (("batch", "hand-ins", "--out", "o", "--exercises", ""), "no exercise ''"),
    (("batch", "hand-ins", "--out", "o", "--layout", "canvass"), "Did you mean 'canvas'?"),
    (("batch", "hand-ins", "--out", "o", "--jobs", "0"), "--jobs"),
    (("batch", "hand-ins", "--out", "o", "--late", "101"), "--late"),
    (("batch", "hand-ins", "--out", "o", "--rubric", "none"), "--rubric 'none' cannot be read"),
    (("batch", "hand-ins", "--out", "o", "--rubric", "bad.toml"), "is not TOML"),
    (("batch", "hand-ins", "--out", "o", "--roster", "none"), "roster"),
    (("batch", "hand-ins", "--out", "o", "--cluster", "tcp://x:y:z"), "--cluster"),
    (("batch", "diff", "other"), "B"),
    (("batch", "diff", "other", "empty"), "'other' holds no results of 'grade batch'"),
    (("batch", "hand-ins", "diff", "--out", "o"), "unexpected extra argument"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_wrong_usage_is_one_line_and_code_2(
    words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    hand_in(tmp_path / "hand-ins", "amy", "def (")
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.tex").touch()
    (tmp_path / "file").touch()
    (tmp_path / "bad.toml").write_text("= 3")
    ended = grade(*words, cwd=tmp_path)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1), ended.err
    assert said in ended.err
    assert not (tmp_path / "o" / "gradebook.csv").exists()


def test_a_folder_that_is_called_diff_is_graded_by_its_path(tmp_path: Path) -> None:
    hand_in(tmp_path / "diff", "amy", "def (")
    ended = grade("batch", "./diff", "--out", "o", "--exercises", "3", cwd=tmp_path)
    assert ended.code == 0
    assert rows(tmp_path / "o")["amy"]["total"] == "0"


def test_results_may_lie_among_the_submissions(tmp_path: Path) -> None:
    hand_in(tmp_path, "amy", "def (")
    for _ in range(2):
        ended = grade("batch", ".", "--out", "results", "--exercises", "3", cwd=tmp_path)
        assert ended.code == 0
        assert list(rows(tmp_path / "results")) == ["amy"]


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    hand_in(tmp_path / "class", "amy", "def (")
    hand_in(tmp_path / "class", "bob", HANGS)
    hand_in(tmp_path / "class", "eve", HANGS + "# me, too\n")
    return tmp_path / "class"


def start(folder: Path, out: Path, *more: str, **streams: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, *arguments(folder, out, *more)],
        env=environment(TERM="xterm"),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},
    )


def kept(out: Path) -> int:
    try:
        with sqlite3.connect(f"file:{out}/threadgrader.sqlite?mode=ro", uri=True) as store:
            number: int = store.execute("SELECT count(*) FROM graded").fetchone()[0]
        store.close()
    except sqlite3.Error:
        return 0
    return number


FIRST = ["grade: 1/3 amy ex03: 0 of 100 (syntax-error)"]
"""Is written straight after the result was kept."""


def until_one_is_kept(out: Path) -> None:
    deadline = time.monotonic() + 60
    while not kept(out) and time.monotonic() < deadline:
        time.sleep(0.02)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_with_one_line_and_keeps_what_was_graded(
    number: signal.Signals, code: int, slow: Path, tmp_path: Path
) -> None:
    with start(slow, tmp_path / "out") as process:
        until_one_is_kept(tmp_path / "out")
        started = descendants(process.pid)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (code, b"")
    *lines, last = err.decode().splitlines()
    assert last == (
        f"grade: stopped by {number.name} before it was done: what was graded is kept, and the same command goes "
        "on from there"
    )
    assert lines in ([], FIRST)
    assert not [pid for pid in started if Path(f"/proc/{pid}").exists()]
    for student in ("bob", "eve"):
        hand_in(slow, student, "def (")
    again = grade(*arguments(slow, tmp_path / "out", "--format", "json"))
    assert again.code == 0
    assert json.loads(again.out)["unchanged"] == 1


def test_ctrl_c_reaches_a_cluster_of_this_machine_with_one_line_too(
    slow: Path, tmp_path: Path
) -> None:
    pytest.importorskip("distributed")
    with start(slow, tmp_path / "out", "--cluster", "local") as process:
        until_one_is_kept(tmp_path / "out")
        started = descendants(process.pid)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    *lines, last = err.decode().splitlines()
    assert last.startswith("grade: stopped by SIGINT before it was done: what was graded is kept")
    assert lines in ([], FIRST)
    assert not [pid for pid in started if Path(f"/proc/{pid}").exists()]


def test_a_full_disk_is_told_in_one_line_and_the_same_command_goes_on(
    hand_ins: Path, tmp_path: Path
) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=150k", "tmpfs", str(tmp_path)]
    if os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("needs to mount a small disk")
    try:
        ended = grade(*arguments(hand_ins, tmp_path / "out"))
        assert (ended.code, ended.out) == (3, "")
        assert "No space left" in ended.err.splitlines()[-1] or "full" in ended.err.splitlines()[-1]
        assert "the same command again" in ended.err.splitlines()[-1]
        before = kept(tmp_path / "out")
        subprocess.run([*mount[:3], "-o", "remount,size=50m", *mount[5:]], check=True)
        ended = grade(*arguments(hand_ins, tmp_path / "out", "--format", "json"))
        assert ended.code == 0
        assert json.loads(ended.out)["unchanged"] == before
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_on_a_terminal_there_is_a_line_with_rate_and_estimate(slow: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with start(slow, tmp_path / "out", stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        while b"1/3" not in shown:
            shown += os.read(ours, 4096)
        process.send_signal(signal.SIGINT)
        process.wait(60)
    os.close(ours)
    assert b"/min" in shown


def test_a_killed_run_does_not_keep_others_out_and_leaves_nothing_running(
    slow: Path, tmp_path: Path
) -> None:
    with start(slow, tmp_path / "out") as process:
        until_one_is_kept(tmp_path / "out")
        started = descendants(process.pid)
        process.kill()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and any(Path(f"/proc/{pid}").exists() for pid in started):
        time.sleep(0.05)
    assert not [pid for pid in started if Path(f"/proc/{pid}").exists()]
    for student in ("bob", "eve"):
        hand_in(slow, student, "def (")
    assert grade(*arguments(slow, tmp_path / "out")).code == 0


def test_a_class_graded_by_a_cluster_gets_the_same_gradebook(
    hand_ins: Path, out: Path, tmp_path: Path
) -> None:
    pytest.importorskip("distributed")
    with socket.socket() as others:
        with contextlib.suppress(OSError):  # it is in use already
            others.bind(("127.0.0.1", 8787))
            others.listen()
        ended = grade(*arguments(hand_ins, tmp_path / "out", "--cluster", "local"))
    assert ended.code == 0, ended.err
    assert (tmp_path / "out/gradebook.csv").read_bytes() == (out / "gradebook.csv").read_bytes()
    assert len(lines_of_progress(ended.err)) == 3


def judges(pid: int) -> set[int]:
    """The processes below one that judge."""
    return {below for below in descendants(pid) if "grader.batch.judging" in command_of(below)}


def test_without_its_package_a_cluster_says_what_to_install(
    hand_ins: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "grader.batch.cluster", raising=False)
    assert run(arguments(hand_ins, tmp_path / "out", "--cluster", "local")) == 2
    assert capsys.readouterr().err == (
        "grade: --cluster needs distributed: pip install 'threadgrader[cluster]'\n"
    )


def test_what_the_grader_breaks_on_is_code_3_and_the_rest_is_graded(tmp_path: Path) -> None:
    hand_in(tmp_path / "class", "amy", HANGS)
    hand_in(tmp_path / "class", "bob", "def (")
    with start(tmp_path / "class", tmp_path / "out", "--jobs", "1") as process:
        killed: set[int] = set()
        while len(killed) < 2 and process.poll() is None:
            for judge in judges(process.pid) - killed:
                if len(descendants(judge)) > 1:  # it has a worker: it was given amy's
                    os.kill(judge, signal.SIGKILL)
                    killed.add(judge)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 3, err.decode()
    assert b"Not graded  1\n  amy ex03: not graded: the grader broke: the process that" in out
    found = rows(tmp_path / "out")
    assert (found["amy"]["total"], found["bob"]["total"]) == ("", "0")
