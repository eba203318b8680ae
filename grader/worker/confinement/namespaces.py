"""Namespaces: a worker that sees no process, network, memory segment or folder but its own.

See namespaces(7), user_namespaces(7) and pid_namespaces(7). All workers of a zygote share its room, in which there is
nothing to share; each has a process namespace of its own, where it is process 2: process 1 is a small init, as a process 1
ignores the signals that end others (SIGXCPU for one).
"""

from __future__ import annotations

import os
import select
import signal
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, NoReturn

from grader.worker.confinement.libc import (
    PR_SET_DUMPABLE,
    PR_SET_PDEATHSIG,
    call,
    prctl,
    raw_clone,
)

_NEW_USER, _NEW_PID = 0x10000000, 0x20000000
_ROOM = {"net": 0x40000000, "ipc": 0x08000000, "mnt": 0x00020000}
_COVERED = ("/dev/shm", "/tmp", "/var/tmp", "/run", "/home", "/root", "/proc")
_REC_PRIVATE = 0x4000 | 0x40000
_READ_ONLY = 1 | 2 | 4 | 8  # and no devices, programs, set-user-id
_STATUS = struct.Struct("=i")


class Forked(NamedTuple):
    """A process that was started. pid: 0 in the new process itself; told: a descriptor from which its status can be read
    once the process is gone, None where wait() tells it."""

    pid: int
    told: int | None = None


class Room:
    """The namespaces that all workers of a process share, once it has entered them."""

    def __init__(self, own_user: bool, needed: Iterable[str]) -> None:
        """own_user: workers will be users of their own, so that there is no user namespace to enter, which would
        know no other user; needed: files that have to stay in sight."""
        self._own_user = own_user
        self._needed = tuple(needed)

    def enter(self) -> None:
        """Moves this process, which has one thread, into the room. Raises OSError, and may be half-way in then."""
        wanted = _ROOM if self._own_user else {**_ROOM, "user": _NEW_USER}
        before = {name: _identity(name) for name in wanted}
        user, group = os.getuid(), os.getgid()
        call("unshare", sum(wanted.values()))
        if not self._own_user:
            prctl(PR_SET_DUMPABLE, 1)  # or what is written next would belong to root
            _write("setgroups", "deny")
            _write("uid_map", f"{user} {user} 1")
            _write("gid_map", f"{group} {group} 1")
            prctl(PR_SET_DUMPABLE, 0)
        for name, identity in before.items():
            if _identity(name) == identity:
                raise OSError(f"the {name} namespace is still that of the grader")
        _cover(self._needed)

    def fork(self) -> Forked:
        """As os.fork, but the new process is process 2 in a namespace that ends with it. Raises OSError."""
        reader, writer = os.pipe()
        try:
            # Not by unshare and os.fork: there is no way back for the parent, which would need rights outside the room.
            init = raw_clone(_NEW_PID | signal.SIGCHLD)
        except OSError:
            os.close(reader)
            os.close(writer)
            raise
        if init:
            os.close(writer)
            return Forked(init, reader)
        signal.set_wakeup_fd(-1)
        os.close(reader)
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        worker = os.fork()
        if worker:
            _be_init(worker, writer)
        os.close(writer)
        return Forked(0)


def status_from(told: int) -> int | None:
    """The status that an init has left, as wait() gives it; None where it did not live to. Closes the descriptor."""
    try:
        left = os.read(told, _STATUS.size)
    finally:
        os.close(told)
    return _STATUS.unpack(left)[0] if len(left) == _STATUS.size else None


def _be_init(worker: int, writer: int) -> NoReturn:
    """Ends, and everything in the namespace with it, when the worker has, or the one who would be told has."""
    try:
        os.closerange(3, writer)
        os.closerange(writer + 1, writer + 64)
        listener = select.poll()
        listener.register(writer, 0)
        if not listener.poll(0):  # somebody has the other end still
            while True:
                pid, status = os.wait()
                if pid == worker:
                    os.write(writer, _STATUS.pack(status))
                    break
    finally:
        os._exit(0)


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
