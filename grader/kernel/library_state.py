"""What the library's modules remember from run to run, put back to the start before each."""

from __future__ import annotations

import sys
from itertools import count
from typing import Any

from grader.kernel.kernel import Kernel
from grader.kernel.library_order import Serials
from grader.kernel.library_pools import forget_pools
from grader.kernel.locks import LockTypes
from grader.kernel.turns import FIRST_IDENT

# Modules whose names a submission might rebind (a global is put back if it was).
GUARDED = (
    "threading",
    "queue",
    "time",
    "_thread",
    "concurrent.futures",
    "concurrent.futures.thread",
)


class LibraryState:
    """The state to come back to. Built once, with the library installed and before any run."""

    def __init__(self, kernel: Kernel, locks: LockTypes, serials: Serials) -> None:
        self._serials = serials
        self._kernel = kernel
        self._locks = locks
        self._threading: Any = sys.modules["threading"]
        self._futures: Any = sys.modules["concurrent.futures.thread"]
        vars(self._futures)["_global_shutdown_lock"] = locks.quiet(told=False)
        self._random: Any = sys.modules["random"]
        self._pools: Any = sys.modules["multiprocessing.util"]
        self._logging: Any = sys.modules["logging"]
        self._main = self._threading._main_thread
        self._main_dict = dict(vars(self._main))
        self._names = [(vars(sys.modules[n]), dict(vars(sys.modules[n]))) for n in GUARDED]
        self._manager = self._logging.root.manager
        self._loggers: dict[str, Any] = dict(self._manager.loggerDict)
        known = [self._logging.root, *self._loggers.values()]
        self._logger_dicts = [(vars(v), dict(vars(v))) for v in known if hasattr(v, "handlers")]
        self._handles: dict[Any, None] = getattr(sys.modules["_thread"], "_pending_handles", {})

    def reset(self) -> None:
        """Everything as it was when the library was loaded."""
        for names, before in self._names:
            if names != before:
                names.clear()
                names.update(before)
        self._serials.reset()
        self._reset_threading()
        self._futures._threads_queues.clear()
        self._futures._shutdown = False
        self._futures.ThreadPoolExecutor._counter = count().__next__
        self._random.seed(0)
        self._reset_logging()
        forget_pools(self._pools)

    def _reset_threading(self) -> None:
        module, main = self._threading, self._main
        module._counter = count(1).__next__
        module._limbo.clear()
        module._active.clear()
        module._active[FIRST_IDENT] = main
        module._dangling.data.clear()
        module._dangling.add(main)
        module._active_limbo_lock.taken = False
        del module._threading_atexits[1:]  # the first is that of concurrent.futures
        vars(main).clear()
        vars(main).update(self._main_dict)
        self._handles.clear()
        if hasattr(main, "_tstate_lock"):
            main._tstate_lock = self._locks.sentinel()
            module._shutdown_locks.clear()
            module._shutdown_locks_lock.taken = False
        else:
            main._handle.done = False  # the end of a script ends its main thread

    def _reset_logging(self) -> None:
        self._manager.disable = 0
        self._manager.loggerDict.clear()
        self._manager.loggerDict.update(self._loggers)
        for names, before in self._logger_dicts:
            names.update(before)
            for kept in ("handlers", "filters", "_cache"):
                names[kept].clear()
