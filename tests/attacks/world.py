"""What an attack could harm, and a look at it from outside: the worker is not asked.

A folder of the user's who grades, with a secret, a teacher's file and sockets in it; sockets elsewhere; the grader's own
process.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import secrets
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from .users import User

_SHARED = ("/tmp", "/dev/shm", "/var/tmp", "/")
_OTHERS = ("solutions/ex03_safe_print.py", "students/ada/ex03_safe_print.py", ".git/config")
_TEACHERS = "points = 100\n"
_ONE_YEAR = 365 * 86400
_NO_MEMORY = -1
_KILLED = 1 << signal.SIGKILL - 1


class World:
    """One attack's. A context manager, which cleans up after an attack that got through.

    grader: the number of the trusted process.
    """

    def __init__(self, user: User, grader: int) -> None:
        self._grader = grader
        self.mark = f"attack-{secrets.token_hex(8)}"
        self.folder = Path(tempfile.mkdtemp(prefix="threadgrader-world-", dir="/tmp"))
        self.secret = self.folder / "secret.txt"
        self.teachers = self.folder / "teachers.py"
        self.lock = self.folder / "lock"
        self.key = secrets.randbelow(2**30) + 1
        self._stack = ExitStack()
        self._fill()
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, user.number, user.number)
        self.looks_again()

    def looks_again(self) -> None:
        """What there is now is as it should be."""
        self._teachers_before = self._look_at_teachers()
        self._files_before = set(self.folder.rglob("*"))
        self._grader_before = _look_at(self._grader)

    def words(self) -> Mapping[str, str]:
        """What stands for what in an attack."""
        return {
            "FOLDER": str(self.folder), "SECRET": str(self.secret), "TEACHERS": str(self.teachers),
            "LOCK": str(self.lock), "MARK": self.mark, "GRADER": str(self._grader), "KEY": str(self.key),
            "PORT": str(self._tcp.getsockname()[1]), "UDP": str(self._udp.getsockname()[1]),
            "STREAM": str(self.folder / "docker.sock"), "DATAGRAM": str(self.folder / "log.sock"),
        }  # fmt: skip

    def harm(self) -> set[str]:
        """What has been done to it, in words of `otherwise`."""
        return set(self._harm())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end_the_holder()
        self._stack.close()
        for place in self._left_elsewhere():
            place.unlink()
        shutil.rmtree(self.folder)
        if (memory := _shared_memory(self.key)) != _NO_MEMORY:
            ctypes.CDLL(None).shmctl(memory, 0, None)  # IPC_RMID

    def _fill(self) -> None:
        self.secret.write_text(secrets.token_hex())
        self.secret.chmod(0o600)
        self.teachers.write_text(_TEACHERS)
        self.teachers.chmod(0o640)
        os.utime(self.teachers, (time.time() - _ONE_YEAR,) * 2)
        self.lock.touch()
        for name in _OTHERS:
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("token = secret")
        (self.folder / "empty").mkdir()
        self._tcp = self._listen(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0))
        self._udp = self._listen(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0))
        self._unix = [
            self._listen(socket.AF_UNIX, socket.SOCK_STREAM, str(self.folder / "docker.sock")),
            self._listen(socket.AF_UNIX, socket.SOCK_STREAM, f"\0{self.mark}"),
            self._listen(socket.AF_UNIX, socket.SOCK_DGRAM, str(self.folder / "log.sock")),
        ]

    def _listen(self, family: int, kind: int, address: object) -> socket.socket:
        listener = self._stack.enter_context(socket.socket(family, kind))
        listener.setblocking(False)
        listener.bind(address)  # type: ignore[arg-type]
        if kind == socket.SOCK_STREAM:
            listener.listen()
        return listener

    def _harm(self) -> Iterator[str]:
        if any(map(_was_reached, (self._tcp, self._udp, *self._unix))):
            yield "reached"
        if self._look_at_teachers() != self._teachers_before:
            yield "changed"
        if set(self.folder.rglob("*")) - self._files_before or self._left_elsewhere():
            yield "files"
        if _shared_memory(self.key) != _NO_MEMORY:
            yield "memory"
        if self._is_held:
            yield "process"
        yield from self._harm_of_the_grader()

    def _harm_of_the_grader(self) -> Iterator[str]:
        now = _look_at(self._grader)
        if not now:
            yield "killed"
        elif now != self._grader_before:
            yield from (name for name in now if now[name] != self._grader_before[name])

    def _look_at_teachers(self) -> object:
        try:
            status = self.teachers.stat()
        except FileNotFoundError:
            return None
        attributes = {name: os.getxattr(self.teachers, name) for name in os.listxattr(self.teachers)}
        known = (status.st_mode, status.st_mtime_ns, status.st_uid, status.st_gid, status.st_nlink, status.st_ino)
        return known, attributes, self.teachers.read_text()

    def _left_elsewhere(self) -> list[Path]:
        return [path for folder in _SHARED for path in Path(folder).glob(f"*{self.mark}*")]

    @property
    def _is_held(self) -> bool:
        """Whether a process lives that took the lock."""
        try:
            with self.lock.open("r+") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except FileNotFoundError:
            pass
        return False

    def _end_the_holder(self) -> None:
        if self._is_held:
            for pid in self.lock.read_text().split():
                with suppress(ProcessLookupError):
                    os.kill(int(pid), signal.SIGKILL)


def _was_reached(listener: socket.socket) -> bool:
    try:
        if listener.type == socket.SOCK_STREAM:
            listener.accept()[0].close()
        else:
            listener.recv(1)
    except BlockingIOError:
        return False
    return True


def _look_at(pid: int) -> Mapping[str, object]:
    """What others may do to a process and should not; nothing where it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text().splitlines()
        lines = dict(line.split(":\t", 1) for line in status if ":\t" in line)
        waiting = int(lines["SigPnd"], 16) | int(lines["ShdPnd"], 16)
        if lines["State"].startswith(("Z", "X")) or waiting & _KILLED:
            return {}
        told = ("SigPnd", "ShdPnd", "SigBlk", "TracerPid", "Cpus_allowed", "Uid")
        return {
            **{name: lines[name] for name in told},
            "stopped": lines["State"].startswith(("T", "t")),
            "limits": Path(f"/proc/{pid}/limits").read_text(),
            "nice": os.getpriority(os.PRIO_PROCESS, pid),
            "group": os.getpgid(pid),
        }
    except (FileNotFoundError, ProcessLookupError):
        return {}


def _shared_memory(key: int) -> int:
    found: int = ctypes.CDLL(None).shmget(key, 0, 0)
    return found


