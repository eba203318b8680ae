"""What it costs to rewrite a file, beside compiling it, and to run its module."""

from __future__ import annotations

import ast
import textwrap
import threading
from pathlib import Path
from typing import Any

import pytest
from programs import LOCKED

from grader.kernel.machine import Machine
from grader.kernel.rewrite import rewrite
from grader.kernel.strategy import Undisturbed

SOURCES = {
    "a small program": LOCKED,
    "threading.py": Path(threading.__file__).read_text(encoding="utf-8"),
    "textwrap.py": Path(textwrap.__file__).read_text(encoding="utf-8"),
    "ast.py": Path(ast.__file__).read_text(encoding="utf-8"),
}


@pytest.mark.parametrize("name", SOURCES)
def test_rewriting(name: str, benchmark: Any) -> None:
    benchmark(rewrite, SOURCES[name], "file.py", lambda site, value=None: value, lambda site: None)
    benchmark.extra_info["lines"] = SOURCES[name].count("\n")


@pytest.mark.parametrize("name", SOURCES)
def test_compiling_alone(name: str, benchmark: Any) -> None:
    benchmark(compile, SOURCES[name], "file.py", "exec")


def test_building_a_machine(benchmark: Any) -> None:
    benchmark.pedantic(Machine, rounds=10)


def test_an_empty_run(benchmark: Any) -> None:
    machine = Machine()
    with machine.installed():
        benchmark(machine.run, int, Undisturbed())
