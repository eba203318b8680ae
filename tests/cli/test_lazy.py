from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .running import ROOT, STUB, quick

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


def test_other_packages_plugins_of_hypothesis_are_left_out(tmp_path: Path) -> None:
    info = tmp_path / "other-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 0\n")
    (info / "entry_points.txt").write_text("[hypothesis]\nother = other\n")
    (tmp_path / "other.py").write_text("raise SystemExit(77)\n")
    assert quick(STUB, PYTHONPATH=str(tmp_path)).code == 1
