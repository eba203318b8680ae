"""The standard library on the virtual `_thread` and `time`: the real source of each module, loaded afresh.

While a library is installed, `import threading` gives its `threading`; outside, everything is as before. What
is free of locks, threads and time is shared with the real one, so that types keep their identity.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from importlib.machinery import ExtensionFileLoader
from types import CodeType, FunctionType, ModuleType
from typing import Any

from grader.kernel.kernel import Kernel
from grader.kernel.library_order import Serials
from grader.kernel.library_pools import adapt_pools
from grader.kernel.library_state import LibraryState
from grader.kernel.locks import LockTypes
from grader.kernel.output import Streams
from grader.kernel.semaphores import build_multiprocessing_module
from grader.kernel.strategy import THREAD_OPERATION
from grader.kernel.thread_module import ThreadFailure, build_queue_module, build_thread_module
from grader.kernel.thread_parts import make_start_gate
from grader.kernel.time_module import build_time_module
from grader.kernel.uncontrolled import Uncontrolled

# Pure Python, and known to hold no lock, start no thread and read no clock; or the import system itself.
SHARED = frozenset(
    [
        "__future__",
        "__main__",
        "_collections_abc",
        "_opcode_metadata",
        "_sitebuiltins",
        "_weakrefset",
        "abc",
        "ast",
        "builtins",
        "codecs",
        "collections",
        "contextlib",
        "copyreg",
        "dis",
        "encodings",
        "enum",
        "genericpath",
        "importlib",
        "inspect",
        "io",
        "keyword",
        "linecache",
        "ntpath",
        "opcode",
        "operator",
        "os",
        "posixpath",
        "re",
        "runpy",
        "site",
        "sre_compile",
        "sre_constants",
        "sre_parse",
        "stat",
        "string",
        "sys",
        "textwrap",
        "token",
        "tokenize",
        "traceback",
        "types",
        "typing",
        "warnings",
        "weakref",
        "zipimport",
        "_pyrepl",
        "_colorize",
    ]
)
PRELOADED = (
    "threading", "queue", "concurrent.futures", "concurrent.futures.thread", "logging", "sched",
    "multiprocessing.connection", "multiprocessing.dummy", "multiprocessing.pool", "functools", "random",
    "dataclasses", "socket", "subprocess", "heapq", "itertools", "contextlib", "collections", "math", "copy",
)  # fmt: skip


class Library:
    """The virtual library of one kernel. Building it takes some 30 ms; a run's reset takes microseconds."""

    def __init__(self, kernel: Kernel, failed: ThreadFailure | None = None) -> None:
        self.kernel = kernel
        self.locks = LockTypes(kernel)
        self.streams = Streams(kernel)
        self.uncontrolled = Uncontrolled(kernel)
        self._modules: dict[str, ModuleType | None] = {
            "_thread": build_thread_module(kernel, self.locks, failed or _ignore),
            "time": build_time_module(kernel),
            "_queue": build_queue_module(kernel),
            "select": self.uncontrolled.select,
            "_multiprocessing": build_multiprocessing_module(kernel),
            "_datetime": None,  # reads the real clock: the Python version reads ours
            "_asyncio": None,  # knows threads by those of the system: the Python version knows ours
        }
        with self.installed():
            for name in PRELOADED:
                importlib.import_module(name)
            self.threading = sys.modules["threading"]
            self.pool_worker: type = sys.modules["multiprocessing.dummy"].DummyProcess
            self._adapt_threading()
            adapt_pools()
            self.uncontrolled.adapt()
            serials = Serials()
            serials.adapt()
            self.state = LibraryState(kernel, self.locks, serials)

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Imports give the virtual library within this block."""
        saved = dict(sys.modules)
        for name in saved:
            if _is_fresh(name, saved[name]):
                del sys.modules[name]
        sys.modules.update(self._modules)  # type: ignore[arg-type]
        try:
            yield
        finally:
            now = dict(sys.modules)
            self._modules = {n: m for n, m in now.items() if saved.get(n, now) is not m}
            sys.modules.clear()
            sys.modules.update(saved)

    def _adapt_threading(self) -> None:
        """Take useless points out of the library's inner book-keeping (see StartGate and QuietLock)."""
        names = self.threading.__dict__
        names["_StartGate"] = make_start_gate(self.kernel)
        names["_quiet_lock"] = self.locks.quiet
        _rename(self.threading.Thread.__init__, "Event", "_StartGate")
        _rename(self.threading.Condition.wait, "_allocate_lock", "_quiet_lock")
        names["_active_limbo_lock"] = self.locks.quiet(told=False)
        for looking in ("active_count", "enumerate"):
            names[looking] = self._with_point(names[looking])
        if "_shutdown_locks_lock" in names:
            names["_shutdown_locks_lock"] = self.locks.quiet(told=False)

    def _with_point(self, function: Callable[[], Any]) -> Callable[[], Any]:
        """A function that looks at the threads that there are: others may come or end just before."""

        @wraps(function)
        def looking() -> Any:
            self.kernel.point(THREAD_OPERATION)
            return function()

        return looking


def _ignore(thread: Any, error: BaseException) -> None:
    """Nobody wants to know."""


def _is_fresh(name: str, module: ModuleType | None) -> bool:
    """Whether a library has its own copy of this module."""
    top = name.partition(".")[0]
    if top in SHARED or top not in sys.stdlib_module_names or module is None:
        return False
    spec = getattr(module, "__spec__", None)
    if spec is None or spec.origin in ("built-in", "frozen"):
        return name in ("time", "_thread")
    return not isinstance(spec.loader, ExtensionFileLoader) or name in (
        "_queue",
        "_datetime",
        "_asyncio",
        "_multiprocessing",
    )


def _rename(function: FunctionType | Any, old: str, new: str) -> None:
    """Make a library function use another global: its source stays as it is on each Python version."""
    code: CodeType = function.__code__
    if old not in code.co_names:
        raise RuntimeError(f"{function.__qualname__} of this Python does not use {old}")
    names = tuple(new if name == old else name for name in code.co_names)
    function.__code__ = code.replace(co_names=names)
