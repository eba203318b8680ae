"""What the worker gives up before anything of a student's is there.

Levels B and A add their steps at the end of `confine`: what they take away, it needs before.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

LINE = 3
"""The descriptor of the worker's socket; 0, 1 and 2 are /dev/null and no other is open."""

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_LINUX = sys.platform == "linux"
_libc = ctypes.CDLL(None, use_errno=True) if _LINUX else None

_AS_IN_ANY_PYTHON = {signal.SIGPIPE, signal.SIGXFSZ}  # ignored, so that a write raises OSError
_NOT_OURS = {signal.SIGKILL, signal.SIGSTOP}  # cannot be set


def keep_only(line: int) -> None:
    """Makes `line` LINE, opens /dev/null (descriptor 1) on 0 and 2 too, and closes all others.

    Needs a limit on open files that is low: the time it takes may grow with it.
    """
    os.dup2(1, 0)
    os.dup2(1, 2)
    os.dup2(line, LINE, inheritable=False)
    os.closerange(LINE + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def confine(rlimits: Mapping[str, int], zygote: int) -> None:
    """Makes this process, freshly forked by `zygote`, fit for student code.

    Afterwards it leads a session of its own without a terminal, dies with the zygote (Linux),
    handles signals as a fresh Python does except that SIGINT is ignored (ctrl-C is the parent's
    business), and is held to `rlimits`. Raises OSError or ValueError if any of it fails: then no
    student code may run.
    """
    os.setsid()
    signal_when_parent_ends(signal.SIGKILL)
    if os.getppid() != zygote:
        raise ProcessLookupError("the zygote ended while it started this worker")
    _reset_signals()
    for name, value in rlimits.items():
        _limit(name, value)


def signal_when_parent_ends(number: signal.Signals) -> None:
    """Asks for `number` when the thread that started this process ends. Does nothing off Linux."""
    _prctl(_PR_SET_PDEATHSIG, number)


def adopt_orphans() -> None:
    """Makes this process the parent of descendants that lost theirs. Does nothing off Linux."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def _prctl(option: int, value: int) -> None:
    if _libc is None:
        return
    if _libc.prctl(option, ctypes.c_ulong(value), *[ctypes.c_ulong(0)] * 3):
        number = ctypes.get_errno()
        raise OSError(number, f"prctl({option}): {os.strerror(number)}")


def _reset_signals() -> None:
    signal.set_wakeup_fd(-1)
    for number in signal.valid_signals() - _AS_IN_ANY_PYTHON - _NOT_OURS:
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())


def _limit(name: str, value: int) -> None:
    kind: int = getattr(resource, name)
    if name == "RLIMIT_NPROC":
        value += _tasks_that_exist()
    _, highest = resource.getrlimit(kind)
    if highest != resource.RLIM_INFINITY:
        value = min(value, highest)
    # A soft limit of its own lets SIGXCPU, which tells why, come before SIGKILL.
    hard = value + 1 if name == "RLIMIT_CPU" and value != highest else value
    resource.setrlimit(kind, (value, hard))


def _tasks_that_exist() -> int:
    """Threads on the whole machine: never fewer than the user has, and in one read."""
    fields = Path("/proc/loadavg").read_text().split()
    return int(fields[3].partition("/")[2])
