"""Points between statements, and in those that bind names which other threads can see."""
# ruff: noqa: D102, N802, N815  (the visit_ methods: named by ast, and one promise for all)

import ast
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from grader.kernel.expressions import Expressions
from grader.kernel.scopes import Kind, Sharing
from grader.kernel.sites import Access

Definition = ast.FunctionDef | ast.AsyncFunctionDef


def _stored(target: ast.expr | None) -> Iterator[ast.Name]:
    """The names that a target binds, from left to right."""
    if isinstance(target, ast.Name):
        yield target
    elif isinstance(target, ast.Starred):
        yield from _stored(target.value)
    elif isinstance(target, ast.Tuple | ast.List):
        for element in target.elts:
            yield from _stored(element)


class Statements(Expressions):
    """Puts points into statements: each visit gives a statement or the list that replaces it."""

    def block(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """Statements that stand one after the other, with their points between them."""
        made: list[ast.stmt] = []
        for statement in body:
            result = self.visit(statement)
            made.extend(result if isinstance(result, list) else [result])
        return made

    def rebound(self, name: str) -> bool:
        """Whether other threads can see a name which is bound more than once."""
        return self.scope.sharing(name) is Sharing.REBOUND

    def before(self, at: ast.stmt, line: int, kind: Access, name: str) -> ast.stmt:
        """A point as a statement of its own, where `at` stands."""
        point = self.bare(at, line, kind, name)
        return ast.copy_location(ast.Expr(point), point)

    def announce(self, names: list[str], at: ast.stmt, line: int) -> list[ast.stmt]:
        """A point for the first of these names that others can see, as it is bound."""
        shared = [name for name in names if self.rebound(name)][:1]
        return [self.before(at, line, "write", name) for name in shared]

    # Definitions

    def visit_FunctionDef(self, node: Definition) -> list[ast.stmt]:
        node.decorator_list = self.every(node.decorator_list)
        self.defaults(node.args)
        with self.within(node):
            before = self.must
            node.body = self.block(node.body)
            if self.must == before and (node.decorator_list or node.name in self.handed_on):
                self._enter(node)
        return [*self.announce([node.name], node, node.lineno), node]

    visit_AsyncFunctionDef = visit_FunctionDef

    def _enter(self, node: Definition) -> None:
        """A point where a function begins that has none: C code that calls it (a `defaultdict`, say, or `lru_cache`) is not one
        step then, as another thread may run in it."""
        place = 1 if ast.get_docstring(node, clean=False) is not None else 0
        at = node.body[min(place, len(node.body) - 1)]
        node.body.insert(place, self.before(at, node.lineno, "call", f"{node.name}()"))

    def visit_ClassDef(self, node: ast.ClassDef) -> list[ast.stmt]:
        node.decorator_list = self.every(node.decorator_list)
        node.bases, node.keywords = self.every(node.bases), self.every(node.keywords)
        with self.within(node):
            node.body = self.block(node.body)
        return [*self.announce([node.name], node, node.lineno), node]

    def visit_TypeAlias(self, node: ast.stmt) -> ast.stmt:
        return node

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> list[ast.stmt]:
        names = [alias.asname or alias.name.partition(".")[0] for alias in node.names]
        return [*self.announce(names, node, node.lineno), node]

    visit_ImportFrom = visit_Import

    # Bindings

    def visit_Return(self, node: ast.Return) -> ast.stmt:
        node.value = node.value and self.plain(node.value)
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.stmt | list[ast.stmt]:
        node.value = self.plain(node.value)
        names = [name for target in node.targets for name in _stored(target)]
        shared = [name.id for name in names if self.rebound(name.id)]
        spread = len(node.targets) > 1 or not isinstance(node.targets[0], ast.Name)
        if shared and spread and self.scope.kind is Kind.FUNCTION:
            return _Spread(self, node).statements()
        if shared:
            node.value = self.touch(node.value, "write", shared[0], node.lineno)
        node.targets = self.every(node.targets)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.stmt:
        if node.value is not None:
            node.value = self.plain(node.value)
            if isinstance(node.target, ast.Name) and self.rebound(node.target.id):
                node.value = self.touch(node.value, "write", node.target.id)
            node.target = self.visit(node.target)
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.stmt | list[ast.stmt]:
        target, first = node.target, []
        if not isinstance(target, ast.Name):
            name = f".{target.attr}" if isinstance(target, ast.Attribute) else "[]"
            self.access(target, "read")
        elif self.rebound(target.id):
            name = target.id
            first = [self.before(node, node.lineno, "read", name)]
        else:
            node.value = self.visit(node.value)
            return node
        node.value = self.touch(self.visit(node.value), "write", name, node.lineno)
        self.sites[-1] = replace(self.sites[-1], update=name)
        return [*first, node]

    def visit_Delete(self, node: ast.Delete) -> list[ast.stmt]:
        names = [name.id for target in node.targets for name in _stored(target)]
        node.targets = self.every(node.targets)
        return [*self.announce(names, node, node.lineno), node]

    # Blocks

    def visit_For(self, node: ast.For | ast.AsyncFor) -> ast.stmt:
        kind, name = self.loops(node.iter)
        node.iter, node.target = self.iterable(node.iter), self.visit(node.target)
        first = [self.before(node.body[0], node.lineno, kind, name)]
        if kind == "loop":
            names = [stored.id for stored in _stored(node.target)]
            first += self.announce(names, node.body[0], node.lineno)
        node.body, node.orelse = [*first, *self.block(node.body)], self.block(node.orelse)
        return node

    visit_AsyncFor = visit_For

    def visit_While(self, node: ast.While) -> ast.stmt:
        node.test = self.visit(node.test)
        first = self.before(node.body[0], node.lineno, "loop", "")
        node.body, node.orelse = [first, *self.block(node.body)], self.block(node.orelse)
        return node

    def visit_With(self, node: ast.With | ast.AsyncWith) -> ast.stmt:
        names: list[str] = []
        for item in node.items:
            item.context_expr = self.plain(item.context_expr)
            names += [name.id for name in _stored(item.optional_vars)]
            item.optional_vars = item.optional_vars and self.visit(item.optional_vars)
        first = self.announce(names, node.body[0], node.lineno)
        node.body = [*first, *self.block(node.body)]
        return node

    visit_AsyncWith = visit_With

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.excepthandler:
        node.type = node.type and self.visit(node.type)
        first = self.announce([node.name] if node.name else [], node.body[0], node.lineno)
        node.body = [*first, *self.block(node.body)]
        return node

    def visit_match_case(self, node: ast.match_case) -> ast.match_case:
        node.guard = node.guard and self.visit(node.guard)
        parts = list(ast.walk(node.pattern))  # captures are strings, `name` or `rest`
        names = [getattr(part, field, None) for part in parts for field in ("name", "rest")]
        first = self.announce([name for name in names if name], node.body[0], node.pattern.lineno)
        node.body = [*first, *self.block(node.body)]
        return node


class _Spread:
    """An assignment to several targets, taken apart so that each shared name gets its point.

    The targets are stored from left to right and each sequence is unpacked when its turn comes,
    exactly as in the statement; between the stores the values stand in temporaries whose names no
    source can spell, deleted at the end.
    """

    def __init__(self, statements: Statements, node: ast.Assign) -> None:
        self.points = statements
        self.node = node
        self.temporaries: list[str] = []
        self.made: list[ast.stmt] = []

    def statements(self) -> list[ast.stmt]:
        node = self.node
        if len(node.targets) == 1:
            self.store(node.targets[0], node.value)
        else:
            whole = self.temporary(node.targets[0])
            self.assign(whole, node.value)
            for target in node.targets:
                self.store(target, self.load(whole))
        if self.temporaries:
            names: list[ast.expr] = [ast.Name(name, ast.Del()) for name in self.temporaries]
            self.made.append(ast.Delete([ast.copy_location(name, node) for name in names]))
        return [ast.copy_location(made, node) for made in self.made]

    def store(self, target: ast.expr, value: ast.expr) -> None:
        points = self.points
        shared = [name.id for name in _stored(target) if points.rebound(name.id)]
        if isinstance(target, ast.Name) and shared:
            value = points.touch(value, "write", target.id, target.lineno)
        elif isinstance(target, ast.Tuple | ast.List) and shared:
            elements, target.elts = target.elts, [self.element(part) for part in target.elts]
            held = list(_stored(target))
            self.assign(target, value)
            for element, name in zip(elements, held, strict=True):
                self.store(_inner(element), self.load(name))
            return
        self.assign(points.visit(target), value)

    def element(self, part: ast.expr) -> ast.expr:
        name = self.temporary(part)
        if isinstance(part, ast.Starred):
            return ast.copy_location(ast.Starred(name, ast.Store()), part)
        return name

    def temporary(self, at: ast.expr) -> ast.Name:
        self.temporaries.append(f".{len(self.temporaries) + 1}")
        return ast.copy_location(ast.Name(self.temporaries[-1], ast.Store()), at)

    def load(self, name: ast.Name) -> ast.Name:
        return ast.copy_location(ast.Name(name.id, ast.Load()), name)

    def assign(self, target: Any, value: ast.expr) -> None:
        self.made.append(ast.Assign([target], value))


def _inner(element: ast.expr) -> ast.expr:
    return element.value if isinstance(element, ast.Starred) else element
