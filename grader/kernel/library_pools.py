"""`multiprocessing.pool.ThreadPool` on virtual threads.

Its threads are ordinary ones, but the one that looks after the workers is woken through a pipe of the operating
system, on which it would block for real. Here it is woken through a virtual queue.
"""

from __future__ import annotations

import sys
from typing import Any


class Notifier:
    """In place of the pipe: what `Pool` calls its change notifier."""

    def __init__(self, items: Any) -> None:
        self._items = items
        self._reader = self

    def put(self, item: Any) -> None:
        """Wake the handler."""
        self._items.put(item)

    def get(self) -> Any:
        """Wait to be woken."""
        return self._items.get()

    def empty(self) -> bool:
        """Whether there is nothing to be told."""
        return bool(self._items.empty())

    def close(self) -> None:
        """Nothing to close."""


def adapt_pools() -> None:
    """Make the pools of the library that is installed wait for virtual queues."""
    pool: Any = sys.modules["multiprocessing.pool"]
    context: Any = sys.modules["multiprocessing.context"]
    queue: Any = sys.modules["queue"]

    def wait_for_updates(sentinels: Any, notifier: Notifier, timeout: Any = None) -> None:
        notifier.get()
        while not notifier.empty():
            notifier.get()

    pool.Pool._wait_for_updates = staticmethod(wait_for_updates)
    context.BaseContext.SimpleQueue = lambda self: Notifier(queue.SimpleQueue())


def forget_pools(util: Any) -> None:
    """Let no pool of a run that is over be finalised later. util: the library's `multiprocessing.util`."""
    util._finalizer_registry.clear()
