"""Scheduling points: student code is rewritten so that the kernel is asked at each shared access.

The calls that are put in name a constant which no source can spell; it is replaced in `co_consts`
by the hook itself after compiling. So no name is looked up and there is nothing to rebind.
"""

import ast
import warnings
from collections.abc import Callable
from types import CodeType
from typing import Protocol

from grader.kernel.bindings import analyse
from grader.kernel.sites import LOOP, POINT, Site
from grader.kernel.statements import Statements

__all__ = ["Point", "Site", "rewrite"]


class Point(Protocol):
    """Called where another thread may run; `value` is the object about to be used."""

    def __call__(self, site: int, value: object = None) -> object:
        """Return `value` itself."""


def rewrite(
    source: str | bytes, filename: str, point: Point, loop: Callable[[int], object]
) -> tuple[CodeType, tuple[Site, ...]]:
    """Compile a module so that it calls `point` at its shared accesses and `loop` in its loops.

    The code does what it would do unrewritten, with the same lines, names and tracebacks, as long
    as `point` returns the value that it is given and None without one, and `loop` returns None.
    Each hook is called with the index of its site in the tuple that is returned. No flag of the
    calling module takes effect.

    Raises what `compile` raises for the source: SyntaxError, ValueError, RecursionError, ….
    """
    tree = compile(source, filename, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
    assert isinstance(tree, ast.Module)
    statements = Statements(analyse(tree), tree)
    tree.body = statements.block(tree.body)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", ".* is not callable", SyntaxWarning)
            code = compile(tree, filename, "exec", dont_inherit=True)
    except SyntaxError:
        # Found after parsing ('return' outside function): the source itself has the right places.
        compile(source, filename, "exec", dont_inherit=True)
        raise
    return _plant(code, {POINT: point, LOOP: loop}), tuple(statements.sites)


def _plant(code: CodeType, hooks: dict[object, object]) -> CodeType:
    """The code, and all code within it, with its markers replaced by the hooks."""
    constants: list[object] = []
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            constant = _plant(constant, hooks)
        elif type(constant) is tuple and constant in hooks:
            constant = hooks[constant]
        constants.append(constant)
    return code.replace(co_consts=tuple(constants))
