"""Imports the modules of an instructor's own exercise, which lie outside of this package. In workers, too: needs little."""

from __future__ import annotations

import importlib
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

from grader.records.exercise import Exercise

_NEVER_IN_A_WORKER = ("judge", "suite", "solution")


class Unusable(ValueError):  # noqa: N818 - says what they are
    """The exercises cannot be used as they are. The message is one line: the file, and what is wrong with it."""


def module(exercise: Exercise, name: str) -> ModuleType:
    """One of an own exercise's modules, imported once. Raises Unusable."""
    home = Path(exercise.home)
    package = _package(home)
    if package not in sys.modules:
        made = sys.modules[package] = ModuleType(package)
        made.__path__ = [str(home.parent)]
    try:
        return importlib.import_module(f"{package}.{exercise.key}.{name}")
    except (Exception, SystemExit) as error:
        raise Unusable(_told(error, home, name)) from error


def seal(exercises: Iterable[Exercise]) -> None:
    """In a worker, once the drives are loaded: nothing more is imported from there. Raises Unusable where a submission could
    find what judges it."""
    for exercise in exercises:
        home = Path(exercise.home)
        inner = f"{_package(home)}.{exercise.key}"
        for name in _NEVER_IN_A_WORKER:
            if f"{inner}.{name}" in sys.modules:
                what = f"imports {name}.py, which a submission could read then"
                raise Unusable(f"{home}/drive.py: {what}")
        for package in (inner, _package(home)):
            sys.modules[package].__path__ = []
        for folder in (home, home.parent):
            sys.path_importer_cache.pop(str(folder), None)


def _package(home: Path) -> str:
    """Exercises of different folders may have the same names."""
    return f"own_{zlib.crc32(str(home.parent).encode()):08x}"


def _told(error: BaseException, home: Path, name: str) -> str:
    """The error, with the last line of the exercise's own that it passed."""
    what = f"{type(error).__name__}: {error}"
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}, line {error.lineno}: {type(error).__name__}: {error.msg}"
    where, trace = f"{home / name}.py", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(f"{home}/"):
            where = f"{file}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"{where}: {what}"
