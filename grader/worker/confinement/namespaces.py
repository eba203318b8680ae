"""Namespaces: a worker that sees no process, network, memory segment or folder but its own.

See namespaces(7), user_namespaces(7) and pid_namespaces(7). The worker is process 2 there: process 1 is a small init, as
a process 1 ignores the signals that end others (SIGXCPU for one).
"""

from __future__ import annotations

import os
import signal
import struct
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

from grader.worker.confinement.libc import PR_SET_DUMPABLE, PR_SET_PDEATHSIG, call, prctl

_FLAGS = {
    "user": 0x10000000,
    "pid": 0x20000000,
    "net": 0x40000000,
    "ipc": 0x08000000,
    "mnt": 0x00020000,
}
_COVERED = ("/dev/shm", "/tmp", "/var/tmp", "/run", "/home", "/root", "/proc")
_REC_PRIVATE = 0x4000 | 0x40000
_READ_ONLY = 1 | 2 | 4 | 8  # and no devices, programs, set-user-id
_STATUS = struct.Struct("=i")


def enter(close_line: Callable[[], None], needed: Iterable[str]) -> None:
    """Returns in a new process that is in namespaces of its own; this one and an init wait for it to end.

    This one ends as the new one did. close_line: called in the two that wait, so that the parent sees when the worker
    is gone; needed: files that have to stay in sight. Raises OSError.
    """
    before = {name: _identity(name) for name in _FLAGS}
    user, group = os.getuid(), os.getgid()
    call("unshare", sum(_FLAGS.values()))
    prctl(PR_SET_DUMPABLE, 1)  # or what is written next would belong to root
    _write("setgroups", "deny")
    _write("uid_map", f"{user} {user} 1")
    _write("gid_map", f"{group} {group} 1")
    for name in ("user", "net", "ipc", "mnt"):
        if _identity(name) == before[name]:
            raise OSError(f"the {name} namespace is still that of the grader")
    _cover(needed)
    reader, writer = os.pipe()
    init = os.fork()
    if init:
        close_line()
        os.close(writer)
        _end_as(_told(reader), init)
    os.close(reader)
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    worker = os.fork()
    if worker:
        close_line()
        _be_init(worker, writer)
    os.close(writer)
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    os.setsid()
    if os.getpid() != 2:
        raise OSError(f"the worker is process {os.getpid()} and not 2 of its namespace")


def _be_init(worker: int, writer: int) -> NoReturn:
    """Ends, and everything in the namespace with it, when the worker has."""
    while True:
        pid, status = os.wait()
        if pid == worker:
            os.write(writer, _STATUS.pack(status))
            os._exit(0)


def _told(reader: int) -> int:
    """The worker's status, as wait() gives it; SIGKILL where init did not live to tell."""
    told = os.read(reader, _STATUS.size)
    return _STATUS.unpack(told)[0] if len(told) == _STATUS.size else int(signal.SIGKILL)


def _end_as(status: int, init: int) -> NoReturn:
    os.waitpid(init, 0)
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number not in (signal.SIGKILL, signal.SIGSTOP):
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        os.kill(os.getpid(), number)
    os._exit(os.WEXITSTATUS(status))


def _cover(needed: Iterable[str]) -> None:
    """Empty folders, in which nothing can be written, over those where others keep their things."""
    call("mount", None, b"/", None, _REC_PRIVATE, None)
    for place in _COVERED:
        folder = Path(place).resolve()
        if folder.is_dir() and not any(
            Path(file).resolve().is_relative_to(folder) for file in needed
        ):
            call("mount", b"none", os.fsencode(folder), b"tmpfs", _READ_ONLY, b"size=4k,mode=755")


def _write(name: str, text: str) -> None:
    Path(f"/proc/self/{name}").write_text(text)


def _identity(namespace: str) -> str:
    return str(Path(f"/proc/self/ns/{namespace}").readlink())
