"""Level W, for Windows: a worker started as a program of its own, held by a Job Object and a time limit.

UNTESTED. It was written after Microsoft's documentation and type-checked for Windows; no line below "if" has ever run. What else
`grade` lacks on Windows stands in docs/faults.md. There is no parent of workers, as Windows cannot fork: each worker takes
the tenths of a second in which Python starts and imports the kernel.

A Job Object ends all that a worker starts, when it is closed, and limits memory, processor time and the number of
processes. It keeps nobody from reading files or from the network.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import c_int64, c_size_t, c_uint32, c_uint64

EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_PROCESS_TIME, _ACTIVE_PROCESSES, _PROCESS_MEMORY, _DIE_ON_UNHANDLED, _KILL_ON_CLOSE = (
    0x2,
    0x8,
    0x100,
    0x400,
    0x2000,
)
FLAGS = _PROCESS_TIME | _ACTIVE_PROCESSES | _PROCESS_MEMORY | _DIE_ON_UNHANDLED | _KILL_ON_CLOSE
_TICKS = 10_000_000  # of 100 nanoseconds, in a second


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_user_time", c_int64), ("job_user_time", c_int64), ("flags", c_uint32), ("least_working_set", c_size_t),
        ("most_working_set", c_size_t), ("active_processes", c_uint32), ("affinity", c_size_t), ("priority_class", c_uint32),
        ("scheduling_class", c_uint32),
    )  # fmt: skip


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits), ("io_counters", c_uint64 * 6), ("process_memory", c_size_t), ("job_memory", c_size_t),
        ("peak_process_memory", c_size_t), ("peak_job_memory", c_size_t),
    )  # fmt: skip


def limits_of(memory: int, processor_seconds: int) -> ExtendedLimits:
    """What one worker may use: bytes, seconds, and no process besides itself."""
    limits = ExtendedLimits()
    limits.basic.flags = FLAGS
    limits.basic.active_processes = 1
    limits.basic.process_user_time = processor_seconds * _TICKS
    limits.process_memory = memory
    return limits


if sys.platform == "win32":
    import json
    import os
    import socket
    import subprocess
    from collections.abc import Sequence
    from typing import Any, cast

    from grader.sandbox.limits import Limits
    from grader.sandbox.worker import End, GraderBroke, Worker

    _BOOTSTRAP = (
        "import json, socket, sys; folders, session, line = json.loads(sys.stdin.readline()); sys.path[:0] = folders; "
        "import importlib; from grader.worker.connection import Connection; "
        "module = importlib.import_module(session); module.prepare(); "
        "sys.path[:] = [entry for entry in sys.path if entry not in folders]; "
        "sys.exit(Connection(socket.fromshare(bytes.fromhex(line))).hold(module))"
    )
    """The worker does nothing before it is told its line, and by then it is in its job."""
    _SAFE = ("SYSTEMROOT", "WINDIR")  # without which sockets do not start

    class Job:
        """A Job Object that ends what is in it when it is closed."""

        def __init__(self, limits: Limits) -> None:
            """Raises GraderBroke."""
            self._kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel32.CreateJobObjectW.restype = ctypes.c_void_p
            self._handle = ctypes.c_void_p(self._kernel32.CreateJobObjectW(None, None))
            wanted = limits_of(limits.address_space, limits.cpu_seconds)
            size = ctypes.sizeof(wanted)
            self._demand(bool(self._handle))
            self._demand(
                self._kernel32.SetInformationJobObject(
                    self._handle, EXTENDED_LIMITS, ctypes.byref(wanted), size
                )
            )

        def take(self, process: subprocess.Popen[bytes]) -> None:
            """Puts a process into it, for good. Raises GraderBroke."""
            handle = ctypes.c_void_p(int(cast(Any, process)._handle))
            self._demand(self._kernel32.AssignProcessToJobObject(self._handle, handle))

        def peak(self) -> int:
            """The most bytes that a process in it has held. Raises GraderBroke."""
            told = ExtendedLimits()
            size = ctypes.sizeof(told)
            self._demand(
                self._kernel32.QueryInformationJobObject(
                    self._handle, EXTENDED_LIMITS, ctypes.byref(told), size, None
                )
            )
            return int(told.peak_process_memory)

        def close(self) -> None:
            """Ends all that is in it. May be repeated."""
            if self._handle:
                self._kernel32.CloseHandle(self._handle)
                self._handle = ctypes.c_void_p()

        def _demand(self, worked: object) -> None:
            if not worked:
                raise GraderBroke(f"a Job Object: {ctypes.FormatError(ctypes.get_last_error())}")

    def start_worker(limits: Limits, session: str, folders: Sequence[str]) -> Worker:
        """A fresh worker, to which requests can be sent at once. Raises GraderBroke."""
        job = Job(limits)
        environment = {name: os.environ[name] for name in _SAFE if name in os.environ}
        process = subprocess.Popen(
            [sys.executable, "-P", "-s", "-S", "-X", "utf8", "-c", _BOOTSTRAP],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**environment, "PYTHONHASHSEED": "0"}, creationflags=subprocess.CREATE_NO_WINDOW,
        )  # fmt: skip
        try:
            job.take(process)
            ours, theirs = socket.socketpair()
            with theirs:
                told = json.dumps([list(folders), session, theirs.share(process.pid).hex()])
            assert process.stdin is not None
            with process.stdin as stdin:
                stdin.write(f"{told}\n".encode())
        except OSError as error:
            process.kill()
            job.close()
            raise GraderBroke(f"a worker cannot be started: {error}") from error

        def end(pid: int, grace: float) -> End:
            """As the parent of workers does it elsewhere: the status is one as of wait(), an exit code in its high byte."""
            killed = False
            try:
                code = process.wait(grace)
            except subprocess.TimeoutExpired:
                killed = True
                process.kill()
                code = process.wait()
            memory = job.peak()
            job.close()
            return End((code & 0xFF) << 8, killed, memory, 0)

        return Worker(process.pid, ours, limits, end)
