"""Whether the walls hold, found out by trying each thing that they promise to stop, and each that has to go on working.

Run in a process that is confined as workers are, before any of them gets student code. What is tried does no harm where
it succeeds.
"""

from __future__ import annotations

import fcntl
import os
import resource
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from grader.worker.confinement import libc

Attempt = Callable[[], object]
"""Raises OSError where it is stopped, as it should be."""


def failures(level: str, rlimits: Mapping[str, int], highest_descriptor: int) -> Iterator[str]:
    """What does not hold, or does not work, one short text each; none if all is well."""
    yield from _works()
    yield from _process(rlimits, highest_descriptor)
    if level in ("B", "A"):
        for what, attempt in _ATTEMPTS.items():
            if _succeeds(attempt):
                yield f"{what} is not stopped"
    if level == "A" and (os.getpid(), os.getppid()) != (2, 1):
        yield "a process namespace is not there"


def _succeeds(attempt: Attempt) -> bool:
    try:
        attempt()
    except OSError:
        return False
    return True


def _works() -> Iterator[str]:
    """What honest code needs."""
    library = os.__file__
    try:
        Path(library).read_bytes()
        Path("/dev/null").write_bytes(b"x")
        os.urandom(1)
    except OSError as error:
        yield f"{error.filename or 'a file'} cannot be used ({error.strerror})"
    try:
        for end in socket.socketpair():
            end.close()
        thread = threading.Thread(target=int)
        thread.start()
        thread.join()
    except (OSError, RuntimeError) as error:
        yield f"threads and pipes do not work ({error})"


def _process(rlimits: Mapping[str, int], highest_descriptor: int) -> Iterator[str]:
    """What level R promises."""
    if os.getpgid(0) != os.getpid() or os.getsid(0) != os.getpid():
        yield "it is not in a process group of its own"
    if any(_is_open(number) for number in range(highest_descriptor + 1, 64)):
        yield "descriptors of the grader are open"
    if set(os.environ) - {"PYTHONHASHSEED", "MALLOC_ARENA_MAX", "TZ"}:
        yield "the environment of the grader is there"
    for name, value in rlimits.items():
        soft, _ = resource.getrlimit(getattr(resource, name))
        if name != "RLIMIT_NPROC" and (soft == resource.RLIM_INFINITY or soft > value):
            yield f"{name} is not set"


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def _write_a_file() -> None:
    for folder in ("/tmp", "/dev/shm", "/var/tmp", "."):
        name = Path(folder) / f"threadgrader-{os.getpid()}"
        try:
            descriptor = os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except OSError:
            continue
        os.close(descriptor)
        name.unlink()
        return
    raise PermissionError


def _start_a_process() -> None:
    pid = os.fork()
    if not pid:
        os._exit(0)
    os.waitpid(pid, 0)


def _start_a_program() -> None:
    os.execv("/threadgrader/no/such/program", ["x"])


def _exec_is_stopped() -> None:
    try:
        _start_a_program()
    except PermissionError:
        raise
    except OSError:
        return  # it was looked for: nothing stopped it


def _signal_parent() -> None:
    os.kill(os.getppid(), 0)


def _limit_parent() -> None:
    resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE)


def _own_signals_of_parent() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        fcntl.fcntl(ours, fcntl.F_SETOWN, os.getppid())


def _change_mode() -> None:
    Path("/dev/null").chmod(0o666)


def _touch() -> None:
    os.utime("/dev/null")


def _trace_parent() -> None:
    libc.call("ptrace", 0x4206, os.getppid(), 0, 0)  # PTRACE_SEIZE
    libc.call("ptrace", 17, os.getppid(), 0, 0)


def _anonymous_file() -> None:
    os.close(os.memfd_create("x"))


def _read_memory_of_parent() -> None:
    with Path(f"/proc/{os.getppid()}/mem").open("rb"):
        pass


def _affinity_of_parent() -> None:
    os.sched_setaffinity(os.getppid(), os.sched_getaffinity(os.getppid()))


def _shared_memory() -> None:
    libc.call("shmget", 0, 4096, 0o1600)


def _connect() -> None:
    socket.socket(socket.AF_INET).close()


def _unix_socket() -> None:
    socket.socket(socket.AF_UNIX).close()


def _datagrams() -> None:
    """With a pair for datagrams, one can send to each such socket that has a name."""
    for end in socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM):
        end.close()


def _open_for_nothing() -> None:
    os.close(os.open("/etc/passwd", os.O_WRONLY | os.O_RDWR))


def _list_root() -> None:
    with os.scandir("/"):
        pass


def _in_interpreter() -> None:
    """`site-packages`, where the grader itself may lie."""
    with os.scandir(Path(os.__file__).parent / "site-packages"):
        pass


_ATTEMPTS: dict[str, Attempt] = {
    "reading /etc/passwd": lambda: Path("/etc/passwd").read_bytes(),
    "listing the root folder": _list_root,
    "reading the installed packages": _in_interpreter,
    "reading the environment of another process": lambda: Path("/proc/1/environ").read_bytes(),
    "reading the memory of another process": _read_memory_of_parent,
    "writing a file": _write_a_file,
    "a file in memory": _anonymous_file,
    "shared memory": _shared_memory,
    "changing the mode of a file": _change_mode,
    "changing the times of a file": _touch,
    "a network socket": _connect,
    "a unix socket": _unix_socket,
    "datagrams to others": _datagrams,
    "opening a file for nothing": _open_for_nothing,
    "starting a process": _start_a_process,
    "starting a program": _exec_is_stopped,
    "a signal to the parent": _signal_parent,
    "tracing the parent": _trace_parent,
    "the limits of the parent": _limit_parent,
    "the processors of the parent": _affinity_of_parent,
    "having the parent signalled": _own_signals_of_parent,
}
