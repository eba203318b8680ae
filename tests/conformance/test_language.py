"""CPython's own tests of the language pass when they are rewritten.

Run as a program, with the names of test modules, it is the harness: it loads each from its source
(rewritten, or as it is with `--plain`), runs it, and prints one JSON object a module. Examples in
docstrings, which doctest compiles by itself, are rewritten too.
"""

import ast
import doctest
import importlib.util
import io
import json
import os
import subprocess
import sys
import unittest
from pathlib import Path
from types import CodeType

import pytest

import grader.kernel.rewrite
from grader.kernel.rewrite import rewrite

MODULES = [
    "test_abc",
    "test_asyncgen",
    "test_augassign",
    "test_baseexception",
    "test_binop",
    "test_bool",
    "test_class",
    "test_compare",
    "test_contextlib",
    "test_contextlib_async",
    "test_coroutines",
    "test_dataclasses",
    "test_decorators",
    "test_descr",
    "test_dictcomps",
    "test_dynamicclassattribute",
    "test_enum",
    "test_except_star",
    "test_exception_group",
    "test_exception_hierarchy",
    "test_exception_variations",
    "test_exceptions",
    "test_extcall",
    "test_fstring",
    "test_funcattrs",
    "test_generator_stop",
    "test_generators",
    "test_genericalias",
    "test_genericclass",
    "test_genexps",
    "test_global",
    "test_grammar",
    "test_int_literal",
    "test_iter",
    "test_keywordonlyarg",
    "test_listcomps",
    "test_metaclass",
    "test_named_expressions",
    "test_opcodes",
    "test_operator",
    "test_patma",
    "test_pep646_syntax",
    "test_positional_only_arg",
    "test_property",
    "test_raise",
    "test_scope",
    "test_setcomps",
    "test_slice",
    "test_string_literals",
    "test_subclassinit",
    "test_super",
    "test_syntax",
    "test_sys_settrace",
    "test_traceback",
    "test_type_aliases",
    "test_type_params",
    "test_typechecks",
    "test_types",
    "test_typing",
    "test_unpack",
    "test_unpack_ex",
    "test_userdict",
    "test_with",
    "test_yield_from",
]

KNOWN: dict[str, str] = {}


class Hook:
    """Both hooks: gives the second argument or None, and opens no frame that a test could see."""

    call = {}.get


def compile_example(
    source: str, filename: str, _mode: str, flags: int, dont_inherit: bool
) -> CodeType:
    """What doctest compiles, rewritten: a statement that is an expression shows its value."""
    if flags or not dont_inherit:
        return compile(source, filename, "single", flags, dont_inherit)
    tree = _Shown().visit(ast.parse(source))
    return rewrite(ast.unparse(tree), filename, Hook.call, Hook.call)[0]


class _Shown(ast.NodeTransformer):
    def visit_Expr(self, node: ast.Expr) -> ast.Expr:
        if isinstance(node.value, ast.Starred):
            return node
        hook = ast.parse("__import__('sys').displayhook", mode="eval").body
        return ast.Expr(ast.Call(hook, [node.value], []))

    def inside(self, node: ast.AST) -> ast.AST:
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = inside  # noqa: N815


def load(name: str, rewritten: bool) -> object:
    spec = importlib.util.find_spec(f"test.{name}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    source = Path(spec.origin).read_bytes()
    if rewritten:
        code = rewrite(source, spec.origin, Hook.call, Hook.call)[0]
    else:
        code = compile(source, spec.origin, "exec", dont_inherit=True)
    exec(code, module.__dict__)
    return module


def run(name: str, rewritten: bool) -> dict[str, object]:
    suite = unittest.defaultTestLoader.loadTestsFromModule(load(name, rewritten))
    stream = io.StringIO()
    result = unittest.TextTestRunner(stream=stream, verbosity=0).run(suite)
    bad = [*result.failures, *result.errors]
    failed = {getattr(case, "test_case", case).id(): text[-3000:] for case, text in bad}
    return {"module": name, "count": result.testsRun, "failed": failed}


def main(arguments: list[str]) -> None:
    rewritten = "--plain" not in arguments
    if rewritten:
        doctest.compile = compile_example
    for name in arguments:
        if name != "--plain":
            print(json.dumps(run(name, rewritten)), file=sys.__stdout__, flush=True)


def available() -> list[str]:
    """The modules that this interpreter ships: there may be none."""
    if importlib.util.find_spec("test") is None:
        return []
    return [name for name in MODULES if importlib.util.find_spec(f"test.{name}") is not None]


def harness(folder: Path, *arguments: str) -> dict[str, dict]:
    root = Path(grader.kernel.rewrite.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-P", "-W", "ignore", __file__, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith('{"module"')]
    results = {found["module"]: found for found in map(json.loads, lines)}
    for name in arguments:
        lost = {"count": 0, "failed": {f"{name} did not end": done.stderr[-3000:]}}
        results.setdefault(name, lost)
    return results


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    return harness(tmp_path_factory.mktemp("rewritten"), *available())


@pytest.mark.parametrize("name", available())
def test_what_passes_as_it_is_passes_rewritten(
    name: str, results: dict[str, dict], tmp_path: Path
) -> None:
    failed = {case: text for case, text in results[name]["failed"].items() if case not in KNOWN}
    if failed:
        plain = harness(tmp_path, "--plain", name)[name]["failed"]
        failed = {case: text for case, text in failed.items() if case not in plain}
    assert not failed, "\n\n".join(f"{case}\n{text}" for case, text in failed.items())


@pytest.mark.parametrize("name", available())
def test_a_module_has_cases_to_pass(name: str, results: dict[str, dict]) -> None:
    assert results[name]["count"] > 0


if __name__ == "__main__":
    main(sys.argv[1:])
