"""Where a point can stand, and the constants that mark one until the code is compiled."""

from dataclasses import dataclass
from typing import Final, Literal

Access = Literal["read", "write", "call", "loop"]

# No source can spell these: the compiler never puts a frozenset inside of a tuple by itself.
POINT: Final = ("point", frozenset({"grader"}))
LOOP: Final = ("loop", frozenset({"grader"}))

# fmt: off
OWN_POINTS: Final = frozenset({
    "acquire", "release", "wait", "wait_for", "notify", "notify_all",
    "start", "join", "is_alive", "current_thread", "submit", "result", "shutdown",
    "put", "put_nowait", "get_nowait", "task_done", "sleep", "monotonic", "perf_counter",
    "Thread", "Timer", "Lock", "RLock", "Condition", "Event", "Semaphore", "BoundedSemaphore",
    "Barrier", "Queue", "LifoQueue", "PriorityQueue", "SimpleQueue", "ThreadPoolExecutor",
    "ThreadPool",
})
"""Names of the thread library, whose code has points of its own: a call of one gets none."""

LOOKING: Final = frozenset({
    "next", "len", "sum", "list", "tuple", "set", "dict", "frozenset", "sorted", "min", "max",
    "any", "all", "getattr", "setattr", "delattr", "hasattr", "bool", "repr", "str", "vars",
    "iter", "map", "filter", "zip", "enumerate", "reversed",
})
"""Builtins that look into what they are given: a call of one always gets a point."""
# fmt: on


@dataclass(frozen=True, slots=True)
class Site:
    """One place in the source where a point stands."""

    index: int  # what the point is called with
    line: int  # counted from 1
    kind: Access
    name: str  # ".attribute", ".method()", "[]", a name, "call()"; nothing for a loop
    update: str = ""  # what is stored next, in `x += 1`: named as above
