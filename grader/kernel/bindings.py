"""What each block of a source binds, loads and declares."""
# ruff: noqa: N815  (visit_ methods are named by ast)

import ast
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from grader.kernel.scopes import Comprehension, Kind, Scope, Variable

type_parameters = "type_params"  # a field of functions and classes from Python 3.12 on

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def analyse(tree: ast.Module) -> dict[ast.AST, Scope]:
    """The scope that each module, function, class and comprehension of a tree opens.

    Never fails because of a misplaced declaration: the compiler reports those.
    """
    collector = _Collector()
    collector.open(tree, Scope(Kind.MODULE, None), tree.body)
    scopes = collector.scopes
    for scope in scopes:
        for name, binding in scope.bindings.items():
            owner = scope.owner(name)
            variable = owner.variables.setdefault(name, Variable())
            variable.merge(binding)
            variable.foreign |= owner is not scope
    for scope in scopes:
        for name in scope.loads:
            found = scope.find(name)
            if found is not None and found[0].frame() is not scope.frame():
                found[1].captured = True
    return collector.by_node


class _Collector(ast.NodeVisitor):
    """Notes what each block binds, loads and declares."""

    def __init__(self) -> None:
        self.by_node: dict[ast.AST, Scope] = {}
        self.scopes: list[Scope] = []
        self.scope = Scope(Kind.MODULE, None)
        self.loops = 0

    def bind(
        self, name: str, *, plain: bool = True, constant: bool = False, foreign: bool = False
    ) -> None:
        found = self.scope.bindings.setdefault(self.scope.mangled(name), Variable())
        found.merge(Variable(2 if self.loops else 1, plain, constant, foreign))

    def visit_all(self, nodes: Iterable[ast.AST | None]) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    @contextmanager
    def inside(self, node: ast.AST, scope: Scope) -> Iterator[None]:
        outer, loops = self.scope, self.loops
        self.by_node[node] = scope
        self.scopes.append(scope)
        self.scope, self.loops = scope, 0
        yield
        self.scope, self.loops = outer, loops

    def open(self, node: ast.AST, scope: Scope, body: Iterable[ast.AST]) -> None:
        with self.inside(node, scope):
            self.visit_all(body)

    @contextmanager
    def looping(self) -> Iterator[None]:
        self.loops += 1
        yield
        self.loops -= 1

    def nested(self, kind: Kind) -> Scope:
        return Scope(kind, self.scope, self.scope.private)

    # Blocks

    def lazily(self, parts: list[ast.AST]) -> None:
        """Parts that are evaluated later, in a scope of their own (type parameters)."""
        if parts:
            self.open(parts[0], self.nested(Kind.FUNCTION), parts)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.visit_all(node.decorator_list)
        self.visit_all([node.returns])
        self.bind(node.name, plain=False)
        self.lazily(getattr(node, type_parameters, []))
        self.function(node, node.body)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.function(node, [node.body])

    def function(self, node: Function, body: Iterable[ast.AST]) -> None:
        arguments = node.args
        named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        named += [extra for extra in (arguments.vararg, arguments.kwarg) if extra is not None]
        self.visit_all([*arguments.defaults, *arguments.kw_defaults])
        self.visit_all(argument.annotation for argument in named)
        with self.inside(node, self.nested(Kind.FUNCTION)):
            for argument in named:
                self.bind(argument.arg)
            self.visit_all(body)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.visit_all([*node.decorator_list, *node.bases, *node.keywords])
        self.bind(node.name, plain=False)
        self.lazily(getattr(node, type_parameters, []))
        scope = Scope(Kind.CLASS, self.scope, node.name.lstrip("_"))
        self.open(node, scope, node.body)

    def visit_TypeAlias(self, node: ast.AST) -> None:
        fields = dict(ast.iter_fields(node))  # the class is there from Python 3.12 on only
        self.bind(fields["name"].id, plain=False)
        self.lazily([*fields[type_parameters], fields["value"]])

    def comprehension(self, node: Comprehension) -> None:
        first = node.generators[0]
        self.visit(first.iter)
        scope = self.nested(Kind.COMPREHENSION)
        scope.own_frame = isinstance(node, ast.GeneratorExp)
        with self.inside(node, scope), self.looping():
            for generator in node.generators:
                parts = [generator.target, *generator.ifs]
                self.visit_all(parts if generator is first else [generator.iter, *parts])
            if isinstance(node, ast.DictComp):
                self.visit_all([node.key, node.value])
            else:
                self.visit(node.elt)

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = comprehension

    # Loops

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self.visit(node.iter)
        with self.looping():
            self.visit_all([node.target, *node.body])
        self.visit_all(node.orelse)

    visit_AsyncFor = visit_For

    def visit_While(self, node: ast.While) -> None:
        with self.looping():
            self.visit_all([node.test, *node.body])
        self.visit_all(node.orelse)

    # Names

    def leaf(self, node: ast.AST) -> None:
        """Nothing in here: said for speed."""

    visit_Load = visit_Store = visit_Constant = leaf

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.scope.loads.add(self.scope.mangled(node.id))
        else:
            self.bind(node.id)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.bind(target.id, constant=isinstance(node.value, ast.Constant))
            else:
                self.visit(target)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.generic_visit(node)
        if isinstance(node.target, ast.Name):
            self.scope.loads.add(self.scope.mangled(node.target.id))

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        inner, generator = self.scope, False
        while self.scope.kind is Kind.COMPREHENSION and self.scope.parent is not None:
            generator |= self.scope.own_frame
            self.scope = self.scope.parent
        self.bind(node.target.id, foreign=generator)
        self.scope = inner

    def visit_Global(self, node: ast.Global) -> None:
        self.scope.globals.update(map(self.scope.mangled, node.names))

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self.scope.nonlocals.update(map(self.scope.mangled, node.names))

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name is not None:
            self.bind(node.name)
            self.bind(node.name)  # it is deleted at the end
        self.generic_visit(node)

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            self.bind(alias.asname or alias.name.partition(".")[0], plain=False)

    visit_ImportFrom = visit_Import

    def visit_MatchAs(self, node: ast.MatchAs | ast.MatchStar) -> None:
        if node.name is not None:
            self.bind(node.name)
        self.generic_visit(node)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        if node.rest is not None:
            self.bind(node.rest)
        self.generic_visit(node)
