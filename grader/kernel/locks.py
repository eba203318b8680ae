"""Virtual locks. They behave as CPython's `_thread.lock` and `_thread.RLock` do, errors of misuse included.

Barging: a released lock is free, and whoever runs first takes it; those who wait for it can run while it is
free. Hand-off would hide bugs (an `if` in place of a `while` around a wait).
"""

from __future__ import annotations

from typing import Any, NoReturn, final

from grader.kernel import real
from grader.kernel.clock import to_nanoseconds
from grader.kernel.kernel import Kernel
from grader.kernel.strategy import LOCK_OPERATION, THREAD_OPERATION
from grader.kernel.task import Task

_probe = real.allocate_lock()


def check_arguments(blocking: Any, timeout: Any) -> None:
    """Raise what a real lock raises for these arguments of `acquire`."""
    _probe.acquire(blocking, timeout)
    _probe.release()


def deadline_of(kernel: Kernel, timeout: float) -> int | None:
    """The virtual time at which a wait of `timeout` seconds is over; None for ever (negative)."""
    return None if timeout < 0 else kernel.clock.now + to_nanoseconds(timeout)


class LockTypes:
    """The lock classes of one kernel: `lock` and `RLock`, and two kinds that the library uses within itself.

    quiet: a lock without points, for the library's own book-keeping, which no program can observe.
    sentinel: a quiet lock that is open for good once its thread has ended, so that several may join.
    """

    def __init__(self, kernel: Kernel) -> None:
        self.lock = _make_lock(kernel)
        self.rlock = _make_rlock(kernel)
        self.quiet = _make_quiet_lock(kernel)
        self.sentinel = _make_sentinel(kernel)


def wait_for(kernel: Kernel, waiters: list[Task], owner: Any, deadline: int | None) -> bool:
    """Wait until `owner.free()` or the deadline. True if it is free and the caller may take it now."""
    task = kernel.current
    waiters.append(task)
    try:
        while True:
            kernel.block(owner, deadline)
            if owner.free():
                return not task.expired or kernel.decide(2) == 0
            if task.expired:
                return False
    finally:
        if task in waiters:
            waiters.remove(task)


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

        def _free(self) -> None:
            self.holder = None
            self.count = 0
            for waiter in self.waiters:
                kernel.wake(waiter)

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


def _make_quiet_lock(kernel: Kernel) -> type:
    class QuietLock:
        """For the library within itself: no points, and no arguments to check."""

        __slots__ = ("__weakref__", "holder", "taken", "waiters", "what")

        def __init__(self) -> None:
            self.taken = False
            self.holder: Task | None = None
            self.waiters: list[Task] = []
            self.what = "a notification"

        def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
            if self.taken:
                if not blocking:
                    return False
                if not wait_for(kernel, self.waiters, self, deadline_of(kernel, timeout)):
                    return False
            self.taken = True
            for waiter in self.waiters:
                kernel.hush(waiter)
            return True

        def release(self) -> None:
            self.taken = False
            kernel.progress += 1
            for waiter in self.waiters:
                kernel.wake(waiter)

        def __enter__(self) -> bool:
            return self.acquire()

        def __exit__(self, *_: object) -> None:
            self.release()

        def locked(self) -> bool:
            return self.taken

        def free(self) -> bool:
            return not self.taken

        def describe(self) -> str:
            return self.what

        def _at_fork_reinit(self) -> None:
            self.taken = False

    return QuietLock


def _make_sentinel(kernel: Kernel) -> type:
    class Sentinel:
        """Stands for a running thread (Python 3.11, 3.12): taken until the thread has ended, then open for good."""

        __slots__ = ("__weakref__", "held", "task", "waiters")

        def __init__(self) -> None:
            self.task: Task | None = kernel.current
            self.held = False
            self.waiters: list[Task] = []
            if kernel.current is not kernel.boot and kernel.current.id:
                kernel.current.on_end.append(self.open)

        def open(self) -> None:
            self.task = None
            for waiter in self.waiters:
                kernel.wake(waiter)

        def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
            if self.task is None:
                return True
            if self.task is kernel.current and not self.held:
                self.held = True  # the thread itself takes it, when it begins
                return True
            kernel.point(THREAD_OPERATION, self)
            if self.task is None:
                return True
            if not blocking or timeout == 0:
                return False
            return wait_for(kernel, self.waiters, self, deadline_of(kernel, timeout))

        def release(self) -> None:
            if self.task is kernel.boot:
                self.open()  # the main thread's own, at shutdown

        def locked(self) -> bool:
            return self.task is not None

        def free(self) -> bool:
            return self.task is None

        def describe(self) -> str:
            return f"{self.task.label()} to end" if self.task is not None else "a thread to end"

        def _at_fork_reinit(self) -> None:
            self.task = None

    return Sentinel
