"""Virtual locks. They behave as CPython's `_thread.lock` and `_thread.RLock` do, errors of misuse included.

Barging: a released lock is free, and whoever runs first takes it; those who wait for it can run while it is
free. Hand-off would hide bugs (an `if` in place of a `while` around a wait).
"""

from __future__ import annotations

from typing import Any, NoReturn, final

from grader.kernel.inner_locks import make_quiet_lock, make_sentinel
from grader.kernel.kernel import Kernel
from grader.kernel.strategy import LOCK_OPERATION
from grader.kernel.task import Task
from grader.kernel.waiting import check_arguments, deadline_of, wait_for


class LockTypes:
    """The lock classes of one kernel: `lock` and `RLock`, and two kinds that the library uses within itself.

    quiet: a lock without points, for the library's own book-keeping, which no program can observe.
    sentinel: a quiet lock that is open for good once its thread has ended, so that several may join.
    """

    def __init__(self, kernel: Kernel) -> None:
        self.lock = _make_lock(kernel)
        self.rlock = _make_rlock(kernel)
        self.quiet = make_quiet_lock(kernel)
        self.sentinel = make_sentinel(kernel)


def _make_lock(kernel: Kernel) -> type:
    point = kernel.point

    @final
    class lock:  # noqa: N801 - its name in CPython
        __slots__ = ("__weakref__", "holder", "name", "taken", "waiters")

        def __init__(self) -> None:
            self.taken = False
            self.holder: Task | None = None
            self.waiters: list[Task] = []
            self.name = ""

        def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
            """Take the lock."""
            if timeout != -1 or blocking is not True:
                check_arguments(blocking, timeout)
            point(LOCK_OPERATION, self)
            if self.taken:
                if not blocking or timeout == 0:
                    return False
                if not wait_for(kernel, self.waiters, self, deadline_of(kernel, timeout)):
                    return False
            self.taken = True
            self.holder = kernel.current
            for waiter in self.waiters:
                kernel.hush(waiter)
            if kernel.observer is not None:
                kernel.observer.took(self)
            return True

        def release(self) -> None:
            """Free the lock; any task may."""
            point(LOCK_OPERATION, self)
            if not self.taken:
                if kernel.draining:
                    return
                raise RuntimeError("release unlocked lock")
            self.taken = False
            self.holder = None
            for waiter in self.waiters:
                kernel.wake(waiter)
            if kernel.observer is not None:
                kernel.observer.gave(self)

        def __enter__(self) -> bool:
            return self.acquire()

        def __exit__(self, *_: object) -> None:
            self.release()

        def locked(self) -> bool:
            """Whether it is taken."""
            point(LOCK_OPERATION, self)
            return self.taken

        def free(self) -> bool:
            """Whether it can be taken now."""
            return not self.taken

        def describe(self) -> str:
            """What who waits for it waits for."""
            return f"the lock {self.name}".rstrip()

        def _is_owned(self) -> bool:
            # What Condition would find out by trying to acquire it, without the points of that.
            return self.taken

        def _at_fork_reinit(self) -> None:
            self.taken = False

        def __repr__(self) -> str:
            state = "locked" if self.taken else "unlocked"
            return (
                f"<{state} {type(self).__module__}.{type(self).__name__} object at {id(self):#x}>"
            )

        acquire_lock = acquire
        release_lock = release
        locked_lock = locked

        def __init_subclass__(cls, **_: object) -> NoReturn:
            raise TypeError("type '_thread.lock' is not an acceptable base type")

    lock.__module__ = "_thread"
    lock.__qualname__ = "lock"
    return lock


def _make_rlock(kernel: Kernel) -> type:
    point = kernel.point

    class RLock:
        __slots__ = ("__weakref__", "count", "holder", "name", "waiters")

        def __init__(self, *_: Any, **__: Any) -> None:  # CPython's takes anything, too
            self.count = 0
            self.holder: Task | None = None
            self.waiters: list[Task] = []
            self.name = ""

        def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
            """Take the lock, again if the running task holds it."""
            if timeout != -1 or blocking is not True:
                check_arguments(blocking, timeout)
            task = kernel.current
            if self.holder is task:
                self.count += 1
                return True
            point(LOCK_OPERATION, self)
            if self.holder is not None:
                if not blocking or timeout == 0:
                    return False
                if not wait_for(kernel, self.waiters, self, deadline_of(kernel, timeout)):
                    return False
            self._give(task, 1)
            return True

        def release(self) -> None:
            """Undo one acquire; the last one frees the lock."""
            if self.holder is not kernel.current:
                if kernel.draining:
                    return
                raise RuntimeError("cannot release un-acquired lock")
            if self.count > 1:
                self.count -= 1
                return
            point(LOCK_OPERATION, self)
            self._free()

        def __enter__(self) -> bool:
            return self.acquire()

        def __exit__(self, *_: object) -> None:
            self.release()

        def free(self) -> bool:
            """Whether it can be taken now."""
            return self.holder is None

        def describe(self) -> str:
            """What who waits for it waits for."""
            return f"the lock {self.name}".rstrip()

        def _give(self, task: Task, count: int) -> None:
            self.holder = task
            self.count = count
            for waiter in self.waiters:
                kernel.hush(waiter)
            if kernel.observer is not None:
                kernel.observer.took(self)

        def _free(self) -> None:
            self.holder = None
            self.count = 0
            for waiter in self.waiters:
                kernel.wake(waiter)
            if kernel.observer is not None:
                kernel.observer.gave(self)

        def _is_owned(self) -> bool:
            return self.holder is kernel.current

        def _recursion_count(self) -> int:
            return self.count if self.holder is kernel.current else 0

        def _release_save(self) -> tuple[int, Task]:
            if self.holder is None:
                raise RuntimeError("cannot release un-acquired lock")
            point(LOCK_OPERATION, self)
            state = (self.count, self.holder)
            self._free()
            return state

        def _acquire_restore(self, state: tuple[int, Task]) -> None:
            count, task = state
            point(LOCK_OPERATION, self)
            if self.holder is not None:
                wait_for(kernel, self.waiters, self, None)
            self._give(task, count)

        def _at_fork_reinit(self) -> None:
            self.holder = None
            self.count = 0

        def __repr__(self) -> str:
            state = "unlocked" if self.holder is None else "locked"
            owner = 0 if self.holder is None else self.holder.ident
            kind = f"{type(self).__module__}.{type(self).__qualname__}"
            return f"<{state} {kind} object owner={owner} count={self.count} at {id(self):#x}>"

    RLock.__module__ = "_thread"
    RLock.__qualname__ = "RLock"
    return RLock
