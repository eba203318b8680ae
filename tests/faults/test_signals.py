"""A signal at any moment of any command: one line, its exit code, and no process, file or half a report is left behind."""

from __future__ import annotations

import math
import re
import shutil
import signal
from pathlib import Path
from random import Random

import pytest

from grader.cli.errors import PASSED, WRONG_USAGE
from tests.cli.running import ROOT, SOLUTION

from .moments import WORST, stopped_at

CALLS = {
    "exercise": 600_000, "all": 900_000, "verify": 600_000, "explore": 300_000, "replay": 500_000, "doctor": 34_000,
    "batch": 300_000,
}  # fmt: skip
"""Function calls that it takes, more or less."""
COMMANDS = {
    "exercise": (
        "exercise", "3", "--path", SOLUTION, "--html", "a.html", "--output", "junit=b.xml", "--effort", "quick",
    ),
    "all": ("all", "--path", ROOT / "solutions", "--only", "1,2", "--output", "markdown=b.md", "--effort", "quick"),
    "verify": ("verify", "1", "--path", "checkout", "--seeds", "1", "--effort", "quick"),
    "explore": ("explore", ROOT / "examples" / "counter.py", "--html", "c.html", "--effort", "quick"),
    "replay": ("replay", "3", "--schedule", "0-1s", "--path", SOLUTION, "--effort", "quick"),
    "doctor": ("doctor",),
    "batch": ("batch", "class", "--out", "out", "--effort", "quick"),
}  # fmt: skip
STOPPED = re.compile(
    r"(?:grade: \d/2 \w+ ex01: .*\n)*grade: stopped by (\w+) before it was done(?:: what was graded is kept, .*)?\n"
)
"""What is on standard error in the end. Before, `batch` tells what it has graded."""
FIRST = 100  # the calls before it are our start's own, which have no handler yet
NUMBERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def stop_at(command: str, folder: Path, number: int) -> None:
    """A signal at the moment of this number."""
    for place in ("checkout/solutions", "class/ada", "class/bob"):
        (folder / place).mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "solutions" / "ex01_threads.py", folder / place)
    moment = round(math.exp(Random(number).uniform(math.log(FIRST), math.log(CALLS[command]))))
    name = NUMBERS[number % len(NUMBERS)]
    ended = stopped_at(moment, name, folder, *COMMANDS[command])
    assert not ended.orphans, (moment, name)
    reports = [file for file in ended.files if folder / "out" not in (file, *file.parents)]
    assert {file.suffix for file in reports} <= {".html", ".xml", ".md"}, moment
    if ended.code != (WRONG_USAGE if command == "replay" else PASSED):
        assert ended.code == 128 + name, moment
        assert STOPPED.sub(r"\1", ended.err) == name.name, moment
    for file in reports:
        file.unlink()
    shutil.rmtree(folder / "out", ignore_errors=True)


@pytest.mark.parametrize(
    ("command", "number"),
    [
        ("exercise", 0),
        ("exercise", 1),
        ("all", 2),
        ("verify", 3),
        ("explore", 4),
        ("replay", 5),
        ("doctor", 6),
        ("batch", 9),
    ],
)
def test_a_signal_at_some_moment_leaves_nothing_but_one_line(
    command: str, number: int, tmp_path: Path
) -> None:
    stop_at(command, tmp_path, number)


def test_a_signal_at_the_worst_moment_is_one_line_too(tmp_path: Path) -> None:
    """Without help it would wait for ever: a pool's threads need the lock that is lost."""
    ended = stopped_at(WORST, signal.SIGINT, tmp_path, *COMMANDS["exercise"])
    assert (ended.code, ended.err) == (130, "grade: stopped by SIGINT before it was done\n")
    assert (ended.orphans, ended.files) == ([], [])


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_a_signal_at_60_moments_leaves_nothing_but_one_line(command: str, tmp_path: Path) -> None:
    for number in range(10, 70):
        stop_at(command, tmp_path, number)
