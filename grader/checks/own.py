"""An instructor's own exercises: folders outside of this package, each with what an exercise of ours has.

    PATH/counter/exercise.toml   number, file, title, names, hint
                 stub.py, solution.py, mutants/, variants/
                 scenario.py     Scenario, the type of what is tried
                 drive.py        drive(module, scenario, recorder); nothing but this and scenario.py gets to a worker
                 suite.py        SUITE, and what it is made of: judge.py, notes.py, ...

The checks are trusted, as ours are. Modules import each other with a dot: `from .scenario import Scenario`.
"""

from __future__ import annotations

import ast
import hashlib
import re
import sysconfig
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Literal

import msgspec

from grader.checks.mounting import Unusable, module
from grader.checks.suite import Suite
from grader.records.exercise import Exercise

CARD = "exercise.toml"
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_FILE = re.compile(r"ex(\d\d)_[a-z0-9_]+")
_INSTALLED = {"site-packages", "dist-packages"}


class _Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    number: int
    file: str
    title: str
    names: dict[str, Literal["function", "class"]]
    hint: str = ""


def read(path: Path) -> tuple[Exercise, ...]:
    """The exercises in a folder, by number. None of their code is run. Raises Unusable."""
    home = path.resolve()
    if not home.is_dir():
        raise Unusable(f"{str(path)!r} is not a folder")
    _check_place(home)
    found = sorted(map(_read, _folders(home)), key=lambda exercise: exercise.number)
    if not found:
        raise Unusable(
            f"{str(path)!r} holds no exercise: a folder in it should have an {CARD}. "
            f"'grade new {path / 'counter'}' makes one"
        )
    for one, other in pairwise(found):
        if one.number == other.number:
            raise Unusable(f"{one.key} and {other.key} in {str(path)!r} have the same number")
    return tuple(found)


def is_key(name: str) -> bool:
    """Whether an exercise's folder may have this name."""
    return _KEY.fullmatch(name) is not None


def next_number(path: Path) -> int:
    """A number that no exercise in a folder has, which need not be there yet. Raises Unusable."""
    folders = _folders(path) if path.is_dir() else ()
    return 1 + max((_read(folder).number for folder in folders), default=0)


def edition(path: Path) -> str:
    """What tells one state of the checks in a folder from another."""
    digest = hashlib.sha256()
    for folder in _folders(path.resolve()):
        for file in sorted((*folder.glob("*.py"), folder / CARD)):
            digest.update(f"{folder.name}/{file.name}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def suite(exercise: Exercise) -> Suite:
    """The suite of an own exercise, from its `suite.py`. Raises Unusable."""
    found = getattr(module(exercise, "suite"), "SUITE", None)
    where = f"{exercise.home}/suite.py"
    if not isinstance(found, Suite):
        raise Unusable(f"{where}: defines no SUITE, a grader.checks.suite.Suite")
    if found.key != exercise.key:
        raise Unusable(f"{where}: its key is {found.key!r}, its folder {exercise.key!r}")
    clauses = {clause.number for clause in found.clauses}
    for family in found.families:
        if family.focus not in clauses:
            raise Unusable(f"{where}: a family is for {family.focus!r}, which is no clause")
    return found


def check_files(exercise: Exercise) -> None:
    """Raises Unusable where a file is missing that is needed, or a worker would stumble over."""
    home = Path(exercise.home)
    for name in ("stub.py", "solution.py", "scenario.py", "drive.py"):
        try:
            ast.parse((home / name).read_bytes())
        except OSError as error:
            raise Unusable(f"{home / name}: {error.strerror}") from None
        except (SyntaxError, ValueError) as error:
            line = f", line {error.lineno}" if isinstance(error, SyntaxError) else ""
            raise Unusable(f"{home / name}{line}: {error.args[0]}") from None


def _read(folder: Path) -> Exercise:
    where = folder / CARD
    try:
        card = msgspec.convert(tomllib.loads(where.read_text("utf-8")), _Card)
    except (OSError, ValueError) as error:
        raise Unusable(f"{where}: {error}") from None
    numbered = _FILE.fullmatch(card.file)
    if numbered is None or int(numbered[1]) != card.number or not card.number:
        raise Unusable(f"{where}: file has to be like 'ex07_name', with the exercise's number")
    if not is_key(folder.name):
        raise Unusable(f"{str(folder)!r}: its name has to be of a-z, 0-9 and _")
    if not card.names:
        raise Unusable(f"{where}: names no function or class that a submission has to define")
    names = tuple(card.names.items())
    return Exercise(
        card.number, folder.name, card.file, card.title, names, str(folder), card.hint
    )  # fmt: skip


def _folders(path: Path) -> Iterator[Path]:
    try:
        yield from sorted(folder for folder in path.iterdir() if (folder / CARD).is_file())
    except OSError as error:
        raise Unusable(f"{str(path)!r} cannot be read: {error.strerror}") from None


def _check_place(home: Path) -> None:
    """Refuses a place that submissions may read: Python's own library, without what is installed into it."""
    for name in ("stdlib", "platstdlib"):
        library = Path(sysconfig.get_path(name)).resolve()
        if home.is_relative_to(library) and not _INSTALLED & set(home.relative_to(library).parts):
            raise Unusable(f"{str(home)!r} lies in Python's library, which submissions may read")
