"""A program under control: source that was rewritten once, executed afresh for each run."""

from __future__ import annotations

import ast
import importlib
import linecache
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

from grader.kernel.rewrite import rewrite


class Program:
    """One student's file. `sites[i]` is the place of the point number i."""

    def __init__(
        self,
        source: str | bytes,
        filename: str,
        name: str,
        point: Callable[..., Any],
        loop: Callable[[int], object],
    ) -> None:
        self.filename = filename
        self.name = name
        self.code, self.sites = rewrite(source, filename, point, loop)
        text = source if isinstance(source, str) else source.decode("utf-8", "replace")
        self._lines = text.splitlines(keepends=True)
        linecache.cache[filename] = (len(text), None, self._lines, filename)

    def module(self) -> ModuleType:
        """The program's module, executed now, and known to `sys.modules` under its name."""
        module = ModuleType(self.name)
        module.__file__ = self.filename
        sys.modules[self.name] = module
        exec(self.code, module.__dict__)
        return module


def preload_imports(source: str | bytes) -> None:
    """Import what a source imports anywhere, so that no import happens in the middle of a run.

    Importing takes real locks of the interpreter; what cannot be imported is left for the run to say.
    """
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            if name.partition(".")[0] in sys.stdlib_module_names:
                try:
                    importlib.import_module(name)
                except (
                    Exception,
                    SystemExit,
                ):  # a program of the library's own may start as it is imported
                    pass
