"""Making points: the calls of the hooks that are put into a syntax tree."""

import ast
from typing import Any

from grader.kernel.sites import LOOP, POINT, Access, Site


class Points:
    """Makes calls of the hooks, in the places of what they stand beside, and lists their sites."""

    def __init__(self) -> None:
        self.sites: list[Site] = []
        self.may = 0  # points that the expression at hand can reach so far
        self.must = 0  # points that it cannot miss

    def site(self, line: int, kind: Access, name: str) -> ast.Constant:
        """A new site's index, as an argument."""
        self.sites.append(Site(len(self.sites), line, kind, name))
        self.may += 1
        self.must += 1
        return ast.Constant(len(self.sites) - 1)

    def call(self, at: ast.expr | ast.stmt, marker: object, *arguments: ast.expr) -> ast.Call:
        """A call of a hook that stands where `at` stands."""
        place = (at.lineno, at.col_offset, at.end_lineno, at.end_col_offset)
        function = ast.Constant(marker)  # type: ignore[arg-type]  # a frozenset is a constant too
        made = ast.Call(func=function, args=list(arguments), keywords=[])
        for node in (made, function, arguments[0]):
            node.lineno, node.col_offset, node.end_lineno, node.end_col_offset = place
        return made

    def bare(self, at: ast.expr | ast.stmt, line: int, kind: Access, name: str) -> ast.Call:
        """A point, or for kind "loop" a loop hook, that wraps nothing."""
        return self.call(at, LOOP if kind == "loop" else POINT, self.site(line, kind, name))

    def touch(self, value: Any, kind: Access, name: str, line: int | None = None) -> ast.expr:
        """A point after a visited operand, unless one stands there already."""
        if isinstance(value, ast.Starred):
            value.value = self.touch(value.value, kind, name, line)
            return value
        if isinstance(value, ast.Slice):
            parts = [part for part in ("step", "upper", "lower") if getattr(value, part)]
            for part in parts[:1]:
                setattr(value, part, self.touch(getattr(value, part), kind, name, line))
            return value
        if isinstance(value, ast.Tuple) and any(isinstance(e, ast.Slice) for e in value.elts):
            places = [place for place, part in enumerate(value.elts) if not _empty(part)]
            for place in places[-1:]:
                value.elts[place] = self.touch(value.elts[place], kind, name, line)
            return value
        assert isinstance(value, ast.expr)
        if is_point(value):
            return value
        return self.call(value, POINT, self.site(line or value.lineno, kind, name), value)


def is_point(node: ast.expr) -> bool:
    """Whether the last thing that happens in an expression is a point."""
    function = node.func if isinstance(node, ast.Call) else None
    marker: object = function.value if isinstance(function, ast.Constant) else None
    return marker is POINT


def _empty(part: ast.expr) -> bool:
    return isinstance(part, ast.Slice) and not (part.lower or part.upper or part.step)
