"""What pytest calls. It is imported in every test run where threadgrader is installed, and costs the others nothing:
all but a look at the names of files is loaded when there is an exercise.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

_NAME = re.compile(r"(ex\d\d_\w+)\.py")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options that say how to grade, as those of `grade exercise`."""
    group = parser.getgroup("threadgrader", "grading of multithreading exercises")
    group.addoption(
        "--grade-effort", choices=("quick", "normal", "thorough"), default="normal",
        help="how much is tried (default: normal)",
    )  # fmt: skip
    group.addoption(
        "--grade-seed", type=_seed, default=0, metavar="N",
        help="the same seed gives the same verdict (default: 0)",
    )  # fmt: skip
    group.addoption(
        "--grade-require-sandbox", choices=("R", "B", "A"), type=str.upper, default=None,
        help="grade nothing below this sandbox level (default: B if CI=true on Linux, or else R)",
    )  # fmt: skip


def _seed(text: str) -> int:
    """The seed that is given. Raises ArgumentTypeError, by the rule of `grade` and in its words."""
    seed: int = importlib.import_module("grader.plugin.arguments").seed(text)
    return seed


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> Generator[None, Any, list[pytest.Collector]]:
    """An exercise is collected by us, and by no other plugin: pytest's own would import it."""
    collected: list[pytest.Collector] = yield
    found = _NAME.fullmatch(file_path.name)
    if found is None:
        return collected
    exercise = importlib.import_module("grader.records.exercise").find(found[1])
    if exercise is None or exercise.file != found[1]:
        return collected
    collection = importlib.import_module("grader.plugin.collection")
    return [collection.ExerciseFile.of(parent, file_path, exercise)]
