"""The virtual `time`: the same names, on the kernel's clock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

from grader.kernel import real
from grader.kernel.clock import NANOSECONDS, to_nanoseconds
from grader.kernel.kernel import Kernel
from grader.kernel.strategy import CLOCK_OPERATION

EPOCH = 1_767_225_600 * NANOSECONDS  # a run begins on 2026-01-01 00:00:00 UTC
UPTIME = 1_000 * NANOSECONDS  # and 1,000 s after the machine was started


def build_time_module(kernel: Kernel) -> ModuleType:
    """A module to stand for `time`."""
    module = ModuleType("time", real.time_module.__doc__)
    names = module.__dict__
    names.update({k: v for k, v in vars(real.time_module).items() if not k.startswith("__")})
    clocks = {"monotonic": UPTIME, "perf_counter": UPTIME, "time": EPOCH, "process_time": 0}
    for name, start in clocks.items():
        names[name], names[name + "_ns"] = _clock(kernel, name, start)
    names["thread_time"], names["thread_time_ns"] = names["process_time"], names["process_time_ns"]
    names["sleep"] = _sleep(kernel)
    for name in ("localtime", "gmtime", "ctime"):
        names[name] = _of_now(kernel, name)
    names["asctime"] = _asctime(names["localtime"])
    names["strftime"] = _strftime(names["localtime"])
    return module


def _clock(kernel: Kernel, name: str, start: int) -> tuple[Callable[[], float], Callable[[], int]]:
    def seconds() -> float:
        kernel.point(CLOCK_OPERATION)
        return (start + kernel.clock.tick()) / NANOSECONDS

    def nanoseconds() -> int:
        kernel.point(CLOCK_OPERATION)
        return start + kernel.clock.tick()

    seconds.__name__, nanoseconds.__name__ = name, name + "_ns"
    return seconds, nanoseconds


def _sleep(kernel: Kernel) -> Callable[[float], None]:
    def sleep(seconds: float, /) -> None:
        """Let virtual time pass."""
        if isinstance(seconds, int | float) and 0 <= seconds < 1e9:
            # `sched` lets others run after each event: it has something to do, and looks for nothing.
            looks = seconds > 0 or sys._getframe(1).f_globals.get("__name__") != "sched"
            kernel.sleep(to_nanoseconds(seconds), looks)
        elif hasattr(seconds, "__index__") or isinstance(seconds, float):
            _refuse_or_sleep(kernel, seconds)
        else:
            real.time_module.sleep(seconds)  # raises TypeError

    return sleep


def _refuse_or_sleep(kernel: Kernel, seconds: Any) -> None:
    number = seconds if isinstance(seconds, float) else seconds.__index__()
    if not 0 <= number < 9e9:
        real.time_module.sleep(number if number < 0 or number != number else 1e30)  # raises
    kernel.sleep(to_nanoseconds(number))


def _of_now(kernel: Kernel, name: str) -> Callable[..., Any]:
    convert = getattr(real.time_module, name)

    def converted(seconds: float | None = None, /) -> Any:
        if seconds is None:
            seconds = (EPOCH + kernel.clock.now) / NANOSECONDS
        return convert(seconds)

    converted.__name__ = name
    return converted


def _asctime(localtime: Callable[[], Any]) -> Callable[..., str]:
    def asctime(moment: Any = None, /) -> str:
        return real.time_module.asctime(localtime() if moment is None else moment)

    return asctime


def _strftime(localtime: Callable[[], Any]) -> Callable[..., str]:
    def strftime(form: str, moment: Any = None, /) -> str:
        return real.time_module.strftime(form, localtime() if moment is None else moment)

    return strftime
