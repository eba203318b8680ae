"""The wheel in an environment that has nothing else, and then without a network. Slow: pip fetches its dependencies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from grader.records.exercise import EXERCISES

from ..cli.running import NO_LOCK, SOLUTION
from .test_wheel import MOST_PACKAGES

pytestmark = pytest.mark.slow
CUT = ("unshare", "--map-root-user", "--net")
"""Runs a program in a network of its own, which leads nowhere."""


class Home(NamedTuple):
    """Somebody's empty home, with the wheel in a virtual environment."""

    folder: Path

    def run(
        self, *command: str | Path, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """With the programs of the environment, and without a network where the system can cut it."""
        path = f"{self.folder / 'venv/bin'}:/usr/bin:/bin"
        return subprocess.run(
            [*_cut(), *command], cwd=cwd or self.folder, env={"PATH": path, "HOME": str(self.folder)},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300,
        )  # fmt: skip


def _cut() -> tuple[str, ...]:
    try:
        possible = subprocess.run([*CUT, "true"], capture_output=True).returncode == 0
    except OSError:
        possible = False
    return CUT if possible else ()


@pytest.fixture(scope="module")
def home(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("home")
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    python = folder / "venv/bin/python"
    without = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    install = [python, "-m", "pip", "install", "-q", wheel]
    subprocess.run(install, check=True, cwd=folder, env=without, timeout=600)
    return Home(folder)


@pytest.fixture
def student(home: Home, tmp_path: Path) -> Path:
    made = home.run("grade", "init", "x", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    return tmp_path / "x"


def test_few_packages_are_installed(home: Home) -> None:
    listed = json.loads(home.run("python", "-m", "pip", "list", "--format", "json").stdout)
    names = {package["name"] for package in listed} - {"pip", "setuptools"}
    assert "threadgrader" in names
    assert len(names) <= MOST_PACKAGES, sorted(names)


def test_what_is_handed_out_is_graded_as_not_done_yet(home: Home, student: Path) -> None:
    done = home.run("grade", "all", "--format", "json", cwd=student)
    assert (done.returncode, done.stderr) == (1, "")
    kinds = [one["problem"]["kind"] for one in json.loads(done.stdout)["exercises"]]
    assert kinds == ["not-implemented"] * len(EXERCISES)


@pytest.mark.parametrize(("file", "code"), [(SOLUTION, 0), (NO_LOCK, 1)])
def test_what_is_done_is_graded(home: Home, student: Path, file: Path, code: int) -> None:
    (student / "exercises" / SOLUTION.name).write_bytes(file.read_bytes())
    done = home.run("grade", "exercise", "3", "--html", "page.html", cwd=student)
    assert done.returncode == code
    assert "What it asks for" in (student / "page.html").read_text()


def test_an_autograder_is_made(home: Home, tmp_path: Path) -> None:
    assert home.run("grade", "init", "ag", "--gradescope", cwd=tmp_path).returncode == 0
    assert (tmp_path / "ag" / "run_autograder").exists()
