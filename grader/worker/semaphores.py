"""`_multiprocessing.SemLock` without a file.

`multiprocessing.pool.ThreadPool` makes semaphores although it starts no process, and the C library keeps each in a file in
/dev/shm. A worker may write no file, and no other process will ever ask for them, so memory will do.
"""

from __future__ import annotations

import _multiprocessing  # type: ignore[import-not-found]
import threading
import time

_RECURSIVE_MUTEX = 0


class SemLock:
    """As `_multiprocessing.SemLock` of CPython (Modules/_multiprocessing/semaphore.c), in one process."""

    SEM_VALUE_MAX = 2**31 - 1

    def __init__(self, kind: int, value: int, maxvalue: int, name: str, unlink: bool) -> None:
        self.kind = kind
        self.maxvalue = maxvalue
        self.name = None if unlink else name
        self.handle = id(self)
        self._value = value
        self._owner = 0
        self._depth = 0
        self._changed = threading.Condition()

    def acquire(self, block: bool = True, timeout: float | None = None) -> bool:
        """Takes one; False where there is none in time."""
        ends = None if timeout is None else time.monotonic() + max(0.0, timeout)
        with self._changed:
            if self.kind == _RECURSIVE_MUTEX and self._is_mine():
                self._depth += 1
                return True
            while not self._value:
                left = None if ends is None else ends - time.monotonic()
                if not block or (left is not None and left <= 0):
                    return False
                self._changed.wait(left)
            self._value -= 1
            self._owner = threading.get_ident()
            self._depth += 1
            return True

    def release(self) -> None:
        """Gives one back. Raises AssertionError and ValueError as the original does."""
        with self._changed:
            if self.kind == _RECURSIVE_MUTEX:
                if not self._is_mine():
                    raise AssertionError("attempt to release recursive lock not owned by thread")
                if self._depth > 1:
                    self._depth -= 1
                    return
            elif self._value >= self.maxvalue:
                raise ValueError("semaphore or lock released too many times")
            self._depth -= 1
            self._value += 1
            self._changed.notify()

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()

    def _is_mine(self) -> bool:
        return self._depth > 0 and self._owner == threading.get_ident()

    def _count(self) -> int:
        return self._depth

    def _get_value(self) -> int:
        return self._value

    def _is_zero(self) -> bool:
        return not self._value

    def _after_fork(self) -> None:
        self._depth = 0


def install() -> None:
    """Has `multiprocessing` use it from now on."""
    vars(_multiprocessing)["SemLock"] = SemLock
