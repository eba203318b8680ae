"""What lies beside a submission is not looked at: a grader started in that folder reads one file."""

from __future__ import annotations

import json
import os
import py_compile
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.cli.running import COMMAND, environment

from .attack import Attack, agrees, attacks
from .users import ordinary, trouble_of
from .world import World

BESIDE = attacks("beside")
WRONG = 'def safe_print(*values, sep=" ", end="\\n", file=None):\n    return "nothing"\n'
PYTEST = "import site, sys; site.addsitedir('.'); import pytest; sys.exit(pytest.main(['-q', '-p', 'no:cacheprovider']))"


def lay_out(attack: Attack, world: World) -> Path:
    """A folder of the user's who grades, with a wrong submission and the attack beside it."""
    folder = world.folder / "submission"
    for file, source in (
        ("ex03_safe_print.py", WRONG.encode()),
        ("test_it.py", b"import ex03_safe_print, grader, msgspec, threading\ndef test_it(): pass\n"),
        (attack.beside.replace("@TAG@", sys.implementation.cache_tag), attack.source({**world.words(), "TAG": ""})),
    ):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(source)
        if file.endswith(".pyc"):
            _compile(folder / file)
    for path in (folder, *folder.rglob("*")):
        os.chown(path, world.folder.stat().st_uid, world.folder.stat().st_gid)
    world.looks_again()
    return folder


def _compile(file: Path) -> None:
    """In its place, so that Python takes it for that of the submission whatever is in that."""
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    text = file.with_suffix(".txt")
    file.rename(text)
    py_compile.compile(str(text), str(file), doraise=True, invalidation_mode=mode)
    text.unlink()


def run(arguments: Sequence[str], folder: Path, more: Mapping[str, str]) -> str:
    """What it says, as an ordinary user."""
    user = ordinary()
    if trouble := trouble_of(user):
        pytest.skip(f"nothing can be run as {user.name}: {trouble}")
    done = subprocess.run(
        user.command(*arguments), cwd=folder, env=environment(**more), capture_output=True, timeout=120
    )
    return done.stdout.decode()


@pytest.mark.parametrize("attack", BESIDE, ids=lambda attack: attack.file.stem)
def test_it_is_not_looked_at(attack: Attack) -> None:
    with World(ordinary(), os.getpid()) as world:
        folder = lay_out(attack, world)
        grade = (*COMMAND[2:], "exercise", "3", "--path=.", "--effort=quick", "--format=json")
        verdict = json.loads(run(grade, folder, {"PYTHONDONTWRITEBYTECODE": "1"}))
        kinds = {check["kind"] for check in verdict["checks"] if check["status"] == "failed"}
        assert agrees(attack.fields["outcome"], " ".join(["fails", *kinds]))
        assert not world.harm()


@pytest.mark.slow
@pytest.mark.parametrize("attack", BESIDE, ids=lambda attack: attack.file.stem)
def test_whoever_imports_from_there_runs_it(attack: Attack) -> None:
    with World(ordinary(), os.getpid()) as world:
        folder = lay_out(attack, world)
        run(("-c", PYTEST), folder, {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"})
        assert world.harm() >= set(attack.otherwise)
