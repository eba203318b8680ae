"""What `grade batch` takes: cores busy, memory, a second run, and the store with 10,000 submissions.

THREADGRADER_STUDENTS says how large the class is that is really graded (300 take half an hour or so on two free cores),
THREADGRADER_EFFORT with which effort (normal).
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from class_of import make
from made_up_results import results

from grader import __version__
from grader.batch.about import About, keep_about
from grader.batch.gradebook import gradebook
from grader.batch.handed_in import Class, File, HandedIn
from grader.batch.layouts.finding import find_class
from grader.batch.pages import write_pages
from grader.batch.results import Results
from grader.batch.rubric import Rubric
from grader.batch.scoring import results_of
from grader.batch.store import Kept, Key, Store

GRADE = [sys.executable, "-c", "from grader.cli.main import main; main()"]
STUDENTS = int(os.environ.get("THREADGRADER_STUDENTS", "10"))
EFFORT = os.environ.get("THREADGRADER_EFFORT", "normal")
ALL = (1, 2, 3, 4, 5)
TICKS = os.sysconf("SC_CLK_TCK")


def batch(folder: Path) -> list[str]:
    """What grades the class in `folder`."""
    return ["batch", str(folder / "class"), "--out", str(folder / "out"), "--format", "json"]


def not_idle() -> tuple[float, float]:
    """Seconds that the machine's cores have worked, and that they have had."""
    user, nice, system, idle, iowait, *more = map(
        int, Path("/proc/stat").read_text().splitlines()[0].split()[1:]
    )
    return (user + nice + system + sum(more[:3])) / TICKS, (idle + iowait) / TICKS


def peak(pid: int) -> int:
    """Bytes that a process has held at most; 0 where it has gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def trusted(pid: int) -> Iterator[int]:
    """A run, and its processes that judge."""
    yield pid
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        yield from map(int, listed.read_text().split())


def test_a_class_keeps_the_cores_busy_in_little_memory(tmp_path: Path, benchmark: Any) -> None:
    files = make(tmp_path / "class", STUDENTS)
    command = [*GRADE, *batch(tmp_path), "--effort", EFFORT]

    def run() -> None:
        most: dict[int, int] = {}
        worked, idled = not_idle()
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            while process.poll() is None:
                for pid in trusted(process.pid):
                    most[pid] = max(most.get(pid, 0), peak(pid))
                time.sleep(1)
            assert process.stdout is not None
            told = json.load(process.stdout)
        now_worked, now_idled = not_idle()
        busy = (now_worked - worked) / (now_worked - worked + now_idled - idled)
        assert process.returncode == 0
        assert told["graded"] == files
        benchmark.extra_info |= {
            "cores busy, %": round(100 * busy, 1),
            "peak of the run, MB": most[process.pid] >> 20,
            "peak of a process that judges, MB": max(v for k, v in most.items() if k != process.pid) >> 20,
            "seconds": told["seconds"],
            "submissions a minute": round(60 * files / told["seconds"], 1),
        }  # fmt: skip

    benchmark.pedantic(run, rounds=1)
    print(f"\n{STUDENTS} students, {files} submissions, effort {EFFORT}: {benchmark.extra_info}")


def keep_made_up(store: Store, found: Class, made: Results) -> About:
    """Puts made-up verdicts on all files of a class into a store."""
    about = About(found, ALL, "normal", 0, made.sandbox, Rubric())
    keep_about(store, about)
    verdicts = [
        verdict
        for row in made.rows
        for one in row.results
        if (verdict := one.verdict()) is not None
    ]
    of_exercise = {number: [v for v in verdicts if v.number == number] for number in ALL}

    def rows() -> Iterator[tuple[str, Kept, bytes]]:
        for number, student in enumerate(found.students):
            for file in student.files:
                chosen = of_exercise[file.exercise]
                key = Key(
                    file.exercise, file.filename, file.digest, __version__, platform.python_version(), "normal", 0
                )  # fmt: skip
                verdict = msgspec.json.encode(chosen[number % len(chosen)])
                yield student.student, Kept(key, "A", "", verdict), file.read()

    store.keep_all(rows())
    return about


def test_a_second_run_grades_nothing(tmp_path: Path, benchmark: Any) -> None:
    files = make(tmp_path / "class", 300)
    found = find_class(tmp_path / "class", "auto", None, ALL)
    with Store.to_write(tmp_path / "out") as store:
        about = keep_made_up(store, found, results(300, hostile=False))
        write_pages(results_of(store, about), tmp_path / "out")
    command = [*GRADE, *batch(tmp_path)]

    def run() -> None:
        told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        assert (told["graded"], told["unchanged"]) == (0, files)

    benchmark.pedantic(run, rounds=3)


@pytest.mark.parametrize("submissions", [10_000])
def test_store_and_reports_of_many_submissions(
    submissions: int, tmp_path: Path, benchmark: Any
) -> None:
    made = results(submissions // 5, hostile=False)
    students = []
    for row in made.rows:
        files = tuple(
            File(one.exercise, "x.py", one.where, one.digest, one.source)
            for one in row.results
            if one.where
        )
        students.append(HandedIn(row.student, row.name, row.email, row.late, files, row.notes))
    found = Class("canvas", "it is made up", tuple(students), made.left_over)

    def run() -> None:
        began = time.monotonic()
        with Store.to_write(tmp_path / "out") as store:
            about = keep_made_up(store, found, made)
            kept = time.monotonic()
            all_results = results_of(store, about)
            text = gradebook(all_results)
            counted = time.monotonic()
            write_pages(all_results, tmp_path / "out")
        assert text.count("\n") == len(found.students) + 1
        benchmark.extra_info |= {
            "store, s": round(kept - began, 1),
            "gradebook, s": round(counted - kept, 1),
            "pages, s": round(time.monotonic() - counted, 1),
        }

    benchmark.pedantic(run, rounds=1)
    print(f"\n{submissions} submissions: {benchmark.extra_info}")
