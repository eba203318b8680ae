"""A submission as the worker sees it: loaded, looked at, executed once to see whether it can be imported."""

from __future__ import annotations

import ast
from collections.abc import Callable

from grader.kernel.machine import Machine, Run
from grader.kernel.program import Program, preload_imports
from grader.kernel.strategy import Undisturbed
from grader.kernel.turns import Limits
from grader.records.exercise import Exercise
from grader.records.finding import Problem

IMPORT_LIMITS = Limits(steps=200_000, fair_steps=2_000_000)


class Refused(Exception):  # noqa: N818 - says what happened to the submission
    """The submission cannot be run; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def load(machine: Machine, exercise: Exercise, filename: str, source: bytes) -> Program:
    """The rewritten program. Raises Refused if it cannot be parsed or imported, or lacks what the exercise asks for."""
    tree = parse(filename, source)
    _look_for_names(exercise, filename, tree)
    preload_imports(source)
    program = rewritten(machine, filename, source, exercise.file)
    _execute(machine, program)
    return program


def rewritten(machine: Machine, filename: str, source: bytes, name: str) -> Program:
    """The program under the name of its module, once it was parsed. Raises Refused if it cannot be compiled."""
    try:
        return machine.load(source, filename, name)
    except SyntaxError as error:  # 'return' outside function is none of the parser's business
        raise refused("syntax-error", filename, error.lineno or 0, str(error.msg)) from None
    except (RecursionError, MemoryError):
        raise refused("too-deep", filename, 0, "is nested too deeply to be read") from None


def refused(kind: str, filename: str, line: int, what: str) -> Refused:
    """The exception that says so: `what` continues a sentence that begins with the file."""
    place = f"{filename}, line {line}" if line else filename
    return Refused(Problem(kind, f"{place}: {what}", filename, line))


def parse(filename: str, source: bytes) -> ast.Module:
    """The syntax tree. Raises Refused if there is none."""
    if b"\0" in source:
        line = source[: source.index(b"\0")].count(b"\n") + 1
        raise refused("syntax-error", filename, line, "contains a NUL byte: save it as plain text")
    try:
        return ast.parse(source, filename)
    except SyntaxError as error:
        if isinstance(error.__context__, UnicodeDecodeError) or "utf-8" in str(error.msg):
            line = _line_of_bad_bytes(source)
            raise refused(
                "encoding", filename, line, "is not UTF-8 text: save it as UTF-8"
            ) from None
        raise refused("syntax-error", filename, error.lineno or 0, f"{error.msg}") from None
    except (RecursionError, MemoryError):
        raise refused("too-deep", filename, 0, "is nested too deeply to be read") from None
    except ValueError as error:
        raise refused("syntax-error", filename, 0, str(error)) from None


def _line_of_bad_bytes(source: bytes) -> int:
    try:
        source.decode()
    except UnicodeDecodeError as error:
        return source[: error.start].count(b"\n") + 1
    return 0


def _look_for_names(exercise: Exercise, filename: str, tree: ast.Module) -> None:
    """Refuse a stub that is not filled in: a definition of the wanted name that does nothing."""
    for name, _ in exercise.names:
        for node in tree.body:
            if getattr(node, "name", None) == name and _is_stub(node):
                line = _stub_line(node)
                what = f"{name} is not implemented yet: fill in the TODO"
                raise refused("not-implemented", filename, line, what)


def _is_stub(node: ast.stmt) -> bool:
    if isinstance(node, ast.ClassDef):
        methods = [part for part in node.body if isinstance(part, ast.FunctionDef)]
        return bool(methods) and all(_is_stub(method) for method in methods)
    return isinstance(node, ast.FunctionDef) and all(_does_nothing(part) for part in node.body)


def _does_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Pass):
        return True
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    return isinstance(statement, ast.Raise) and "NotImplemented" in ast.dump(statement)


def _stub_line(node: ast.stmt) -> int:
    inner = [part for part in ast.walk(node) if isinstance(part, ast.Raise | ast.Pass)]
    return inner[0].lineno if inner else node.lineno


def _execute(machine: Machine, program: Program) -> None:
    """Import the program once, undisturbed, and refuse it if that does not end as an import should."""
    run = machine.run(lambda: _import(program), Undisturbed(), IMPORT_LIMITS)
    name = program.filename
    if run.raised is not None:
        raise _import_failed(machine, name, run.raised)
    stuck = "while it is imported: put what it does into the function, or under if __name__ == '__main__'"
    if run.ending == "too-much-output":
        raise refused("too-much-output", name, 0, f"prints {run.detail} {stuck}")
    if run.ending != "finished":
        line = next((task.at for task in run.tasks if task.id == 0), 0)
        raise refused(
            "stuck-at-import", name, line, f"does not come to an end ({run.ending}) {stuck}"
        )
    for task in run.tasks:
        what = f"starts a thread ({task.name}) that runs on {stuck}"
        raise refused("threads-at-import", name, task.line, what)


def _import(program: Program) -> None:
    program.module()


def _import_failed(machine: Machine, filename: str, error: BaseException) -> Refused:
    line = machine.places.line_of_traceback(error)
    name = type(error).__name__
    if isinstance(error, EOFError) and machine.library.streams.stdin.asked:
        return refused("reads-stdin", filename, line, "reads standard input: nobody can type there")
    if isinstance(error, SystemExit):
        return refused(
            "exits", filename, line, "ends the program (SystemExit) while it is imported"
        )
    kind = "import-error" if isinstance(error, ImportError) else "error-at-import"
    text = str(error.args[0]) if error.args and type(error.args[0]) is str else ""
    return refused(kind, filename, line, f"{name}: {text}".rstrip(": "))


def check_definitions(
    exercise: Exercise, program: Program, run: Callable[[Callable[[], None]], Run]
) -> None:
    """Refuse a module that lacks a wanted name, or has something else under it."""
    found: dict[str, object] = {}

    def look() -> None:
        found.update(vars(program.module()))

    run(look)
    for name, kind in exercise.names:
        if name not in found:
            what = f"defines no {kind} {name}: keep the names of the exercise"
            raise refused("missing-name", program.filename, 0, what)
        value = found[name]
        if kind == "class" and not isinstance(value, type):
            raise refused("wrong-kind", program.filename, 0, f"{name} is not a class")
        if kind == "function" and (isinstance(value, type) or not callable(value)):
            raise refused("wrong-kind", program.filename, 0, f"{name} is not a function")
