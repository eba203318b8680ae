"""Reads the imports of grader/** and names each arrow that the design does not allow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "grader").rglob("*.py"))
    if not {"stubs", "templates"} & set(path.parts)
}

# What each area may import besides itself and `grader` (the version). "recorder" is the one module of
# the kernel that checks may see; "drives" are those modules of checks that act on a student's code, that
# is, see the recorder; "checks" are all others.
ALLOWED = {
    "records": set(),
    "kernel": {"records", "recorder"},
    "recorder": {"records", "kernel"},
    "search": {"kernel", "records"},
    "checks": {"records"},
    "drives": {"checks", "recorder", "records"},
    "worker": {"drives", "kernel", "recorder", "search", "records"},
    "sandbox": {"records"},
    "explain": {"records"},
    "judge": {"checks", "explain", "sandbox", "records"},
    "report": {"records"},
    "batch": {"judge", "report", "sandbox", "records"},
    "cli": {"judge", "report", "batch", "sandbox", "checks", "records"},
    "plugin": {"cli", "judge", "report", "sandbox", "checks", "records"},
}
UNTRUSTED = {"kernel", "recorder", "search", "worker", "drives"}

# Modules that import others by name when they run, and why.
LOADERS = {
    "grader.cli.lazy": "`grade --help` must not wait for Hypothesis",
    "grader.cli.start": "a signal during the imports has to find a handler",
    "grader.plugin.hooks": "other projects' test runs must not pay for us",
    "grader.plugin.collection": "pytest --collect-only must not wait for Hypothesis",
    "grader.checks.mounting": "an instructor's own checks lie outside of the package",
    "grader.kernel.library": "loads the standard library afresh, on virtual threads",
    "grader.kernel.real": "keeps the real one for the kernel",
    "grader.kernel.program": "imports what a submission imports, before it runs",
    "grader.worker.session": "drives have to be imported after the virtual threads are in place",
    "grader.worker.zygote": "the session that workers run is named by the parent",
}
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "junkdrawer", "stuff"}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(FILES[module].read_text(encoding="utf-8"))


@cache
def imports(module: str) -> frozenset[str]:
    """The modules of ours that `module` imports, those included that it loads by name."""
    return frozenset(found for node in ast.walk(tree(module)) for found in _named(module, node))


def _named(module: str, node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in FILES)
    elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "grader":
        for alias in node.names:
            inner = f"{node.module}.{alias.name}"
            yield inner if inner in FILES else str(node.module)
    elif (
        isinstance(node, ast.Constant)
        and module.startswith(("grader.cli", "grader.plugin", "grader.worker"))
        and node.value in FILES
    ):
        yield str(node.value)


def reached_from(module: str) -> set[str]:
    """All that is imported when `module` is."""
    reached: set[str] = set()
    waiting = [module]
    while waiting:
        for found in imports(waiting.pop()) - reached:
            reached.add(found)
            waiting.append(found)
    return reached


@cache
def area(module: str) -> str:
    if module == "grader.kernel.recorder":
        return "recorder"
    name = module.split(".")[1] if "." in module else "grader"
    if name == "checks" and "grader.kernel.recorder" in reached_from(module):
        return "drives"
    return name


def functions(module: str) -> list[ast.AST]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    return [node for node in ast.walk(tree(module)) if isinstance(node, kinds)]


def test_every_arrow_is_one_of_the_design() -> None:
    wrong = [
        f"{module} ({area(module)}) imports {found} ({area(found)})"
        for module in FILES
        for found in imports(module)
        if area(found) not in {"grader", area(module), *ALLOWED.get(area(module), set())}
    ]
    assert not wrong


def test_every_folder_has_its_place_in_the_design() -> None:
    assert {area(module) for module in FILES} - {"grader"} <= set(ALLOWED)


@pytest.mark.parametrize(
    "module", [m for m in FILES if area(m) in ("judge", "report", "cli", "plugin")]
)
def test_the_trusted_side_never_reaches_what_runs_student_code(module: str) -> None:
    assert not [found for found in reached_from(module) if area(found) in UNTRUSTED]


def test_there_are_no_import_cycles() -> None:
    assert not [module for module in FILES if module in reached_from(module)]


def test_no_import_is_hidden_in_a_function() -> None:
    hidden = [
        f"{module}, line {node.lineno}"
        for module in FILES
        for function in functions(module)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not hidden


def test_only_the_documented_loaders_import_by_name() -> None:
    loaders = {
        module
        for module in FILES
        for node in ast.walk(tree(module))
        if getattr(node, "attr", getattr(node, "id", "")) in ("import_module", "__import__")
    }
    assert loaders <= set(LOADERS)


def test_only_the_plugin_imports_pytest() -> None:
    named = {
        (module, name)
        for module in FILES
        for node in ast.walk(tree(module))
        for name in (
            [alias.name for alias in node.names] if isinstance(node, ast.Import)
            else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        )
    }  # fmt: skip
    importers = {
        area(module) for module, name in named if name.split(".")[0] in ("pytest", "_pytest")
    }
    assert importers == {"plugin"}


def test_no_module_is_a_drawer() -> None:
    assert not [module for module in FILES if set(module.split(".")) & DRAWERS]


def test_every_module_says_what_it_is_for() -> None:
    assert not [m for m in FILES if len(ast.get_docstring(tree(m)) or "") < 8]
