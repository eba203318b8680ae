"""What cannot be run is refused when it is loaded, in one line with its place; what is only odd is let in."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.records.finding import Problem
from grader.records.wire import Load, Loaded
from grader.sandbox.zygote import Zygote

SOLUTION = (Path(__file__).parents[2] / "solutions" / "ex03_safe_print.py").read_text()
HEAD = "def safe_print(*values, sep=' ', end='\\n', file=None):\n"


def load(zygote: Zygote, source: str | bytes, exercise: str = "safe_print") -> Problem | None:
    content = source if isinstance(source, bytes) else source.encode()
    with zygote.start_worker() as worker:
        reply = worker.ask(Load(exercise, "sub.py", content))
    assert isinstance(reply, Loaded), reply
    return reply.problem


FINE = {
    "byte order mark": b"\xef\xbb\xbf" + SOLUTION.encode(),
    "latin-1 with a cookie": f"# coding: latin-1\nx = '\xe9'\n{SOLUTION}".encode("latin-1"),
    "CRLF": SOLUTION.replace("\n", "\r\n"),
    "CR": SOLUTION.replace("\n", "\r"),
    "tabs": SOLUTION.replace("    ", "\t"),
    "form feed": "\f\n" + SOLUTION,
    "syntax warnings": "x = '\\d'\nif x is 'a': pass\n" + SOLUTION,
    "demo under __main__": SOLUTION
    + "\nif __name__ == '__main__':\n    import os\n    os._exit(9)\n",
    "demo that runs": SOLUTION + "\nsafe_print('hello')\n",
    "a thread that has ended": f"{SOLUTION}\nt = threading.Thread(target=print)\nt.start()\nt.join()\n",
    "lambda": "safe_print = lambda *values, sep=' ', end='', file=None: None\n",
    "partial": "import functools\nsafe_print = functools.partial(print, flush=False)\n",
    "imported function": "from builtins import print as safe_print\n",
    "callable object": "class P:\n    def __call__(self, *v, **k): pass\nsafe_print = P()\n",
    "decorated": "import functools\n@functools.cache\n" + HEAD + "    x = 1\n",
    "defined in a branch": "if True:\n    " + HEAD + "        x = 1\n",
    "stub that is replaced": HEAD + "    raise NotImplementedError\n" + SOLUTION,
    "stub that is assigned to": HEAD + "    ...\nsafe_print = print\n",
    "parameter called threading": SOLUTION.replace("file=None)", "file=None, threading=threading)"),
    "name of a module given away": SOLUTION + "threading = 3\n",
    "name given by __getattr__": "def __getattr__(name):\n    return print\n",
}


@pytest.mark.parametrize("what", FINE)
def test_what_is_odd_but_python_is_let_in(what: str, zygote: Zygote) -> None:
    assert load(zygote, FINE[what]) is None


REFUSED = {
    "class": ("class safe_print:\n    pass\n", "wrong-kind", 0, "is a class"),
    "async": (f"async {HEAD}    x = 1\n", "wrong-kind", 1, "async def"),
    "generator": (f"{HEAD}    yield 1\n", "wrong-kind", 1, "has a yield"),
    "asynchronous generator": (f"async {HEAD}    yield 1\n", "wrong-kind", 1, "async def"),
    "module": ("import string as safe_print\n", "wrong-kind", 0, "is not a function"),
    "deleted": (SOLUTION + "del safe_print\n", "missing-name", 0, "no function safe_print"),
    "other case": ("Safe_print = print\n", "missing-name", 0, "no function safe_print"),
    "pass": (HEAD + "    pass\n", "not-implemented", 2, "not implemented"),
    "dots": (HEAD + "    ...\n", "not-implemented", 1, "not implemented"),
    "docstring": (HEAD + "    'doc'\n", "not-implemented", 1, "not implemented"),
    "return": (HEAD + "    'doc'\n    return\n", "not-implemented", 3, "not implemented"),
    "return None": (HEAD + "    return None\n", "not-implemented", 2, "not implemented"),
    "UTF-16": ("x = 1\n".encode("utf-16"), "encoding", 1, "UTF-16"),
    "latin-1 comment": (f"x = 1\n# \xfc\n{SOLUTION}".encode("latin-1"), "encoding", 2, "UTF-8"),
    "not what its cookie says": (b"# coding: utf-8\n\n# \xff\n", "encoding", 3, "UTF-8"),
    "unknown cookie": ("# coding: klingon\n", "encoding", 0, "klingon"),
    "return outside": ("x = 1\nreturn 3\n", "syntax-error", 2, "outside function"),
    "nonlocal": ("def f():\n    nonlocal q\n", "syntax-error", 2, "nonlocal"),
    "future": ("from __future__ import braces\n", "syntax-error", 1, "not a chance"),
    "minus signs": ("x = " + "-" * 100_000 + "1\n", "too-deep", 0, "nested too deeply"),
    "exit": ("\nexit()\n", "exits", 2, "SystemExit"),
    "quit": ("\nquit(0)\n", "exits", 2, "SystemExit"),
    "subprocess": ("import subprocess\nsubprocess.run(['true'])\n", "not-supported", 2, "subprocess"),
    "missing package": ("import numpy_\n", "import-error", 1, "numpy_"),
    "relative import": ("from . import helper\n", "import-error", 1, "relative import"),
    "surrogate": ("raise ValueError('\\ud800')\n", "error-at-import", 1, "\\ud800"),
    "once only": ("open(0).close()\n" + SOLUTION, "error-at-import", 1, "imported again"),
    "thread": (
        "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()\n",
        "threads-at-import", 2, "runs on",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_run_is_refused_in_plain_words(what: str, zygote: Zygote) -> None:
    source, kind, line, words = REFUSED[what]
    problem = load(zygote, source)
    assert problem is not None
    assert (problem.kind, problem.line, problem.file) == (kind, line, "sub.py")
    assert words in problem.message
    assert problem.message.startswith(f"sub.py, line {line}: " if line else "sub.py: ")


def test_a_function_where_a_class_is_asked_for_is_named(zygote: Zygote) -> None:
    problem = load(
        zygote, "def BackgroundWorker(task, interval):\n    x = 1\n", "background_worker"
    )
    assert problem is not None
    assert (problem.kind, problem.message) == (
        "wrong-kind",
        "sub.py, line 1: BackgroundWorker is not a class",
    )


def test_a_class_with_one_method_done_is_let_in(zygote: Zygote) -> None:
    begun = "    def __init__(self, task, interval):\n        self.task = task\n"
    source = f"class BackgroundWorker:\n{begun}    def start(self): ...\n"
    assert load(zygote, source, "background_worker") is None
