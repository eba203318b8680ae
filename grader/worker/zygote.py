"""The warm parent of workers: imports all that is trusted, runs no student code, forks on demand.

It is a program of its own, driven over its standard input, a socket (grader/sandbox/zygote.py is
the other end). Each request is answered once, in order, with an answer of fixed size:

    request: pid, grace      pid 0: fork a worker for the socket that comes along
                             pid n: end worker n, its group and what it left behind, and tell how it
                             ended; wait `grace` milliseconds for it to end by itself before
    answer: pid, status, killed, memory, processor
                             pid: 0 for "ready" (sent unasked, first), -errno where it failed;
                             status: as wait() gives it; killed: whether it was killed on request;
                             memory: most bytes it held; processor: milliseconds that it computed

The "ready" is followed by the length of a JSON text (4 bytes) and that text, a `Probed`: which level the workers get.

It ends, and all its descendants with it, when the socket or the parent does.
"""

from __future__ import annotations

import gc
import importlib
import os
import select
import signal
import socket
import struct
import sys
import time
from collections.abc import Sequence
from typing import NoReturn, cast

import msgspec

from grader.records.exercise import EXERCISES, Exercise
from grader.records.wire import Letter
from grader.worker.confine import (
    LINE,
    Confinement,
    adopt_orphans,
    limit,
    signal_when_parent_ends,
)
from grader.worker.confinement.libc import PR_SET_DUMPABLE, prctl
from grader.worker.confinement.namespaces import status_from
from grader.worker.connection import Connection, Session
from grader.worker.probing import NoLevel, strongest

_REQUEST = struct.Struct(">iI")  # as in grader/sandbox/zygote.py
_ANSWER = struct.Struct(">ii?QQ")  # as in grader/sandbox/zygote.py
_LENGTH = struct.Struct(">I")  # as in grader/sandbox/zygote.py
_PARENT_ENDED = signal.SIGUSR1
_ROUNDS = 100  # of killing strangers; each round ends all that it finds, so 2 are the rule
_MANY = 65_536  # bytes of a list of children; what does not fit is for the next round
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes, of ru_maxrss


class Orders(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the parent says at the start: its pid, the session's module, the workers' limits, the strongest level, and an
    instructor's own exercises, if it is about these."""

    parent: int
    session: str
    rlimits: dict[str, int]
    level: Letter
    own: tuple[Exercise, ...]


def main(orders_text: str, folders: Sequence[str]) -> NoReturn:
    """Runs the zygote until its parent has had enough. `folders` leave sys.path before any fork."""
    orders = msgspec.json.decode(orders_text, type=Orders)
    # Few descriptors for all: a worker then has few to close, however many the machine allows.
    limit("RLIMIT_NOFILE", orders.rlimits["RLIMIT_NOFILE"])
    limit("RLIMIT_CORE", 0)
    prctl(PR_SET_DUMPABLE, 0)  # whoever runs as the same user cannot look into it
    control = socket.socket(fileno=os.dup(0))
    os.dup2(1, 0)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    signal_when_parent_ends(_PARENT_ENDED)
    adopt_orphans()
    if orders.own:
        EXERCISES.become(orders.own, "", "")
    session = cast(Session, importlib.import_module(orders.session))
    _prepare(session)
    sys.dont_write_bytecode = (
        True  # what was imported up to here is ours; the rest must leave no file
    )
    _forget(folders)
    zygote = _Zygote(control, orders, session)
    gc.collect()
    gc.freeze()
    try:
        zygote.run()
    except NoLevel as none:
        sys.exit(f"workers cannot be confined: {none}")
    finally:
        zygote.end_all()
    os._exit(0)


def _prepare(session: Session) -> None:
    """Where that fails, the last words of this process are why: standard error may be a virtual one by then."""
    try:
        session.prepare()
    except Exception as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode(errors="backslashreplace"))
        os._exit(1)


def _forget(folders: Sequence[str]) -> None:
    """Leaves the standard library alone to import from, and no path of ours in plain sight."""
    sys.path[:] = [entry for entry in sys.path if entry not in folders]
    for folder in folders:
        sys.path_importer_cache.pop(folder, None)
    sys.argv[:] = [""]
    sys.orig_argv[:] = [""]
    os.environ.pop("LC_CTYPE", None)  # put there by Python itself, where the locale is C


class _Zygote:
    """running: workers not known to have ended; ended: answers about the others until asked."""

    def __init__(self, control: socket.socket, orders: Orders, session: Session) -> None:
        self._control = control
        self._orders = orders
        self._session = session
        self._confinement: Confinement
        self._children = _Children()
        self._told: dict[int, int] = {}
        self._pid = os.getpid()
        self._running: set[int] = set()
        self._ended: dict[int, bytes] = {}
        self._signals, written = socket.socketpair()
        self._written = written  # kept: a collected socket would close itself
        for end in (self._signals, written):
            end.setblocking(False)
        signal.set_wakeup_fd(written.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGCHLD, _PARENT_ENDED):
            signal.signal(number, lambda *_: None)  # ignored, it would not wake select

    def run(self) -> None:
        """Answers until the parent is gone. Raises NoLevel where workers cannot be confined at all."""
        self._confinement, probed = strongest(
            self._orders.level, self._orders.rlimits, self._kill_probe
        )
        told = msgspec.json.encode(probed)
        self._control.sendall(_answer(0) + _LENGTH.pack(len(told)) + told)
        while os.getppid() == self._orders.parent:
            ready, _, _ = select.select([self._control, self._signals], [], [])
            if self._signals in ready:
                self._note_the_dead()
            if self._control in ready:
                request, lines, _, _ = socket.recv_fds(self._control, _REQUEST.size, 1)
                if len(request) < _REQUEST.size:
                    return
                pid, grace = _REQUEST.unpack(request)
                self._control.sendall(self._end(pid, grace) if pid else self._fork(lines[0]))

    def end_all(self) -> None:
        """Kills every worker and all that they left behind."""
        if os.getpid() != self._pid:
            return
        for pid in tuple(self._running):
            self._kill(pid)
        self._kill_strangers()

    def _fork(self, line: int) -> bytes:
        try:
            pid, told = self._confinement.fork()
        except OSError as error:
            os.close(line)
            return _answer(-(error.errno or 1))
        if not pid:
            _become_worker(line, self._confinement, self._pid, self._session)
        os.close(line)
        if told is not None:
            self._told[pid] = told
        self._running.add(pid)
        return _answer(pid)

    def _end(self, pid: int, grace: int) -> bytes:
        deadline = time.monotonic() + grace / 1000
        self._note_the_dead()
        while pid in self._running and (left := deadline - time.monotonic()) > 0:
            select.select([self._signals], [], [], left)
            self._note_the_dead()
        if pid in self._running:
            self._kill(pid)
        self._kill_strangers()
        return self._ended.pop(pid)

    def _note_the_dead(self) -> None:
        """Collects workers that ended by themselves and kills what they left behind.

        What they left may hold their socket open: only without it the parent sees that they ended.
        """
        try:
            while self._signals.recv(4096):
                pass
        except BlockingIOError:
            pass
        before = len(self._running)
        for pid in tuple(self._running):
            self._collect(pid, os.WNOHANG)
        if len(self._running) < before:
            self._kill_strangers()

    def _kill_probe(self, pid: int) -> None:
        self._running.add(pid)
        self._kill(pid)
        self._kill_strangers()
        del self._ended[pid]

    def _kill(self, pid: int) -> None:
        os.kill(pid, signal.SIGKILL)  # it may be too young to have a group
        _kill_group(pid)
        self._collect(pid, 0)

    def _collect(self, pid: int, flags: int) -> None:
        """flags 0: it was killed and will end; WNOHANG: only if it has ended."""
        gone, status, usage = os.wait4(pid, flags)
        if not gone:
            return
        _kill_group(pid)  # a group's number is not given away while it has members
        self._running.discard(pid)
        told = self._told.pop(pid, None)
        if told is not None and (left := status_from(told)) is not None:
            status, flags = left, os.WNOHANG  # its own end, which came before it was killed
        killed = not flags and os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        processor = round(1000 * (usage.ru_utime + usage.ru_stime))
        self._ended[pid] = _answer(pid, status, killed, usage.ru_maxrss * _RSS_UNIT, processor)

    def _kill_strangers(self) -> None:
        """Ends all children that are no workers: those that left their group, adopted since.

        Gives up after some rounds: then something forks faster than it can be killed.
        """
        for _ in range(_ROUNDS):
            strangers = self._children.pids() - self._running
            if not strangers:
                return
            for pid in strangers:
                os.kill(pid, signal.SIGKILL)
            for pid in strangers:
                os.waitpid(pid, 0)


def _answer(
    pid: int, status: int = 0, killed: bool = False, memory: int = 0, processor: int = 0
) -> bytes:
    return _ANSWER.pack(pid, status, killed, memory, processor)


def _kill_group(pid: int) -> None:
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):  # macOS: EPERM where all are dead
        pass


class _Children:
    """The children of this process, which has one thread. Made before /proc may go out of sight."""

    def __init__(self) -> None:
        pid = os.getpid()
        try:
            self._file = os.open(f"/proc/{pid}/task/{pid}/children", os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            self._file = -1

    def pids(self) -> set[int]:
        """All, dead ones too; none where the system cannot tell."""
        if self._file < 0:
            return set()
        listed = os.pread(self._file, _MANY, 0)
        if len(listed) == _MANY:  # the last number may be cut
            listed = listed[: listed.rindex(b" ")]
        return {int(child) for child in listed.split()}


def _become_worker(line: int, confinement: Confinement, zygote: int, session: Session) -> NoReturn:
    """Serves as a worker and ends, whatever happens, without a student's atexit functions."""
    status = os.EX_SOFTWARE
    try:
        failed = ""
        try:
            confinement.apply(line, zygote)
        except (OSError, ValueError) as error:
            failed = f"the worker cannot be confined: {error}"
        connection = Connection(socket.socket(fileno=LINE))
        status = connection.refuse(failed) if failed else connection.hold(session)
    finally:
        os._exit(status & 0xFF)
