"""Waiting for a pair of sockets of one's own: how an event loop hears of what other threads have done.

The sockets are real, the waiting is not: who polls waits until a thread of the program has sent something, or until
its time is over. Nothing but such pairs can be waited for.
"""

from __future__ import annotations

import math
import select as real_select
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any
from weakref import WeakSet

from grader.kernel.clock import NANOSECONDS
from grader.kernel.kernel import Kernel
from grader.kernel.strategy import LOCK_OPERATION
from grader.kernel.task import Task
from grader.kernel.waiting import wait_for

MILLISECOND = NANOSECONDS // 1000
_MOST = 9e18  # nanoseconds; real ones take no more, either

Refuse = Callable[[str], Any]


class Pairs:
    """The pairs of sockets of one kernel's program, and who waits for them."""

    def __init__(self, kernel: Kernel, refuse: Refuse) -> None:
        self.name = "an event loop"
        self._kernel = kernel
        self._refuse = refuse
        self._ends: WeakSet[Any] = WeakSet()
        self._waiting: list[Task] = []

    def add(self, pair: tuple[Any, Any]) -> tuple[Any, Any]:
        """Both ends of a pair that was just made."""
        self._ends.update(pair)
        return pair

    def sending(self) -> None:
        """Before something is sent."""
        self._kernel.point(LOCK_OPERATION, self)

    def sent(self) -> None:
        """Whoever polls may have something now."""
        for task in self._waiting:
            self._kernel.wake(task)

    def poll(self, files: Sequence[Any], nanoseconds: int | None, look: Callable[[], Any]) -> Any:
        """What `look` sees as soon as it sees something; what it sees then where the time is over (None: never)."""
        self._kernel.point(LOCK_OPERATION, self)
        poll = _Poll(look)
        if poll.free() or nanoseconds == 0:
            return poll.seen
        known = {end.fileno() for end in self._ends}
        if not {_number(file) for file in files} <= known:
            self._refuse("waiting for files or sockets (poll)")
        deadline = None if nanoseconds is None else self._kernel.clock.now + nanoseconds
        wait_for(self._kernel, self._waiting, poll, deadline)
        return poll.seen


class _Poll:
    """One wait."""

    def __init__(self, look: Callable[[], Any]) -> None:
        self._look = look
        self.seen: Any = []

    def free(self) -> bool:
        """Whether there is something."""
        self.seen = self._look()
        return any(self.seen)

    def describe(self) -> str:
        """In a few words."""
        return "something to do for its event loop"


def build_select_module(pairs: Pairs) -> ModuleType:
    """A module to stand for `select`. (`kqueue` and `devpoll` stay as they are: not on Linux.)"""
    module = ModuleType("select", real_select.__doc__)
    names = vars(module)
    names.update({k: v for k, v in vars(real_select).items() if not k.startswith("__")})
    names["select"] = _make_select(pairs)
    for name, unit in (("poll", MILLISECOND), ("epoll", NANOSECONDS)):
        if hasattr(real_select, name):
            names[name] = _make_poll(pairs, name, unit)
    return module


def _make_select(pairs: Pairs) -> Callable[..., Any]:
    def select(read: Any, write: Any, other: Any, timeout: Any = None, /) -> Any:
        read, write, other = list(read), list(write), list(other)

        def look() -> Any:
            return real_select.select(read, write, other, 0)

        if timeout is not None and timeout < 0:
            real_select.select(read, write, other, timeout)  # raises
        return pairs.poll([*read, *write, *other], _nanoseconds(timeout, NANOSECONDS), look)

    return select


def _make_poll(pairs: Pairs, name: str, unit: int) -> type:
    make = getattr(real_select, name)

    class Polling:
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            self._real = make(*args, **kwargs)
            self._files: set[int] = set()

        def register(self, file: Any, *mask: Any, **named: Any) -> Any:
            told = self._real.register(file, *mask, **named)
            self._files.add(_number(file))
            return told

        def unregister(self, file: Any) -> Any:
            self._files.discard(_number(file))
            return self._real.unregister(file)

        def poll(self, timeout: Any = None, *most: Any, **named: Any) -> Any:
            timeout = None if timeout is not None and timeout < 0 else timeout

            def look() -> Any:
                return self._real.poll(0, *most, **named)

            return pairs.poll(list(self._files), _nanoseconds(timeout, unit), look)

        def __getattr__(self, attribute: str) -> Any:
            return getattr(self._real, attribute)

        def __enter__(self) -> Any:
            return self

        def __exit__(self, *_: object) -> None:
            self._real.close()

    return type(name, (Polling,), {})


def _nanoseconds(timeout: Any, unit: int) -> int | None:
    return None if timeout is None or timeout * unit >= _MOST else math.ceil(timeout * unit)


def _number(file: Any) -> int:
    return file if isinstance(file, int) else file.fileno()
