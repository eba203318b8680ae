from __future__ import annotations

import subprocess
import sys

import pytest

from .running import ROOT

PROGRAM = """
import sys
sys.path.insert(0, {root!r})
from grader.cli.main import run
code = run({arguments!r})
heavy = {{"hypothesis", "rich", "greenlet", "msgspec", "difflib", "jinja2"}} & set(sys.modules)
print(code, sorted(heavy), file=sys.stderr)
"""


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_what_needs_nothing_heavy_imports_nothing_heavy(argument: str) -> None:
    program = PROGRAM.format(root=str(ROOT), arguments=[argument])
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, check=True)
    assert done.stderr.decode() == "0 []\n"


def test_the_list_needs_neither_hypothesis_nor_rich() -> None:
    program = PROGRAM.format(root=str(ROOT), arguments=["list", "--path", str(ROOT / "exercises")])
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, check=True)
    assert b"hypothesis" not in done.stderr
    assert b"rich" not in done.stderr
    assert b"greenlet" not in done.stderr
