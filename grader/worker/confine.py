"""What the worker gives up before anything of a student's is there.

Levels are named as in SANDBOX's table: R limits and separates, B has the kernel refuse files, network and processes, A
adds namespaces. A `Confinement` is put together once, in the zygote, and applied in each worker.
"""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from grader.worker import semaphores
from grader.worker.confinement import landlock
from grader.worker.confinement.libc import (
    LINUX,
    PR_SET_CHILD_SUBREAPER,
    PR_SET_DUMPABLE,
    PR_SET_NO_NEW_PRIVS,
    PR_SET_PDEATHSIG,
    prctl,
)
from grader.worker.confinement.namespaces import Forked, Room
from grader.worker.confinement.privileges import become_nobody, drop_capabilities
from grader.worker.confinement.seccomp import Filter
from grader.worker.confinement.syscalls import MACHINES, here

LINE = 3
"""The descriptor of the worker's socket; 0, 1 and 2 are /dev/null and no other is open."""

_RULES = LINE + 1
_AT_ONCE = 32  # workers of one zygote, each of which has to be another user
_AS_IN_ANY_PYTHON = {signal.SIGPIPE, signal.SIGXFSZ}  # ignored, so that a write raises OSError
_NOT_OURS = {signal.SIGKILL, signal.SIGSTOP}  # cannot be set


class Unreachable(Exception):  # noqa: N818 - says what a level is here
    """A level cannot be had on this machine. The message says why, in a few words."""


class Walls:
    """What all levels share, built when it is first needed: the rules on files, the filter of system calls."""

    def __init__(self) -> None:
        self._rules: int | None = None
        self._filter: Filter | None = None

    def rules(self) -> int:
        """A descriptor of the Landlock rules. Raises Unreachable."""
        if self._rules is None:
            try:
                landlock.version()
            except (OSError, KeyError):
                raise Unreachable("no Landlock on this system") from None
            self._rules = landlock.build(landlock.readable(sys.path))
        return self._rules

    def filter(self) -> Filter:
        """The seccomp filter. Raises Unreachable."""
        if self._filter is None:
            if not LINUX or here() not in MACHINES:
                raise Unreachable(f"no list of system calls for {sys.platform} on {here()}")
            self._filter = Filter(here())
            semaphores.install()
        return self._filter


class Confinement:
    """One level, ready to be applied. own_user: a root's worker becomes a user of its own."""

    def __init__(
        self, level: str, own_user: bool, rlimits: Mapping[str, int], walls: Walls
    ) -> None:
        """Raises Unreachable."""
        self.level = level
        self.own_user = own_user
        self.rlimits = rlimits
        self._rules = walls.rules() if level in "BA" else None
        self._filter = walls.filter() if level in "BA" else None
        self._room = Room(own_user, sys.path) if level == "A" else None
        self._tasks = 0
        self._forked = 0

    def enter(self) -> None:
        """What the process that starts workers has to do first, once. Raises OSError."""
        if not self.own_user:
            self._tasks = _tasks_that_exist()
        if self._room is not None:
            self._room.enter()

    def fork(self) -> Forked:
        """Starts a process, which still has to call `apply`. Raises OSError."""
        self._forked += 1
        return Forked(os.fork()) if self._room is None else self._room.fork()

    def apply(self, line: int, zygote: int) -> None:
        """Makes this process, freshly forked by process `zygote`, fit for student code.

        Afterwards `line` is LINE, it leads a session
        of its own without a terminal, dies with the zygote (Linux), handles signals as a fresh Python does except that
        SIGINT is ignored (ctrl-C is the parent's business), is held to the limits, and to the walls of its level. Raises
        OSError or ValueError if any of it fails: then no student code may run.
        """
        keep_only(line, self._rules)
        os.setsid()
        signal_when_parent_ends(signal.SIGKILL)
        if self._room is None and os.getppid() != zygote:
            raise ProcessLookupError("the zygote ended while it started this worker")
        _reset_signals()
        if self.own_user:
            # Not by its own number, which is 2 in each process namespace. Processes have numbers below 2**22.
            become_nobody(zygote * _AT_ONCE + self._forked % _AT_ONCE)
            signal_when_parent_ends(signal.SIGKILL)  # which a change of user takes back
        for name, value in self.rlimits.items():
            limit(name, value + self._tasks if name == "RLIMIT_NPROC" else value)
        drop_capabilities()
        prctl(PR_SET_NO_NEW_PRIVS, 1)  # or a program that root starts has them back
        prctl(PR_SET_DUMPABLE, 0)  # other workers of the same user cannot look into it
        if self._rules is not None:
            landlock.restrict(_RULES)
            os.close(_RULES)
        if self._filter is not None:
            self._filter.install(os.getpid())


def keep_only(line: int, rules: int | None) -> None:
    """Makes `line` LINE and `rules` the next, opens /dev/null (descriptor 1) on 0 and 2 too, and closes all others.

    Needs a limit on open files that is low: the time it takes may grow with it.
    """
    os.dup2(1, 0)
    os.dup2(1, 2)
    kept = [line] if rules is None else [line, rules]
    spare = [
        fcntl.fcntl(descriptor, fcntl.F_DUPFD, _RULES + 1) for descriptor in kept
    ]  # out of the way
    for number, descriptor in enumerate(spare, LINE):
        os.dup2(descriptor, number, inheritable=False)
    os.closerange(LINE + len(kept), resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def signal_when_parent_ends(number: signal.Signals) -> None:
    """Asks for `number` when the thread that started this process ends. Does nothing off Linux."""
    prctl(PR_SET_PDEATHSIG, number)


def adopt_orphans() -> None:
    """Makes this process the parent of descendants that lost theirs. Does nothing off Linux."""
    prctl(PR_SET_CHILD_SUBREAPER, 1)


def _reset_signals() -> None:
    signal.set_wakeup_fd(-1)
    for number in signal.valid_signals() - _AS_IN_ANY_PYTHON - _NOT_OURS:
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())


def limit(name: str, value: int) -> None:
    """Sets a limit of this process, by its name in `resource`, as far as it may be."""
    kind: int = getattr(resource, name)
    _, highest = resource.getrlimit(kind)
    if highest != resource.RLIM_INFINITY:
        value = min(value, highest)
    # A soft limit of its own lets SIGXCPU, which tells why, come before SIGKILL.
    hard = value + 1 if name == "RLIMIT_CPU" and value != highest else value
    resource.setrlimit(kind, (value, hard))


def _tasks_that_exist() -> int:
    """Threads on the whole machine: never fewer than the user has, and in one read."""
    if not LINUX:
        return 0
    fields = Path("/proc/loadavg").read_text().split()
    return int(fields[3].partition("/")[2])
