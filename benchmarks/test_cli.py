"""What the command line takes: wall time, and the peak of memory of its largest process."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
GRADE = [sys.executable, "-c", "from grader.cli.start import main; main()"]
COMMANDS = {
    "grade --help": ["--help"],
    "grade list": ["list"],
    "grade exercise 3": ["exercise", "3", "--path", "solutions"],
    "grade exercise 3, quick": ["exercise", "3", "--path", "solutions", "--effort", "quick"],
}
PEAK = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True)
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def grade(arguments: list[str]) -> None:
    done = subprocess.run([*GRADE, *arguments], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("name", COMMANDS)
def test_wall_time(name: str, benchmark: Any) -> None:
    benchmark.pedantic(grade, (COMMANDS[name],), rounds=3, warmup_rounds=1)


@pytest.mark.parametrize("name", COMMANDS)
def test_peak_memory(name: str, benchmark: Any) -> None:
    # In a process of its own: the figure is the peak over all children that a process ever had.
    measured = [sys.executable, "-c", PEAK, *GRADE, *COMMANDS[name]]
    done = benchmark.pedantic(
        subprocess.run, (measured,), {"cwd": ROOT, "capture_output": True}, rounds=1
    )
    code, kilobytes = map(int, done.stdout.split())
    assert code == 0
    benchmark.extra_info["peak, MB"] = round(kilobytes / 1024)
    print(f"\n{name}: peak of the largest process {kilobytes / 1024:.0f} MB")


def test_peak_is_told_in_kilobytes() -> None:
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > 1_000
