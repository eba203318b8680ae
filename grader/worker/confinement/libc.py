"""Calls into the C library that Python has no function for, with errors raised as OSError."""

from __future__ import annotations

import ctypes
import os
import sys

from grader.worker.confinement.syscalls import here, numbers

LINUX = sys.platform == "linux"
_libc = ctypes.CDLL(None, use_errno=True) if LINUX else None

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38


def call(name: str, *arguments: int | bytes | ctypes.Array[ctypes.c_char] | None) -> int:
    """The function `name` of the C library; integers go as unsigned longs. Raises OSError."""
    if _libc is None:
        raise OSError(f"{name}: there is no such call on {sys.platform}")
    as_c = [ctypes.c_ulong(value) if isinstance(value, int) else value for value in arguments]
    ctypes.set_errno(0)
    result: int = getattr(_libc, name)(*as_c)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


def raw_clone(flags: int) -> int:
    """As os.fork with clone's `flags`, but Python is not told. Raises OSError.

    For a process with one thread only, and the new process may do no more than fork or end: the C library and Python
    put themselves right in what it forks. The lock on the interpreter is kept (PyDLL), so that both go on with it.
    """
    ctypes.set_errno(0)
    number = numbers(here())["clone"]
    pid: int = ctypes.PyDLL(None, use_errno=True).syscall(
        *[ctypes.c_ulong(value) for value in (number, flags, 0, 0, 0, 0)]
    )
    if pid < 0:
        raise OSError(ctypes.get_errno(), f"clone: {os.strerror(ctypes.get_errno())}")
    return pid


def system_call(number: int, *arguments: int | bytes | ctypes.Array[ctypes.c_char] | None) -> int:
    """The system call of that number. Raises OSError."""
    return call("syscall", number, *arguments)


def prctl(option: int, value: int) -> None:
    """Sets one property of this process; does nothing off Linux. Raises OSError."""
    if LINUX:
        call("prctl", option, value, 0, 0, 0)
