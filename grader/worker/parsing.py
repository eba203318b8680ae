"""A submission as text: is it Python, and more than the stub?"""

from __future__ import annotations

import ast
import io
import tokenize
import warnings
from collections.abc import Iterator

from grader.records.exercise import Exercise
from grader.worker.refusing import refused

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def parse(filename: str, source: bytes) -> ast.Module:
    """The tree of a source that compiles. Raises Refused."""
    _check_text(filename, source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, filename, "exec", dont_inherit=True)  # finds more than parsing does
            return ast.parse(source, filename)
    except SyntaxError as error:
        raise refused("syntax-error", filename, error.lineno or 0, f"{error.msg}") from None
    except (RecursionError, MemoryError):
        raise refused("too-deep", filename, 0, "is nested too deeply to be read") from None
    except ValueError as error:
        raise refused("syntax-error", filename, 0, str(error)) from None


def _check_text(filename: str, source: bytes) -> None:
    """Refuse what is no text in UTF-8, or in the encoding that its first lines name."""
    if source.startswith(_UTF_16):
        raise refused("encoding", filename, 1, "is UTF-16 text: save it as UTF-8")
    if b"\0" in source:
        line = source[: source.index(b"\0")].count(b"\n") + 1
        raise refused("syntax-error", filename, line, "contains a NUL byte: save it as plain text")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        source.decode(encoding)
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        what = "UTF-8" if encoding.startswith("utf-8") else encoding
        raise refused("encoding", filename, line, f"is not {what} text: save it as UTF-8") from None
    except SyntaxError as error:
        line = _line_of_bad_bytes(source)
        what = "is not UTF-8 text" if line else str(error)
        raise refused("encoding", filename, line, f"{what}: save it as UTF-8") from None
    except (LookupError, UnicodeError):  # an encoding that is none of texts, or of no whole file
        what = f"names an encoding ({encoding}) that is none for programs: save it as UTF-8"
        raise refused("encoding", filename, 1, what) from None


def _line_of_bad_bytes(source: bytes) -> int:
    try:
        source.decode()
    except UnicodeDecodeError as error:
        return source[: error.start].count(b"\n") + 1
    return 0


def look_for_stubs(exercise: Exercise, filename: str, tree: ast.Module) -> None:
    """Refuse a stub that is not filled in: a definition of the wanted name that does nothing, and nothing after it."""
    wanted = {"function": ast.FunctionDef, "class": ast.ClassDef}
    for name, kind in exercise.names:
        binding = [node for node in tree.body if name in _bound(node)]
        if binding and isinstance(binding[-1], wanted[kind]) and _is_stub(binding[-1]):
            line = _stub_line(binding[-1])
            what = f"{name} is not implemented yet: fill in the TODO"
            raise refused("not-implemented", filename, line, what)


def _bound(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement of a module may bind there (and some that it binds within)."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield statement.name
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.alias):
            yield node.asname or node.name


def _is_stub(node: ast.stmt) -> bool:
    if isinstance(node, ast.ClassDef):
        methods = [part for part in node.body if isinstance(part, ast.FunctionDef)]
        return bool(methods) and all(_is_stub(method) for method in methods)
    return isinstance(node, ast.FunctionDef) and all(_does_nothing(part) for part in node.body)


def _does_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Pass):
        return True
    if isinstance(statement, ast.Return):
        value = statement.value
        return value is None or (isinstance(value, ast.Constant) and value.value is None)
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    names = (node.id for node in ast.walk(statement) if isinstance(node, ast.Name))
    return isinstance(statement, ast.Raise) and any("NotImplemented" in name for name in names)


def _stub_line(node: ast.stmt) -> int:
    ends = ast.Raise | ast.Pass | ast.Return
    inner = [part for part in ast.walk(node) if isinstance(part, ends)]
    return inner[0].lineno if inner else node.lineno
