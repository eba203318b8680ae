"""Nothing but the submission under way is lost when a run, or a part of it, is killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
from pathlib import Path

import pytest

from grader.judge.corpus import known
from grader.records.exercise import EXERCISES

from ..cli.running import COMMAND, environment, grade
from .classes import ROOT
from .processes import children, command_of, descendants


def make(folder: Path, students: int) -> None:
    """Mutants of exercise 3, which are graded soon; no two are the same."""
    mutants = [one for one in known(ROOT, EXERCISES[2]) if one.role == "mutant"]
    for number in range(students):
        place = folder / f"student{number:02}"
        place.mkdir(parents=True)
        source = mutants[number % len(mutants)].file.read_bytes()
        (place / "ex03_safe_print.py").write_bytes(source + b"\n# %d\n" % number)


def arguments(folder: Path, out: Path) -> list[str]:
    return ["batch", str(folder), "--out", str(out), "--exercises", "3", "--effort", "quick"]


def parts_of(pid: int) -> list[int]:
    """The processes of a run that judge, and their parents of workers. (The end of a worker would be that of the student's
    program.)"""
    judges = [below for below in descendants(pid) if "grader.batch.judging" in command_of(below)]
    return [*judges, *(child for judge in judges for child in children(judge))]


def kill_at_random(folder: Path, out: Path, chance: random.Random) -> None:
    """Starts a run, kills a part of it at some moment, and all of it at a later one."""
    with subprocess.Popen(
        [*COMMAND, *arguments(folder, out)], env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:  # fmt: skip
        for part in ("a part", "all"):
            try:
                process.wait(timeout=chance.uniform(0.1, 2.5))
                return
            except subprocess.TimeoutExpired:
                pass
            parts = parts_of(process.pid)
            victim = chance.choice(parts) if parts and part == "a part" else process.pid
            try:
                os.kill(victim, signal.SIGKILL)
            except ProcessLookupError:
                pass  # it has just ended


@pytest.mark.parametrize(
    ("students", "kills", "seed"),
    [(4, 3, 1), pytest.param(40, 20, 2, marks=pytest.mark.slow)],
)
def test_a_run_that_is_killed_again_and_again_gives_the_same_gradebook(
    students: int, kills: int, seed: int, tmp_path: Path
) -> None:
    make(tmp_path / "class", students)
    assert grade(*arguments(tmp_path / "class", tmp_path / "undisturbed")).code == 0
    chance = random.Random(seed)
    for _ in range(kills):
        kill_at_random(tmp_path / "class", tmp_path / "killed", chance)
    ended = grade(*arguments(tmp_path / "class", tmp_path / "killed"))
    assert ended.code == 0, ended.err
    expected, found = (
        (tmp_path / run / "gradebook.csv").read_bytes() for run in ("undisturbed", "killed")
    )
    assert found == expected
