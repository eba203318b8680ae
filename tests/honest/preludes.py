"""What a correct submission may do besides its exercise: much of it, and with the whole of the standard library's threads."""

from __future__ import annotations

PRELUDES = {
    "64 threads": """
import threading as _threading
def _prelude():
    barrier, seen = _threading.Barrier(64), []
    threads = [_threading.Thread(target=lambda: (barrier.wait(), seen.append(1))) for _ in range(64)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    assert len(seen) == 64
""",
    "pools": """
import concurrent.futures as _futures, multiprocessing.pool as _pools
def _prelude():
    with _futures.ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(abs, range(10))) == 45
    with _pools.ThreadPool(4) as pool:
        assert sum(pool.map(abs, range(10))) == 45
""",
    "coroutines": """
import asyncio as _asyncio, inspect as _inspect
async def _answer():
    return 42
def _prelude():
    coroutine = _answer()
    try:
        coroutine.send(None)
    except StopIteration as stop:
        assert stop.value == 42
    assert _inspect.iscoroutinefunction(_answer) and _asyncio.Queue is not None
""",
    "logging": """
import logging as _logging, io as _io, warnings as _warnings
_log = _logging.getLogger(__name__)
_log.addHandler(_logging.StreamHandler(_io.StringIO()))
_log.propagate = False
def _prelude():
    _log.warning("%s of %s", 1, 2)
    with _warnings.catch_warnings():
        _warnings.simplefilter("ignore")
""",
    "much memory": """
import gc as _gc, decimal as _decimal, json as _json
def _prelude():
    many = [bytes(1_000) for _ in range(500)]
    assert len(_json.dumps(many[:9], default=len)) > 9 and len(many) == 500
    with _decimal.localcontext() as context:
        context.prec = 60
        assert str(_decimal.Decimal(2).sqrt())[:5] == "1.414"
""",
    "deep": """
import sys as _sys, functools as _functools, re as _re
@_functools.cache
def _fibonacci(n):
    return n if n < 2 else _fibonacci(n - 1) + _fibonacci(n - 2)
def _prelude():
    def down(n):
        return n and down(n - 1)
    assert down(400) == 0 and _fibonacci(100) > 0 and _re.match(r"(\\w+) (\\w+)", "a b")
    assert _sys.getrecursionlimit() > 500
""",
    "queue and timer": """
import queue as _queue, threading as _threading
def _prelude():
    box = _queue.PriorityQueue()
    timer = _threading.Timer(0.001, box.put, [(0, "late")])
    timer.start()
    assert box.get() == (0, "late")
    timer.join()
    box.put((1, "early"))
    assert box.get(timeout=1) == (1, "early")
""",
}
"""Each defines `_prelude`, which does it."""


def with_prelude(name: str, solution: str) -> str:
    """The solution behind this prelude, which has been done once when it is imported."""
    return f"{PRELUDES[name]}\n_prelude()\n{solution}"
