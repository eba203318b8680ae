"""Starts the warm parent of workers as a program of its own, and has it fork and end workers.

What goes over the control socket is described in grader/worker/zygote.py, the other end.
"""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import msgspec

from grader.records.exercise import EXERCISES
from grader.records.wire import Probed
from grader.sandbox.deadline import Deadline, receive_exactly
from grader.sandbox.level import STRONGEST, Level, Reached, reached
from grader.sandbox.limits import Limits
from grader.sandbox.privacy import keep_to_itself
from grader.sandbox.worker import End, GraderBroke, Worker

_REQUEST = struct.Struct(">iI")  # as in grader/worker/zygote.py
_ANSWER = struct.Struct(">ii?QQ")  # as in grader/worker/zygote.py
_LENGTH = struct.Struct(">I")  # as in grader/worker/zygote.py

_PATIENCE = 30.0  # seconds for an answer of the zygote; 0.1 is usual for the first, 0.003 later
_CLOSING = 5.0  # seconds that the zygote gets to end all its descendants before it is killed

# PYTHONHASHSEED is ignored under -I (and -E), so the parts of -I that are left are named: -P -s.
# -E adds nothing, as the environment below is all there is.
_FLAGS = ("-P", "-s", "-S", "-X", "utf8")
_ENVIRONMENT = {"PYTHONHASHSEED": "0", "MALLOC_ARENA_MAX": "1", "TZ": "UTC"}
_BOOTSTRAP = (
    "import sys; sys.path[:0] = sys.argv[2:]; "
    "from grader.worker.zygote import main; main(sys.argv[1], sys.argv[2:])"
)


class Zygote:
    """A process from which workers are forked. A context manager: nothing outlives the block.

    Making one returns at once: it gets ready while the caller goes on. Safe to use from several
    threads. Once GraderBroke was raised, all its workers are gone and it can only be closed.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        session: str = "grader.worker.session",
        folders: Sequence[Path] = (),
        strongest: Level = STRONGEST,
    ) -> None:
        """session: the module that workers run; folders: where to look for it besides our own; strongest: no stronger level
        is tried."""
        keep_to_itself()
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._workers: dict[int, Worker] = {}
        self._failure = ""
        self._strongest = strongest
        self._siblings: dict[str, Zygote] = {}
        self._reached: Reached | None = None
        self._written = b""
        orders = {
            "parent": os.getpid(),
            "session": session,
            "rlimits": self._limits.rlimits(),
            "level": strongest.letter,
            "own": [msgspec.to_builtins(exercise) for exercise in EXERCISES if exercise.home],
        }
        paths = [str(folder.resolve()) for folder in (*folders, *_import_folders())]
        self._control, theirs = socket.socketpair()
        try:
            with theirs:
                self._process = subprocess.Popen(
                    [sys.executable, *_FLAGS, "-c", _BOOTSTRAP, json.dumps(orders), *paths],
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    cwd="/",
                    env=_ENVIRONMENT,
                    start_new_session=True,
                )
        except BaseException as error:
            self._control.close()  # whatever was started ends with it
            if isinstance(error, OSError):
                raise GraderBroke(f"{sys.executable} cannot be started: {error}") from error
            raise

    @property
    def pid(self) -> int:
        """The zygote's process id."""
        return self._process.pid

    def sibling(self, session: str) -> Zygote:
        """One with the same limits and level whose workers run another session. Made when it is first asked for, closed with
        this one."""
        with self._lock:
            if self._control.fileno() < 0:
                raise ValueError("this zygote was closed")
            if session not in self._siblings:
                self._siblings[session] = Zygote(self._limits, session, strongest=self._strongest)
            return self._siblings[session]

    @property
    def reached(self) -> Reached:
        """The level that its workers have. Waits for it to be ready. Raises GraderBroke."""
        if self._reached is not None:
            return self._reached
        with self._lock, self._talking() as deadline:
            return self._when_ready(deadline)

    def start_worker(self) -> Worker:
        """A fresh worker. Raises GraderBroke, and ValueError where the zygote was closed."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                pid, _ = self._request(0, 0, theirs)
            if pid < 0:
                raise GraderBroke(f"no process can be started: {os.strerror(-pid)}")
            worker = Worker(pid, ours, self._limits, self._end)
            self._workers[pid] = worker
        except BaseException:
            ours.close()
            raise
        return worker

    def close(self) -> None:
        """Ends the zygote, all workers and what they left behind. May be repeated."""
        for sibling in tuple(self._siblings.values()):
            sibling.close()
        for worker in tuple(self._workers.values()):
            worker.close()
        self._kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _end(self, pid: int, grace: float) -> End:
        """Ends worker `pid`, within `grace` seconds by itself or else by force."""
        try:
            _, end = self._request(pid, round(1000 * grace))
        finally:
            self._workers.pop(pid, None)
        return end

    def _request(self, pid: int, grace: int, line: socket.socket | None = None) -> tuple[int, End]:
        with self._lock, self._talking() as deadline:
            self._when_ready(deadline)
            lines = [] if line is None else [line.fileno()]
            self._control.settimeout(_PATIENCE)
            socket.send_fds(self._control, [_REQUEST.pack(pid, grace)], lines)
            return self._receive(deadline)

    @contextmanager
    def _talking(self) -> Iterator[Deadline]:
        """Gives until when answers are waited for. Any error in the block ends the zygote."""
        if self._failure:
            raise GraderBroke(self._failure)
        if self._control.fileno() < 0:
            raise ValueError("this zygote was closed")
        try:
            yield Deadline(_PATIENCE, self.pid)
        except BaseException as error:
            # An answer may still be on its way: nobody could tell it from the next one.
            self._failure = "the parent of the workers was interrupted"
            self._kill()
            if isinstance(error, (OSError, EOFError)):
                self._failure = f"the parent of the workers is gone: {self._last_words(error)}"
                raise GraderBroke(self._failure) from error
            raise

    def _when_ready(self, deadline: Deadline) -> Reached:
        if self._reached is None:
            self._receive(deadline)
            (length,) = _LENGTH.unpack(receive_exactly(self._control, _LENGTH.size, deadline))
            told = receive_exactly(self._control, length, deadline)
            self._reached = reached(msgspec.json.decode(told, type=Probed))
        return self._reached

    def _receive(self, deadline: Deadline) -> tuple[int, End]:
        pid, *end = _ANSWER.unpack(receive_exactly(self._control, _ANSWER.size, deadline))
        return pid, End._make(end)

    def _last_words(self, error: Exception) -> str:
        """The last line that the zygote wrote before it ended, or else what its parent saw."""
        lines = self._written.decode(errors="replace").split("\n")
        said = [line.strip() for line in lines if line.strip()]
        if said:
            return said[-1]
        if isinstance(error, TimeoutError):
            return f"no answer within {_PATIENCE:g} seconds"
        return f"it ended with status {self._process.returncode}"

    def _kill(self) -> None:
        """Afterwards the zygote is dead, its workers too, and its pipe closed. May be repeated."""
        self._control.close()
        try:
            self._process.wait(_CLOSING)  # its control socket is closed: it is on its way
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(_CLOSING)
        finally:
            self._process.kill()
            for pid in self._workers:
                _kill_group(pid)
            pipe = self._process.stderr
            if pipe is not None and not pipe.closed:
                os.set_blocking(pipe.fileno(), False)
                self._written = pipe.read() or b""
                pipe.close()


def _kill_group(pid: int) -> None:
    """Worker `pid` and its group, if they are still there although the zygote is not."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass


def _import_folders() -> list[Path]:
    """Where our package and the two that it needs lie. Imports none of them."""
    folders = [Path(__file__).parents[2]]
    for name in ("greenlet", "msgspec"):
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise GraderBroke(f"the package {name} is not installed for {sys.executable}")
        folders.append(Path(spec.origin).parents[1])
    return list(dict.fromkeys(folders))
