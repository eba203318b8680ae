from __future__ import annotations

import ast
from pathlib import Path

import pytest

from grader.worker.integrity import MOST, notes
from grader.worker.submission import inspect

ROOT = Path(__file__).parents[2]


def kinds(source: str) -> list[tuple[str, int]]:
    return [(note.kind, note.line) for note in notes(ast.parse(source))]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("import ctypes", "module"),
        ("import threading\nfrom ctypes import c_int", "module"),
        ("import gc as collector", "module"),
        ("import _thread", "module"),
        ("from grader.kernel import machine", "module"),
        ("import sys\nsys._getframe()", "frames"),
        ("from sys import _getframe", "frames"),
        ("import sys\nsys.settrace(None)", "tracing"),
        ("import threading\nthreading.setprofile(None)", "tracing"),
        ("import sys\nsys.setswitchinterval(9)", "interpreter"),
        ("import sys\nsys.modules.get('x')", "interpreter"),
        ("from sys import modules", "interpreter"),
        ("f.__globals__", "interpreter"),
        ("import sys\nsys.monitoring", "tracing"),
        ("import os\nos._exit(0)", "process"),
        ("import sys\ngetattr(sys, 'settrace')", "tracing"),
        ("eval('1')", "dynamic-code"),
        ("from builtins import exec as run", "dynamic-code"),
        ("import builtins\nbuiltins.exec('')", "dynamic-code"),
        ("import builtins\nbuiltins.compile('', '', 'exec')", "dynamic-code"),
        ("import timeit", "module"),
        ("import posix", "module"),
        ("import os\nos.write(3, b'')", "descriptor"),
        ("from os import write", "descriptor"),
        ("open(3, 'wb')", "descriptor"),
        ("import threading\nthreading.Lock = None", "replaced"),
        ("import time\ndel time.sleep", "replaced"),
        ("import threading\nthreading.Thread.start = None", "replaced"),
        ("from threading import Thread\nThread.start = None", "replaced"),
        ("import threading\nT = threading.Thread\nT.start = None", "replaced"),
        ("import random\nvars(random)['seed'] = None", "replaced"),
        ("import logging\nlogging.root.__dict__.clear()", "replaced"),
        ("import threading\nsetattr(threading.Thread, 'start', None)", "replaced"),
        ("import sys\ngetattr(sys, '_get' + 'frame')", "dynamic-code"),
        ("import inspect", "module"),
        ("match x:\n case object(__traceback__=t, tb_frame=f): pass", "frames"),
        ("import sys\nsys.stdout._kernel", "interpreter"),
        ("import sys\ngetattr(sys.stdout, '_kernel', None)", "interpreter"),
        ("import sys\nsys.__stdout__.pieces", "interpreter"),
    ],
)
def test_what_has_no_business_in_an_exercise_is_told_with_its_line(source: str, kind: str) -> None:
    last = source.count("\n") + 1
    assert (kind, last) in kinds(source)


@pytest.mark.parametrize(
    "source",
    [
        "import sys\nsys.stdout = None",
        "import threading, queue, concurrent.futures, multiprocessing.pool, logging, contextlib, functools",
        "self.kill()\nself.system = 1",
        "import os\nos.cpu_count()",
        "x = 'modules'",
        "class A:\n    def fork(self): pass",
        "import sys\nprint(sys.stdout.encoding, sys.stderr.closed)\nsys.stdout.write('x')",
        "from threading import local, current_thread\nown = local()\nown.x = 1\ncurrent_thread().name = 'x'",
        "from queue import Queue\nline = Queue()\nline.ended = False",
        "import logging\nlog = logging.getLogger()\nlog.level = 3",
        "import queue\nOwn = queue.Queue\nwaiting = Own()\nwaiting.ended = True",
        "from collections import namedtuple\ngetattr(namedtuple, 'x', None)",
        "job = 1\nvars(job)\ngetattr(job, name)\nsetattr(job, name, 1)\njob.__dict__",
    ],
)
def test_what_honest_code_does_is_not_told(source: str) -> None:
    assert kinds(source) == []


def test_each_thing_is_told_once_where_it_comes_first() -> None:
    assert kinds("import gc\nimport gc\n") == [("module", 1)]


def test_there_is_an_end_to_it() -> None:
    source = "import threading\n" + "".join(f"threading.a{n} = 1\n" for n in range(99))
    assert len(kinds(source)) == MOST


@pytest.mark.parametrize("source", [b"def f(:", b"\0", b"\xff\xfe", b"(" * 5000])
def test_what_is_no_python_has_no_notes(source: bytes) -> None:
    assert inspect("x.py", source) == ()


@pytest.mark.parametrize(
    "file", sorted((ROOT / "solutions").glob("*.py")), ids=lambda file: file.stem
)
def test_a_solution_has_no_notes(file: Path) -> None:
    assert inspect(file.name, file.read_bytes()) == ()
