"""What the virtual `_thread` has besides locks: the start gate, joinable handles, thread-local data, `SimpleQueue`."""

from __future__ import annotations

import weakref
from collections import deque
from collections.abc import Callable
from typing import Any

from grader.kernel.kernel import Kernel
from grader.kernel.strategy import QUEUE_OPERATION, THREAD_OPERATION
from grader.kernel.task import Task
from grader.kernel.waiting import check_arguments, deadline_of, wait_for


def make_start_gate(kernel: Kernel) -> type:
    """In place of the Event by which a new Thread tells its starter that it runs.

    Starting a thread is one step: the new thread introduces itself while the starter stands still, then the
    starter goes on and both can run. Only the points that this saves are lost, no order that can be observed.
    """

    class StartGate:
        __slots__ = ("_open", "_starter")

        def __init__(self) -> None:
            self._open = False
            self._starter: Task | None = None

        def is_set(self) -> bool:
            return self._open

        def wait(self, timeout: float | None = None) -> bool:
            task = kernel.last_started
            if not self._open and task is not None:
                self._starter = kernel.current
                kernel.hand_over(task)
            return self._open

        def set(self) -> None:
            self._open = True
            starter, self._starter = self._starter, None
            if starter is not None:
                kernel.hand_back(starter)

        def clear(self) -> None:
            self._open = False

        def _at_fork_reinit(self) -> None:
            self._starter = None

    return StartGate


def make_thread_handle(kernel: Kernel) -> type:
    """`_thread._ThreadHandle` of Python 3.13: names a thread, and can be joined by several."""

    class _ThreadHandle:
        def __init__(self) -> None:
            self.task: Task | None = None
            self.ident: int | None = None
            self.waiters: list[Task] = []
            self.done = False

        def begin(self, task: Task) -> None:
            self.task = task
            self.ident = task.ident
            task.on_end.append(self._set_done)

        def is_done(self) -> bool:
            kernel.point(THREAD_OPERATION, self)
            return self.done

        def _set_done(self) -> None:
            if self.ident is None:
                raise RuntimeError("thread not started")
            self.done = True
            self.task = None  # which knows its Thread, which knows this: no cycle outlives a thread
            if kernel.observer is not None:
                kernel.observer.gave(self)
            for waiter in self.waiters:
                kernel.wake(waiter)

        def join(self, timeout: float | None = None) -> None:
            if timeout is not None and timeout < 0:
                timeout = None
            if self.ident is None:
                raise RuntimeError("thread not started")
            kernel.point(THREAD_OPERATION, self)
            if not self.done:
                if self.task is kernel.current:
                    raise RuntimeError("Cannot join current thread")
                limit = deadline_of(kernel, -1 if timeout is None else timeout)
                if not wait_for(kernel, self.waiters, self, limit):
                    return
            if kernel.observer is not None:
                kernel.observer.took(self)

        def free(self) -> bool:
            return self.done

        def describe(self) -> str:
            return f"{self.task.label()} to end" if self.task is not None else "a thread to end"

    return _ThreadHandle


def make_local(kernel: Kernel) -> type:
    """`_thread._local`: each task sees attributes of its own."""

    def attributes(self: Any) -> dict[str, Any]:
        task = kernel.current
        entry = task.locals.get(id(self))
        if entry is not None:
            return entry[1]
        fresh: dict[str, Any] = {}
        key = id(self)
        task.locals[key] = (weakref.ref(self, lambda _: task.locals.pop(key, None)), fresh)
        arguments, keywords = object.__getattribute__(self, "_local__arguments")
        type(self).__init__(self, *arguments, **keywords)
        return fresh

    def find(self: Any, name: str) -> Any:
        if name == "__dict__":
            return attributes(self)
        mine = attributes(self)
        found = _on_class(type(self), name)
        if found is not _MISSING and hasattr(type(found), "__set__"):
            return object.__getattribute__(self, name)
        if name in mine:
            return mine[name]
        return object.__getattribute__(self, name)

    class _local:  # noqa: N801 - its name in CPython
        __slots__ = ("__weakref__", "_local__arguments")

        def __new__(cls, /, *arguments: Any, **keywords: Any) -> Any:
            if (arguments or keywords) and cls.__init__ is object.__init__:
                raise TypeError("Initialization arguments are not supported")
            self = object.__new__(cls)
            object.__setattr__(self, "_local__arguments", (arguments, keywords))
            key, task = id(self), kernel.current
            task.locals[key] = (weakref.ref(self, lambda _: task.locals.pop(key, None)), {})
            return self

        def __getattribute__(self, name: str) -> Any:
            return find(self, name)

        def __setattr__(self, name: str, value: Any) -> None:
            if name == "__dict__":
                raise AttributeError(
                    f"{type(self).__name__!r} object attribute '__dict__' is read-only"
                )
            found = _on_class(type(self), name)
            if found is not _MISSING and hasattr(type(found), "__set__"):
                object.__setattr__(self, name, value)
            else:
                attributes(self)[name] = value

        def __delattr__(self, name: str) -> None:
            mine = attributes(self)
            if name == "__dict__" or name not in mine:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            del mine[name]

    _local.__module__ = "_thread"
    return _local


_MISSING = object()


def _on_class(cls: type, name: str) -> Any:
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return _MISSING


def make_simple_queue(kernel: Kernel, empty: type[Exception]) -> type:
    """`_queue.SimpleQueue`: each operation is one step, as in CPython's C version."""

    class SimpleQueue:
        __slots__ = ("__weakref__", "_items", "waiters")

        def __init__(self) -> None:
            self._items: deque[Any] = deque()
            self.waiters: list[Task] = []

        def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
            """Add an item; never waits."""
            kernel.point(QUEUE_OPERATION, self)
            self._items.append(item)
            kernel.progress += 1
            for waiter in self.waiters:
                kernel.wake(waiter)
            if kernel.observer is not None:
                kernel.observer.gave(self)

        def put_nowait(self, item: Any) -> None:
            """Add an item."""
            self.put(item)

        def get(self, block: bool = True, timeout: float | None = None) -> Any:
            """Take the oldest item, waiting for one if asked to."""
            if block and timeout is not None:
                if timeout < 0:
                    raise ValueError("'timeout' must be a non-negative number")
                check_arguments(True, timeout)
            kernel.point(QUEUE_OPERATION, self)
            if not self._items:
                limit = -1 if timeout is None else timeout
                if not block or timeout == 0:
                    raise empty
                if not wait_for(kernel, self.waiters, self, deadline_of(kernel, limit)):
                    raise empty
            item = self._items.popleft()
            if not self._items:
                for waiter in self.waiters:
                    kernel.hush(waiter)
            if kernel.observer is not None:
                kernel.observer.took(self)
            return item

        def get_nowait(self) -> Any:
            """Take the oldest item or raise Empty."""
            return self.get(False)

        def empty(self) -> bool:
            """Whether it is empty at this moment."""
            kernel.point(QUEUE_OPERATION, self)
            return not self._items

        def qsize(self) -> int:
            """How many items it holds at this moment."""
            kernel.point(QUEUE_OPERATION, self)
            return len(self._items)

        def free(self) -> bool:
            """Whether there is something to take."""
            return bool(self._items)

        def describe(self) -> str:
            """What who waits for it waits for."""
            return "an item in a SimpleQueue"

        def __class_getitem__(cls, item: Any) -> Any:
            return _generic(cls, item)

    SimpleQueue.__module__ = "_queue"
    SimpleQueue.__qualname__ = "SimpleQueue"
    return SimpleQueue


_generic: Callable[[Any, Any], Any] = type(list[int])
