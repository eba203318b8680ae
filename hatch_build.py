"""The wheel holds no docstrings, but for those of commands, which are their help: it has to stay below 500 KB, and they are a
fifth of it.

The lines of all code stay where they are, so a traceback fits the source. The sdist holds everything.
"""

import ast
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "grader"
COMMANDS = ("command", "group")  # decorators whose function's docstring is a help text


class WithoutDocstrings(BuildHookInterface):
    """Puts shortened copies of modules into a wheel, in the place of the modules."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before anything is packed."""
        if version == "editable":
            return
        self._folder = Path(tempfile.mkdtemp())
        root = Path(self.root)
        for module in sorted((root / PACKAGE).rglob("*.py")):
            name = module.relative_to(root)
            if "templates" in name.parts:
                continue
            copy = self._folder / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(without_docstrings(module.read_text("utf-8")), "utf-8")
            build_data["force_include"][str(copy)] = name.as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called when all is packed."""
        if version != "editable":
            shutil.rmtree(self._folder)


def without_docstrings(source: str) -> str:
    """The same module, each statement in its line, without texts that stand for themselves."""
    lines = source.split("\n")
    for node in ast.walk(ast.parse(source)):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) and not _is_command(node) else []:
            if (
                _is_text(statement)
                and not lines[statement.lineno - 1][: statement.col_offset].strip()
            ):
                needed = "pass" if len(body) == 1 and not isinstance(node, ast.Module) else ""
                _blank(lines, statement, needed)
    return "\n".join(lines)


def _is_command(node: ast.AST) -> bool:
    decorators = getattr(node, "decorator_list", [])
    return any(getattr(getattr(each, "func", None), "attr", "") in COMMANDS for each in decorators)


def _is_text(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def _blank(lines: list[str], statement: ast.stmt, needed: str) -> None:
    indent = " " * statement.col_offset
    assert statement.end_lineno is not None
    rest = lines[statement.end_lineno - 1].encode()[statement.end_col_offset :].decode()
    for number in range(statement.lineno - 1, statement.end_lineno):
        lines[number] = ""
    lines[statement.end_lineno - 1] = (indent + needed + rest).rstrip() if needed or rest else ""
