"""Where points stand, and that they change nothing but when another thread may run."""

import inspect
import sys
import textwrap
import traceback
import types
import warnings
from contextlib import nullcontext
from types import CodeType, ModuleType

import greenlet
import pytest

from grader.kernel.rewrite import Site, rewrite

NEWER = sys.version_info >= (3, 12)
Called = tuple[int, str, str]


class Recorder:
    """Hooks that note where they are called, and can let another greenlet run there."""

    def __init__(self) -> None:
        self.sites: tuple[Site, ...] = ()
        self.called: list[Called] = []
        self.values: list[object] = []
        self.switch = lambda site: None

    def point(self, site: int, value: object = None) -> object:
        found = self.sites[site]
        self.called.append((found.line, found.kind, found.name))
        self.values.append(value)
        self.switch(found)
        return value

    def loop(self, site: int) -> None:
        self.point(site)


def load(source: str, recorder: Recorder, name: str = "student") -> ModuleType:
    code, recorder.sites = rewrite(source, "student.py", recorder.point, recorder.loop)
    module = types.ModuleType(name)
    exec(code, module.__dict__)
    return module


def points(source: str, call: str = "f", *arguments: object) -> list[Called]:
    """The points that a call of a function in the source comes to, in order."""
    recorder = Recorder()
    module = load(textwrap.dedent(source).strip(), recorder)
    recorder.called.clear()
    getattr(module, call)(*arguments)
    return recorder.called


def plain(source: str) -> dict[str, object]:
    space: dict[str, object] = {"__name__": "student"}
    exec(compile(source, "student.py", "exec", dont_inherit=True), space)
    return space


class Thing:
    """An object to look at."""

    def __init__(self, **fields: object) -> None:
        self.__dict__.update(fields)

    def meth(self, *arguments: object, **named: object) -> object:
        return arguments[0] if arguments else None

    put = submit = meth


# Where points stand: the body of a function of `o` (a Thing), `d` (a dict) and `xs` (a list).

LOCAL = [
    ("return o.n", [(2, "read", ".n")]),
    ("o.n = 1", [(2, "write", ".n")]),
    ("del o.n", [(2, "write", ".n")]),
    ("o.n += 1", [(2, "read", ".n"), (2, "write", ".n")]),
    ("o.n += o.m", [(2, "read", ".n"), (2, "read", ".m"), (2, "write", ".n")]),
    ("o.n = o.n + 1", [(2, "read", ".n"), (2, "write", ".n")]),
    ("o.n: int = 2", [(2, "write", ".n")]),
    ("o.n = o.m = 1", [(2, "write", ".n"), (2, "write", ".m")]),
    ("return d['a']", [(2, "read", "[]")]),
    ("d['a'] = 1", [(2, "write", "[]")]),
    ("del d['a']", [(2, "write", "[]")]),
    ("d['a'] += 1", [(2, "read", "[]"), (2, "write", "[]")]),
    ("return xs[o.n]", [(2, "read", "[]"), (2, "read", ".n"), (2, "read", "[]")]),
    ("return xs[o.n:]", [(2, "read", "[]"), (2, "read", ".n"), (2, "read", "[]")]),
    ("return xs[:]", [(2, "read", "[]")]),
    ("o.meth()", [(2, "call", ".meth()")]),
    ("o.meth(1)", [(2, "call", ".meth()")]),
    ("o.meth(o.n)", [(2, "call", ".meth()"), (2, "read", ".n"), (2, "call", "meth()")]),
    ("o.meth(o.n, k=2)", [(2, "call", ".meth()"), (2, "read", ".n"), (2, "call", "meth()")]),
    ("o.put(1)", []),
    ("o.put(o.n)", [(2, "read", ".n")]),
    ("o.t.put(1)", [(2, "read", ".t")]),
    ("len(xs)", [(2, "call", "len()")]),
    ("len('abc')", []),
    ("int(o.n)", [(2, "read", ".n"), (2, "call", "int()")]),
    ("int('1')", []),
    ("dict()", []),
    ("', '.join(o.words)", [(2, "read", ".words"), (2, "call", "join()")]),
    ("setattr(o, 'n', o.n + 1)", [(2, "read", ".n"), (2, "call", "setattr()")]),
    ("1 in xs", [(2, "read", "in")]),
    ("1 in (1, 2)", []),
    ("1 not in o.xs", [(2, "read", ".xs"), (2, "read", "in")]),
    ("[*xs]", [(2, "read", "*")]),
    ("{**d}", [(2, "read", "**")]),
    ("return f'{o.n:{o.m}}'", [(2, "read", ".n"), (2, "read", ".m")]),
    ("x = 1; x += 1; return x", []),
    ("a, b = 1, 2; a, b = b, a", []),
    ("o.n, o.m = 1, 2", [(2, "write", ".n"), (2, "write", ".m")]),
    ("while o.n:\n        o.n = 0", [(2, "read", ".n"), (2, "loop", ""), (3, "write", ".n"),
                                     (2, "read", ".n")]),
    ("for i in range(2):\n        pass", [(2, "loop", "")] * 2),
    ("for i in xs:\n        pass", [(2, "read", "iter()")] + [(2, "read", "next()")] * 3),
    ("for i in o.xs:\n        pass", [(2, "read", ".xs")] + [(2, "read", "next()")] * 3),
    ("[i for i in range(2)]", [(2, "loop", "")] * 2),
    ("[i for i in xs]", [(2, "read", "iter()")] + [(2, "read", "next()")] * 3),
    ("[i for i in xs if False]", [(2, "read", "iter()")] + [(2, "read", "next()")] * 3),
    ("[o.n for i in range(2)]", [(2, "read", ".n")] * 2),
    ("{i: 0 for i in range(2)}", [(2, "loop", "")] * 2),
    ("(lambda: o.n)", []),
    ("int((lambda: 1)())", [(2, "call", "lambda")]),
    ("with o.c as x:\n        pass", [(2, "read", ".c")]),
    ("assert o.n", [(2, "read", ".n")]),
    ("x: o.missing = 1", []),
    ("match o.n:\n        case 0:\n            pass\n        case x if o.m:\n            pass",
     [(2, "read", ".n"), (5, "read", ".m")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), LOCAL, ids=[body for body, _ in LOCAL])
def test_points_stand_at_the_accesses_that_another_thread_can_see(
    body: str, expected: list[Called]
) -> None:
    thing = Thing(n=1, m=2, xs=[1, 2, 3], words=["a"], c=nullcontext())
    thing.t = thing
    assert points(f"def f(o, d, xs):\n    {body}", "f", thing, {"a": 1}, [1, 2, 3]) == expected


# Names. Each source defines f; the points of calling it are listed.

GLOBAL = [(4, "read", "total"), (4, "write", "total")]
NAMES = {
    "a global is read before += and written after its value": (
        "total = 0\ndef f():\n    global total\n    total += 1",
        GLOBAL,
    ),
    "a global is read and written where a function says so": (
        "total = 0\ndef f():\n    global total\n    total = total + 1",
        GLOBAL,
    ),
    "a captured name is read and written": (
        "def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n"
        "    g()\n    return n",
        [(2, "write", "n"), (5, "read", "n"), (5, "write", "n"), (7, "read", "n")],
    ),
    "a loop variable is read late": (
        "def f():\n    for i in range(1):\n        (lambda: i)()",
        [(2, "loop", ""), (2, "write", "i"), (3, "read", "i")],
    ),
    "an object that is bound once is touched where it is used": (
        "xs = []\ndef f():\n    xs == 1",
        [(3, "read", "xs")],
    ),
    "its own attribute is enough": (
        "xs = []\ndef f():\n    xs.append(1)",
        [(3, "call", ".append()")],
    ),
    "a constant is nobody's": ("N = 3\ndef f():\n    return N + 1", []),
    "a definition is nobody's": ("def g(): pass\ndef f():\n    g(); return 1", []),
    "but C code may call one that is handed on": (
        "def g(): pass\ndef f():\n    g(); return [g]",
        [(1, "call", "g()")],
    ),
    "or that is decorated": (
        "@staticmethod\ndef g(): pass\ndef f():\n    g()",
        [(2, "call", "g()")],
    ),
    "a module is nobody's": ("import sys\ndef f():\n    return [sys]", []),
    "a callee that is rebound is read": (
        "def g(): pass\ndef set():\n    global g\n    g = 1\ndef f():\n    g()",
        [(6, "read", "g")],
    ),
    "walrus": (
        "x = 0\ndef f():\n    global x\n    (x := 1)",
        [(4, "write", "x")],
    ),
    "each name of a tuple has its point": (
        "x = y = 0\ndef f():\n    global x, y\n    x, (z, *y) = 1, (2, 3)",
        [(4, "write", "x"), (4, "write", "y")],
    ),
    "each target of a chain has its point": (
        "x = y = 0\ndef f():\n    global x, y\n    x = y = 1",
        [(4, "write", "x"), (4, "write", "y")],
    ),
    "del": ("x = 0\ndef f():\n    global x\n    del x", [(4, "write", "x")]),
    "import": ("sys = 0\ndef f():\n    global sys\n    import sys", [(4, "write", "sys")]),
    "def": ("g = 0\ndef f():\n    global g\n    def g(): pass", [(4, "write", "g")]),
    "class": ("g = 0\ndef f():\n    global g\n    class g: pass", [(4, "write", "g")]),
    "except": (
        "e = 0\ndef f():\n    global e\n    try: 1 / 0\n    except ZeroDivisionError as e: pass",
        [(5, "write", "e")],
    ),
    "global in an inner function": (
        "n = 0\ndef f():\n    def g():\n        global n\n        n = 1\n    g()\n    return n + 0",
        [(5, "write", "n"), (7, "read", "n")],
    ),
    "the names of a class are its own": (
        "def f():\n    class A:\n        x = 1\n        y = x",
        [],
    ),
    "mangled": (
        "_A__n = 0\nclass A:\n    def g(self):\n        global __n\n        __n = 1\n"
        "def f():\n    return _A__n + 0",
        [(7, "read", "_A__n")],
    ),
    "a generator may run elsewhere": (
        "def f():\n    n = [1]\n    return sum(n[0] for _ in range(1))",
        [(3, "call", "sum()"), (3, "read", "[]")],
    ),
    "a builtin that is bound is not looked at": ("def len(x): pass\ndef f():\n    len([])", []),
}


@pytest.mark.parametrize("claim", NAMES)
def test_points_stand_at_shared_names(claim: str) -> None:
    source, expected = NAMES[claim]
    assert points(source) == expected


def test_the_point_stands_before_the_load_of_a_name() -> None:
    recorder = Recorder()
    module = load("x = 0\ndef f():\n    return x\ndef g():\n    global x\n    x = 1", recorder)
    recorder.switch = lambda site: setattr(module, "x", "new")
    assert module.f() == "new"


def test_the_value_is_the_object_that_is_touched() -> None:
    recorder = Recorder()
    thing = Thing(n=1)
    load("def f(o): return o.n", recorder).f(thing)
    assert recorder.values == [thing]


# Lost updates

UPDATES = {
    "attribute": "class C: n = 0\nc = C()\ndef f(): c.n += 1\ndef value(): return c.n",
    "subscript": "c = [0]\ndef f(): c[0] += 1\ndef value(): return c[0]",
    "global": "c = 0\ndef f():\n    global c\n    c += 1\ndef value(): return c",
    "nonlocal": (
        "def make():\n    c = 0\n    def f():\n        nonlocal c\n        c += 1\n"
        "    return f, lambda: c\nf, value = make()"
    ),
    "read, then written": (
        "class C: n = 0\nc = C()\ndef f(): c.n = c.n + 1\ndef value(): return c.n"
    ),
    "setattr": (
        "class C: n = 0\nc = C()\ndef f(): setattr(c, 'n', c.n + 1)\ndef value(): return c.n"
    ),
    "argument": "c = {}\ndef f(): c.update(n=c.get('n', 0) + 1)\ndef value(): return c['n']",
}


@pytest.mark.parametrize("update", UPDATES)
def test_an_update_can_be_lost_between_load_and_store(update: str) -> None:
    recorder = Recorder()
    module = load(UPDATES[update], recorder)
    recorder.switch = lambda site: greenlet.getcurrent().parent.switch()
    first, second = greenlet.greenlet(module.f), greenlet.greenlet(module.f)
    while not (first.dead and second.dead):
        first.switch()
        second.switch()
    recorder.switch = lambda site: None
    assert module.value() == 1


# Meaning

SAME = {
    "targets are stored from left to right": """
log = []
class O:
    def __setattr__(self, name, value): log.append((name, value, x, y))
    def __setitem__(self, key, value): log.append((key, value, x, y))
x = y = 0
o = O()
def f():
    global x, y
    x, o.a, (y, o[x]), *o.b = 1, 2, (3, 4), 5, 6
    a = x = o.c = [y, *o.d] = [7, 8]
    return x, y
out = f(), log
""",
    "a sequence that does not fit fails after the stores before it": """
x = y = 0
def f():
    global x, y
    try: x, (y, z) = 1, 5
    except TypeError as e: return x, y, str(e)
out = f()
""",
    "temporaries are not left behind": """
def f():
    x = y = 0
    def g(): nonlocal x, y
    def h():
        nonlocal x, y
        x, y = y, x
        return sorted(locals())
    x, y = 1, 2
    return h(), sorted(k for k in locals() if k not in "gh"), x, y
out = f()
""",
    "mangling": """
class A:
    __n = 1
    def __init__(self): self.__x = self.__n; self.__x += 1
    def get(self): return vars(self), [self.__x for _ in range(1)]
out = A().get()
""",
    "super": """
class A:
    def f(self): return [1]
class B(A):
    def f(self): return super().f() + [(lambda: __class__.__name__)()]
class C(B):
    def f(self): return [super(C, self).f() for _ in range(1)]
out = C().f()
""",
    "docstrings": '''
"""module"""
n = 0
def f():
    """function"""
    global n
    n += 1
class A:
    """class"""
out = __doc__, f.__doc__, A.__doc__
''',
    "future annotations": """
from __future__ import annotations
import dataclasses
@dataclasses.dataclass
class A:
    n: unknown.name = 1
    def f(self, x: missing[0]) -> absent: y: gone = 1; return y
out = A(), A.__annotations__, A.f.__annotations__, A().f(0)
""",
    "walrus and comprehensions": """
xs = [1, 2, 3]
def f(k):
    a = [last := x * k for x in xs if x in xs]
    b = {x: [y + x + k for y in range(x)] for x in xs}
    c = [lambda: x for x in xs]
    return a, last, b, [g() for g in c], {x for x in xs}, sum(x for x in xs), [*map(str, xs)]
out = f(2)
""",
    "match": """
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Color: RED = 1
a = 0
def f(v):
    global a
    match v:
        case Color.RED: return "red"
        case P(1, a) if a in (2, 3): return "p", a
        case [a, *rest]: return a, rest
        case {"k": a, **rest}: return a, rest
        case str(): return "s"
        case _: return None
out = [f(v) for v in (1, P(1, 2), P(1, 9), [1, 2], {"k": 1, "m": 2}, "x", 5)], a
""",
    "exceptions": """
e = None
def f(kind):
    global e
    try:
        try: raise kind
        except* ValueError as e: x = [len(e.exceptions)]
        except* TypeError as e: x = [2]
        finally: y = 3
    except* KeyError: x = y = 4
    return x, y, "e" in globals()
out = f(ValueError()), f(ExceptionGroup("", [TypeError()])), f(KeyError())
""",
    "async": """
import asyncio
class C:
    async def __aenter__(self): return self
    async def __aexit__(self, *a): return True
async def gen(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)
async def main():
    total = 0
    def see(): return total
    async for i in gen(3): total += i
    async with C() as c: raise ValueError
    return see(), [i async for i in gen(2)], [await asyncio.sleep(0, i) for i in (1, 2)]
out = asyncio.run(main())
""",
    "yield": """
def g(o):
    o.x = yield o.x
    o.x += yield o.x
    yield from [o.x]
class O: x = 1
i = g(O())
out = [next(i), i.send(5), i.send(6)]
""",
    "defaults, decorators and lambdas": """
seen = []
def deco(a):
    def wrap(f): seen.append((a, f.__name__)); return f
    return wrap
class O: n = 4
@deco(O.n)
def f(a, b=O.n, /, *c, d=len(seen), **e): return a, b, c, d, e
@deco(7)
class K(O, object): m = O.n
out = f(1), f(1, 2, 3, d=4, x=5), (lambda a=O.n, *, b=seen: (a, len(b)))(), K.m, seen
""",
    "strings": """
class O: n, w = 3.14159, 10
out = f"{O.n:{O.w}.2f}|{O.n!r}|{O.n=}|{len([O.w])}", "%s" % O.n, ",".join([str(O.n)])
""",
    "calls": """
log = []
def say(x): log.append(x); return x
class O: n = 1
def f(*a, **k): return a, k
o = O()
out = f(say(1), *[say(2)], say(o.n), k=say(4), **{"m": say(5)}), f(k=o.n, *[say(o.n)]), log, f(
    (o.n + i for i in range(2)).send(None))
""",
    "chained comparisons and short circuits": """
class O: n = 1
xs = [1]
out = 0 < O.n < 2, 1 in xs in [xs], O.n is O.n, xs and O.n or 5, None or O.n, 1 if O.n in xs else 2
""",
    "slices": """
class G:
    def __getitem__(self, k): return k
i, g = [1, 2], G()
class O: n = 1
out = g[O.n:], g[:O.n, :], g[:], g[::O.n], g[:, O.n], g[*i], g[O.n, *i], g[O.n:, :], g[:, :]
""",
    "class bodies": """
x = 1
class A:
    y = x
    x = 2
    z = [x for _ in range(2)]
    global w
    w = y, z
    x += 1
    def f(self): return x, self.x
out = A.x, w, A().f()
""",
    "del and for else": """
class O: pass
o, d, n = O(), {1: 1}, 5
def f():
    global n
    o.a = n
    del o.a, d[1], n
    for o.i in range(2): pass
    else: return vars(o), d, "n" in globals()
    while True: break
out = f()
""",
    "debug": "out = __debug__, __name__",
    "odd names": "__class__ = 3\nout = __class__, [__class__]",
}
if NEWER:
    SAME["type parameters"] = """
type Pair[T] = tuple[T, T, missing.name]
class Box[T: int]:
    def get[U](self, x: U) -> U: return [x, T.__name__, U.__name__]
n = 0
def f[T](x: T):
    global n
    n += 1
    return T.__name__, x, n
out = Box().get(1), f(2), Pair.__name__, Box.__type_params__[0].__bound__
"""


@pytest.mark.parametrize("claim", SAME)
def test_rewritten_code_means_the_same(claim: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert repr(load(SAME[claim], Recorder()).out) == repr(plain(SAME[claim])["out"])


FAILING = """
n = 0
class O:
    def f(self, x):
        return (self.
                missing(x))
def f():
    global n
    n, m = n + 1, (
        O().f(n))
try:
    f()
except AttributeError as error:
    out = error
"""


def frames(error: BaseException) -> list[tuple[object, ...]]:
    found = traceback.extract_tb(error.__traceback__)
    return [(f.name, f.lineno, f.end_lineno, f.colno, f.end_colno) for f in found]


def test_tracebacks_stay_as_they_are() -> None:
    assert frames(load(FAILING, Recorder()).out) == frames(plain(FAILING)["out"])


def codes(code: CodeType) -> list[CodeType]:
    inner = [const for const in code.co_consts if isinstance(const, CodeType)]
    return [code, *(found for one in inner for found in codes(one))]


def names(code: CodeType) -> set[str]:
    return {name for one in codes(code) for name in (*one.co_names, *one.co_varnames)}


@pytest.mark.parametrize("source", [*SAME.values(), *UPDATES.values()])
def test_no_name_leads_to_a_hook(source: str) -> None:
    code, _ = rewrite(source, "s.py", Recorder().point, Recorder().loop)
    added = names(code) - names(compile(source, "s.py", "exec", dont_inherit=True))
    assert not {name for name in added if name.isidentifier()}


def test_no_source_can_spell_a_marker() -> None:
    source = (
        "x = [('point', {'grader'}) in [('loop',)], 'grader' in {'grader'}, ('point', 'grader')]"
    )
    code, sites = rewrite(source, "s.py", Recorder().point, Recorder().loop)
    assert (sites, [const for const in code.co_consts if callable(const)]) == ((), [])


def test_no_marker_is_left() -> None:
    for source in SAME.values():
        code, _ = rewrite(source, "s.py", Recorder().point, Recorder().loop)
        assert "frozenset({'grader'})" not in repr([one.co_consts for one in codes(code)])


def test_sites_are_numbered_in_order() -> None:
    sites = rewrite(SAME["exceptions"], "s.py", Recorder().point, Recorder().loop)[1]
    assert [site.index for site in sites] == list(range(len(sites)))


def test_flags_of_the_calling_module_do_not_leak_in() -> None:
    space: dict[str, object] = {"rewrite": rewrite, "hook": {}.get}
    caller = "code = rewrite('def f(x: int): pass', 's.py', hook, hook)[0]"
    exec(compile("from __future__ import annotations\n" + caller, "c.py", "exec"), space)
    exec(space["code"], space)
    assert space["f"].__annotations__ == {"x": int}


def test_bytes_are_read_in_the_coding_that_they_name() -> None:
    assert load("# coding: latin-1\nout = '\xe9'".encode("latin-1"), Recorder()).out == "\xe9"


BROKEN = [
    "x =",
    "return 1",
    "def f():\n    x = 1\n    global x",
    "nonlocal x",
    "o.n = 1\nbreak",
    "class A:\n    def f(): nonlocal y",
    "await x.y",
    "def f(a, a): a.n",
    "x\0y",
    "[x := 1 for x in y.z]",
]


@pytest.mark.parametrize("source", BROKEN)
def test_a_broken_source_fails_as_it_does_in_compile(source: str) -> None:
    with pytest.raises((SyntaxError, ValueError)) as expected:
        compile(source, "student.py", "exec", dont_inherit=True)
    with pytest.raises(expected.type) as found:
        rewrite(source, "student.py", Recorder().point, Recorder().loop)
    assert found.value.args == expected.value.args


def test_a_source_that_is_too_deep_fails_as_such() -> None:
    with pytest.raises(RecursionError):
        rewrite("x = " + "+".join(["a.b"] * 5000), "s.py", Recorder().point, Recorder().loop)


def test_warnings_of_the_source_are_given_and_none_of_ours() -> None:
    source = "o = x = 0\nassert (o.n, 'x')\no.m(x.n)"
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        rewrite(source, "s.py", Recorder().point, Recorder().loop)
    assert ["assertion is always true" in str(one.message) for one in caught] == [True]


def test_signatures_and_kinds_of_functions_stay() -> None:
    module = load("def f(a, /, b=1, *, c): yield a.n\nasync def g(o): return o.n", Recorder())
    assert str(inspect.signature(module.f)) == "(a, /, b=1, *, c)"
    assert inspect.isgeneratorfunction(module.f)
    assert inspect.iscoroutinefunction(module.g)


ENDLESS = [
    "while 1: pass",
    "while True:\n        continue",
    "[0 for _ in iter(int, 1)]",
    "[0 for _ in iter(int, 1) if 0]",
    "[0 for _ in (0, 1) for _ in iter(int, 1) if 0]",
    "any(0 for _ in iter(int, 1))",
    "for _ in iter(int, 1): pass",
    "{0 for _ in iter(int, 1) if xs and xs.n}",
]


@pytest.mark.parametrize("body", ENDLESS)
def test_an_endless_loop_comes_to_a_hook(body: str) -> None:
    class Stop(BaseException):
        pass

    def stop(site: Site) -> None:
        if len(recorder.called) > 50:
            raise Stop

    recorder = Recorder()
    module = load(f"def f(xs=()):\n    {body}", recorder)
    recorder.switch = stop
    with pytest.raises(Stop):
        module.f()
