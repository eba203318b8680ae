"""`_multiprocessing` on virtual threads: `multiprocessing.Lock` and its kin are right between threads, too.

As `Modules/_multiprocessing/semaphore.c` of CPython has them, in a process that never forks.
"""

from __future__ import annotations

import _multiprocessing  # type: ignore[import-not-found]
from types import ModuleType

from grader.kernel.kernel import Kernel
from grader.kernel.strategy import LOCK_OPERATION
from grader.kernel.task import Task
from grader.kernel.waiting import deadline_of, wait_for

_RECURSIVE_MUTEX = 0


def build_multiprocessing_module(kernel: Kernel) -> ModuleType:
    """A module to stand for `_multiprocessing`."""
    module = ModuleType("_multiprocessing", _multiprocessing.__doc__)
    names = vars(module)
    names.update({k: v for k, v in vars(_multiprocessing).items() if not k.startswith("__")})
    names["SemLock"] = _make_sem_lock(kernel)
    names["sem_unlink"] = lambda name: None  # no file was made
    return module


def _make_sem_lock(kernel: Kernel) -> type:
    point = kernel.point

    class SemLock:
        SEM_VALUE_MAX = 2**31 - 1

        def __init__(self, kind: int, value: int, maxvalue: int, name: str, unlink: bool) -> None:
            self.kind = kind
            self.maxvalue = maxvalue
            self.handle = id(self)
            self.name = None  # no file
            self.value = value
            self.holder: Task | None = None
            self.count = 0
            self.waiters: list[Task] = []

        def acquire(self, block: bool = True, timeout: float | None = None) -> bool:
            """Take one; False where there is none in time."""
            point(LOCK_OPERATION, self)
            if self.kind == _RECURSIVE_MUTEX and self._is_mine():
                self.count += 1
                return True
            if not self.value and not self._wait(block, timeout):
                return False
            self.value -= 1
            self.holder = kernel.current
            self.count += 1
            if not self.value:
                for waiter in self.waiters:
                    kernel.hush(waiter)
            if self.maxvalue == 1 and kernel.observer is not None:
                kernel.observer.took(self)
            return True

        def _wait(self, block: bool, timeout: float | None) -> bool:
            if not block or (timeout is not None and timeout <= 0):
                return False
            limit = -1 if timeout is None else timeout
            return wait_for(kernel, self.waiters, self, deadline_of(kernel, limit))

        def release(self) -> None:
            """Give one back. Raises AssertionError and ValueError as the original does."""
            point(LOCK_OPERATION, self)
            if self.kind == _RECURSIVE_MUTEX:
                if not self._is_mine():
                    if kernel.draining:
                        return
                    raise AssertionError("attempt to release recursive lock not owned by thread")
                if self.count > 1:
                    self.count -= 1
                    return
            elif self.value >= self.maxvalue:
                if kernel.draining:
                    return
                raise ValueError("semaphore or lock released too many times")
            self.count -= 1
            self.value += 1
            for waiter in self.waiters:
                kernel.wake(waiter)
            if self.maxvalue == 1 and kernel.observer is not None:
                kernel.observer.gave(self)

        def __enter__(self) -> bool:
            return self.acquire()

        def __exit__(self, *_: object) -> None:
            self.release()

        def free(self) -> bool:
            """Whether one can be taken now."""
            return self.value > 0

        def describe(self) -> str:
            """What who waits for it waits for."""
            return "a lock" if self.maxvalue == 1 else "a semaphore"

        def _is_mine(self) -> bool:
            return self.count > 0 and self.holder is kernel.current

        def _count(self) -> int:
            return self.count

        def _get_value(self) -> int:
            point(LOCK_OPERATION, self)
            return self.value

        def _is_zero(self) -> bool:
            point(LOCK_OPERATION, self)
            return not self.value

        def _after_fork(self) -> None:
            self.count = 0

    SemLock.__module__, SemLock.__qualname__ = "_multiprocessing", "SemLock"
    return SemLock
