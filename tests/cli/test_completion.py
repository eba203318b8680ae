"""`grade completion`: what each shell is given, and what the program answers when it asks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from grader.cli.completion import SHELLS
from grader.cli.main import COMMANDS

from .running import COMMAND, environment, grade

ASK = 'COMP_WORDS=({words}); COMP_CWORD={last}; eval "$SCRIPT"; _grade_completion grade; printf "%s\\n" "${{COMPREPLY[@]}}"'


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder for PATH with a program `grade`."""
    program = tmp_path / "bin" / "grade"
    program.parent.mkdir()
    lines = ["#!/usr/bin/env python3", "import os, sys", f"command = {list(COMMAND)!r}"]
    lines.append("os.execv(command[0], command + sys.argv[1:])")
    program.write_text("\n".join(lines) + "\n")
    program.chmod(0o755)
    return program.parent


def in_bash(programs: Path, *words: str) -> list[str]:
    """What bash offers behind these words."""
    done = subprocess.run(
        ["bash", "-c", ASK.format(words=" ".join(map(repr, words)), last=len(words) - 1)],
        env=environment(SCRIPT=grade("completion", "bash").out, PATH=f"{programs}:/usr/bin:/bin"),
        cwd=programs, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize("shell", SHELLS)
def test_there_is_a_script_for_each_shell(shell: str) -> None:
    ended = grade("completion", shell)
    assert (ended.code, ended.err) == (0, "")
    assert f"_GRADE_COMPLETE={shell}_complete" in ended.out


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_understands_it(shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    script = grade("completion", shell).out
    assert subprocess.run([program, "-n"], input=script, text=True, timeout=60).returncode == 0


def test_an_unknown_shell_is_wrong_usage() -> None:
    ended = grade("completion", "tcsh")
    assert (ended.code, ended.err.count("\n")) == (2, 1)


def test_bash_offers_all_commands(programs: Path) -> None:
    assert in_bash(programs, "grade", "") == list(COMMANDS)


def test_bash_offers_the_rest_of_a_name(programs: Path) -> None:
    assert in_bash(programs, "grade", "exer") == ["exercise"]
    assert in_bash(programs, "grade", "exercise", "safe") == ["safe_print"]
    assert in_bash(programs, "grade", "exercise", "3", "--eff") == ["--effort"]
    assert in_bash(programs, "grade", "exercise", "3", "--effort", "q") == ["quick"]
