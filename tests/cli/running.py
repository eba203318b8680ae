"""Runs `grade` as a program of its own, as a shell would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SOLUTION = ROOT / "solutions" / "ex03_safe_print.py"
STUB = ROOT / "exercises" / "ex03_safe_print.py"
NO_LOCK = ROOT / "tests" / "mutants" / "ex03" / "no_lock.py"
COMMAND = (
    sys.executable,
    "-P",
    "-c",
    f"import sys; sys.path.insert(0, {str(ROOT)!r}); from grader.cli.start import main; main()",
)


class Ended(NamedTuple):
    """How `grade` ended. err has no line for tests that are about standard output."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """Ours, without what would change how a report looks."""
    odd = (
        "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "GRADE_DEBUG", "PYTHONIOENCODING",
        "HYPOTHESIS_NO_PLUGINS",
    )  # fmt: skip
    return {**{k: v for k, v in os.environ.items() if k not in odd}, "PYTHONUTF8": "1", **more}


def grade(*arguments: str | Path, cwd: Path = ROOT, **more: str) -> Ended:
    """Run `grade` to its end."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def quick(path: str | Path, *arguments: str, **more: str) -> Ended:
    """Grade exercise 3 with little effort."""
    return grade("exercise", "3", "--effort", "quick", "--path", path, *arguments, **more)
