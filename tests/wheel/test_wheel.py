"""What students install: small, no more packages than needed, and no answers."""

from __future__ import annotations

import ast
import re
from importlib import metadata
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from grader.cli.main import COMMANDS
from grader.records.exercise import EXERCISES

MOST_BYTES = 500_000
MOST_PACKAGES = 12


def names(wheel: Path) -> list[str]:
    return ZipFile(wheel).namelist()


def required(wheel: Path) -> list[str]:
    """The lines `Requires-Dist` of the wheel."""
    (name,) = [name for name in names(wheel) if name.endswith(".dist-info/METADATA")]
    text = ZipFile(wheel).read(name).decode()
    return re.findall(r"^Requires-Dist: (.*)$", text, re.MULTILINE)


def closure(lines: list[str]) -> set[str]:
    """All packages that these lines lead to, with no extra asked for, on the machine that we are on."""
    found: set[str] = set()
    waiting = list(lines)
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        assert not requirement.extras, f"{requirement}: extras are not followed here"
        found.add(name)
        waiting += metadata.requires(name) or []
    return found


def lines_of_code(module: ast.Module) -> list[tuple[str, int]]:
    """What stands in which line, without texts and `pass`, which do nothing."""
    nothing = (ast.Constant, ast.Pass, ast.Module)
    return [
        (ast.dump(node) if isinstance(node, ast.Name) else type(node).__name__, node.lineno)
        for node in ast.walk(module)
        if hasattr(node, "lineno")
        and not isinstance(node, nothing)
        and not (isinstance(node, ast.Expr) and isinstance(node.value, nothing))
    ]


def test_it_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < MOST_BYTES


def test_it_holds_a_stub_for_each_exercise_and_no_solution_mutant_or_test(wheel: Path) -> None:
    stubs = {f"grader/stubs/{exercise.file}.py" for exercise in EXERCISES}
    assert stubs <= set(names(wheel))
    odd = re.compile(r"solution|mutant|variant|(^|/)tests?/|__pycache__")
    example = "grader/templates/exercise/"  # what `grade new` makes is none that is handed out
    assert not [name for name in names(wheel) if odd.search(name) and not name.startswith(example)]


def test_its_modules_are_those_of_the_checkout_without_docstrings(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.endswith(".py") and not name.startswith("grader/stubs/"):
                theirs = ast.parse(archive.read(name))
                assert lines_of_code(theirs) == lines_of_code(ast.parse(Path(name).read_text())), (
                    name
                )


def test_help_is_still_there(wheel: Path) -> None:
    commands = {lazy.module for lazy in COMMANDS.values()}
    with ZipFile(wheel) as archive:
        for module in commands:
            tree = ast.parse(archive.read(f"{module.replace('.', '/')}.py"))
            (made,) = [node for node in tree.body if getattr(node, "name", "") == "command"]
            assert isinstance(made, ast.FunctionDef)
            assert "Examples:" in (ast.get_docstring(made) or ""), module


def test_its_stubs_are_those_that_the_checkout_hands_out(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        for exercise in EXERCISES:
            stub = Path("exercises", f"{exercise.file}.py").read_bytes()
            assert archive.read(f"grader/stubs/{exercise.file}.py") == stub


def test_it_needs_few_packages_and_no_test_runner(wheel: Path) -> None:
    needed = closure(required(wheel))
    assert len(needed) + 1 <= MOST_PACKAGES, sorted(needed)
    assert not needed & {"pytest", "watchfiles"}


def test_each_dependency_has_a_lower_bound(wheel: Path) -> None:
    free = [line for line in required(wheel) if not re.search(r">=|\[", line)]
    assert not free
