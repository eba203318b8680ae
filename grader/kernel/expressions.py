"""Points inside expressions: where another thread may run while one is evaluated.

A point wraps an operand (`obj.attr` becomes `point(i, obj).attr`) and returns it, so that order of
evaluation and value stay what they were. Before the load of a name, where there is no operand,
`point(i)` stands as the test of a conditional that loads the name in both branches.
"""
# ruff: noqa: D102, N815  (the visit_ methods: named by ast, and one promise for all)

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from grader.kernel.points import Points
from grader.kernel.scopes import Comprehension, Scope, Sharing
from grader.kernel.sites import LOOKING, OWN_POINTS, Access

_FIXED = (ast.Constant, ast.JoinedStr)
_DISPLAYS = (*_FIXED, ast.Tuple, ast.List, ast.Set)
_UNTOUCHED = frozenset({"__class__", "super"})
WATCHING = frozenset({"addaudithook", "setprofile", "settrace"})
"""What is given a function that is called at each step of the interpreter, also at a point: none may stand in there."""


def _handed_on(module: ast.Module) -> frozenset[str]:
    """Names that stand for a value somewhere, and are not just called: C code may call what they name. (A thread's target is
    called by nobody else.)"""
    loaded: list[ast.Name] = []
    elsewhere: set[int] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Name):
            loaded += [node] if type(node.ctx) is ast.Load else []
        elif isinstance(node, ast.Call):
            elsewhere.add(id(node.func))
            if _called(node.func) in WATCHING:
                elsewhere.update(map(id, node.args))
        elif isinstance(node, ast.keyword) and node.arg == "target":
            elsewhere.add(id(node.value))
    return frozenset(node.id for node in loaded if id(node) not in elsewhere)


def _called(function: ast.expr) -> str:
    """The name of what is called, blank if it has none."""
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


class Expressions(Points, ast.NodeTransformer):
    """Puts points into expressions, in place, and lists their sites."""

    def __init__(self, scopes: dict[ast.AST, Scope], module: ast.Module) -> None:
        super().__init__()
        self.scopes = scopes
        self.scope = scopes[module]
        self.handed_on = _handed_on(module)

    @contextmanager
    def optional(self) -> Iterator[None]:
        """What is visited here may be left out when the expression is evaluated."""
        must = self.must
        yield
        self.must = must

    @contextmanager
    def within(self, node: ast.AST) -> Iterator[None]:
        """What is visited here stands in the scope that `node` opens."""
        outer, self.scope = self.scope, self.scopes[node]
        yield
        self.scope = outer

    def every(self, nodes: list[Any]) -> list[Any]:
        return [node if node is None else self.visit(node) for node in nodes]

    def plain(self, node: ast.expr) -> Any:
        """An operand whose use has a point of its own: only its name may need one."""
        if isinstance(node, ast.Name) and self.scope.sharing(node.id) is not Sharing.REBOUND:
            return node
        return self.visit(node)

    def leaf(self, node: Any) -> Any:
        """Nothing in here: said for speed."""
        return node

    visit_Load = visit_Store = visit_Constant = leaf

    # Accesses

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        return self.access(node, "read" if isinstance(node.ctx, ast.Load) else "write")

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        return self.access(node, "read" if isinstance(node.ctx, ast.Load) else "write")

    def access(self, node: ast.Attribute | ast.Subscript, kind: Access) -> ast.expr:
        """A point between the evaluation of the base and its use; `kind` is what the use does."""
        base = self.plain(node.value)
        if isinstance(node, ast.Attribute):
            name = f".{node.attr}()" if kind == "call" else f".{node.attr}"
            fixed = isinstance(base, _FIXED)
            node.value = base if fixed else self.touch(base, kind, name, node.end_lineno)
            return node
        generic = isinstance(base, ast.Name) and self.scope.builtin(base.id)  # list[int]
        node.value = base if generic else self.touch(base, kind, "[]", node.lineno)
        before = self.may
        node.slice = self.visit(node.slice)
        if self.may > before:
            node.slice = self.touch(node.slice, "read", "[]", node.lineno)
        return node

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if not isinstance(node.ctx, ast.Load) or node.id in _UNTOUCHED:
            return node
        sharing = self.scope.sharing(node.id)
        if sharing is Sharing.PRIVATE:
            return node
        if sharing is Sharing.FIXED:
            return self.touch(node, "read", node.id)
        test = self.bare(node, node.lineno, "read", node.id)
        return ast.copy_location(ast.IfExp(test=test, body=node, orelse=node), node)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        node.value = self.visit(node.value)
        if self.scope.sharing(node.target.id) is Sharing.REBOUND:
            node.value = self.touch(node.value, "write", node.target.id)
        return node

    def visit_Starred(self, node: ast.Starred) -> ast.expr:
        node.value = self.visit(node.value)
        if isinstance(node.ctx, ast.Load) and not isinstance(node.value, _DISPLAYS):
            node.value = self.touch(node.value, "read", "*")
        return node

    def visit_Dict(self, node: ast.Dict) -> ast.expr:
        for place, key in enumerate(node.keys):
            node.keys[place] = key and self.visit(key)
            node.values[place] = self.visit(node.values[place])
            if key is None:
                node.values[place] = self.touch(node.values[place], "read", "**")
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        identity = all(isinstance(operator, ast.Is | ast.IsNot) for operator in node.ops)
        visit = self.plain if identity else self.visit
        node.left = visit(node.left)
        node.comparators[0] = self.right(node.ops[0], visit(node.comparators[0]))
        with self.optional():
            for place in range(1, len(node.ops)):
                right = self.right(node.ops[place], visit(node.comparators[place]))
                node.comparators[place] = right
        return node

    def right(self, operator: ast.cmpop, operand: ast.expr) -> ast.expr:
        if not isinstance(operator, ast.In | ast.NotIn) or isinstance(operand, _DISPLAYS):
            return operand
        return self.touch(operand, "read", "in")

    # Calls

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if _called(node.func) in WATCHING:
            return node
        function, name = node.func, ""
        looks = own = False
        if isinstance(function, ast.Name):
            name = function.id
            builtin = self.scope.builtin(name)
            looks = builtin and name in LOOKING
            own = name in OWN_POINTS or (builtin and name == "print")
            node.func = self.plain(function)
        elif isinstance(function, ast.Attribute):
            name = function.attr
            looks = isinstance(function.value, _FIXED)
            own = name in OWN_POINTS and not looks
            if own:
                function.value = self.plain(function.value)
            else:
                self.access(function, "call")
        else:
            node.func = self.visit(function)
        reads = self.arguments(node)
        if looks or (reads and not own):
            self.last(node, f"{name}()")
        return node

    def arguments(self, node: ast.Call) -> bool:
        """Visit the arguments; whether another thread could change what one of them was."""
        before = self.may
        for place, argument in enumerate(node.args):
            if isinstance(argument, ast.Starred):
                argument.value = self.visit(argument.value)
            else:
                node.args[place] = self.visit(argument)
        for keyword in node.keywords:
            keyword.value = self.visit(keyword.value)
        return self.may > before

    def last(self, node: ast.Call, name: str) -> None:
        """A point directly before a call: after the argument that is evaluated last."""
        values = [*node.args, *(keyword.value for keyword in node.keywords)]
        if all(isinstance(value, _FIXED) for value in values):
            return
        if node.keywords:
            keyword = node.keywords[-1]
            keyword.value = self.touch(keyword.value, "call", name, node.lineno)
        else:
            node.args[-1] = self.touch(node.args[-1], "call", name, node.lineno)

    # Parts that run later, more than once or not at all

    def visit_Lambda(self, node: ast.Lambda) -> ast.expr:
        self.defaults(node.args)
        counts = self.may, self.must
        with self.within(node):
            before = self.must
            node.body = self.visit(node.body)
            if self.must == before:  # as in a function, see `Statements`
                hook = self.bare(node.body, node.lineno, "call", "lambda")
                node.body = ast.copy_location(ast.BoolOp(ast.Or(), [hook, node.body]), node.body)
        self.may, self.must = counts
        return node

    def defaults(self, arguments: ast.arguments) -> None:
        arguments.defaults = self.every(arguments.defaults)
        arguments.kw_defaults = self.every(arguments.kw_defaults)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        node.values[0] = self.visit(node.values[0])
        with self.optional():
            node.values[1:] = self.every(node.values[1:])
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        node.test = self.visit(node.test)
        with self.optional():
            node.body, node.orelse = self.visit(node.body), self.visit(node.orelse)
        return node

    def iterable(self, node: ast.expr) -> Any:
        """What a loop goes through; a plain name gets a point before the first item is taken."""
        made = self.visit(node)
        return self.touch(made, "read", "iter()") if isinstance(node, ast.Name) else made

    def loops(self, node: ast.expr) -> tuple[Access, str]:
        """What sort of point a loop over this needs: nobody else can see a range."""
        function = node.func if isinstance(node, ast.Call) else None
        ranged = isinstance(function, ast.Name) and function.id == "range"
        return ("loop", "") if ranged and self.scope.builtin("range") else ("read", "next()")

    def comprehension(self, node: Comprehension) -> ast.expr:
        kinds = [self.loops(generator.iter) for generator in node.generators]
        node.generators[0].iter = self.iterable(node.generators[0].iter)
        counts = self.may, self.must
        with self.within(node):
            for generator in node.generators:
                if generator is not node.generators[0]:
                    generator.iter = self.iterable(generator.iter)
                generator.target = self.visit(generator.target)
                before = self.must
                generator.ifs = self.every(generator.ifs)
            parts = ("key", "value") if isinstance(node, ast.DictComp) else ("elt",)
            for part in parts:
                setattr(node, part, self.visit(getattr(node, part)))
            if self.must == before:
                self.each(node.generators[-1].ifs, node, parts[0], kinds[-1])
        self.may, self.must = max(self.may, counts[0]), counts[1]
        if isinstance(node, ast.GeneratorExp):
            self.may = counts[0]
        return node

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = comprehension

    def each(
        self, tests: list[ast.expr], node: ast.expr, part: str, kind: tuple[Access, str]
    ) -> None:
        """A point in each round of a comprehension which has none, even if its test fails."""
        first = tests[0] if tests else getattr(node, part)
        hook = self.bare(first, node.lineno, *kind)
        made = ast.copy_location(ast.BoolOp(ast.Or(), [hook, first]), first)
        if tests:
            tests[0] = made
        else:
            setattr(node, part, made)
