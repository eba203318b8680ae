"""Locks that the library uses within itself, and that no program can observe."""

from __future__ import annotations

from grader.kernel.kernel import Kernel
from grader.kernel.strategy import THREAD_OPERATION
from grader.kernel.task import Task
from grader.kernel.waiting import deadline_of, wait_for


def make_quiet_lock(kernel: Kernel) -> type:
    """The type of a lock without points, for the library's own book-keeping."""

    class QuietLock:
        """For the library within itself: no points, and no arguments to check.

        told: whether an observer is told of it; what all threads pass by says nothing of who waited for whom.
        """

        __slots__ = ("__weakref__", "holder", "taken", "told", "waiters", "what")

        def __init__(self, told: bool = True) -> None:
            self.told = told
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
            if kernel.observer is not None and self.told:
                kernel.observer.took(self)
            return True

        def release(self) -> None:
            self.taken = False
            kernel.progress += 1
            for waiter in self.waiters:
                kernel.wake(waiter)
            if kernel.observer is not None and self.told:
                kernel.observer.gave(self)

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


def make_sentinel(kernel: Kernel) -> type:
    """The type of what a thread's end opens, so that several may join it."""

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
            if kernel.observer is not None:
                kernel.observer.gave(self)
            for waiter in self.waiters:
                kernel.wake(waiter)

        def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
            if self.task is kernel.current and not self.held:
                self.held = True  # the thread itself takes it, when it begins
                return True
            if self.task is not None:
                kernel.point(THREAD_OPERATION, self)
            if self.task is not None:
                if not blocking or timeout == 0:
                    return False
                if not wait_for(kernel, self.waiters, self, deadline_of(kernel, timeout)):
                    return False
            if kernel.observer is not None:
                kernel.observer.took(self)
            return True

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
