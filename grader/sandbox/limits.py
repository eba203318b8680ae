"""How much a worker may use, and why that much."""

from __future__ import annotations

import sys

import msgspec

from grader.records.wire import RUN_SECONDS

GIB = 1024**3


class Limits(msgspec.Struct, frozen=True):
    """What one worker may use. The system enforces it; the parent watches the wall clock."""

    wall_seconds: float = 20.0
    """Real seconds for one request. A guess with room: 200 runs of a small program take 0.1 s; a
    slow machine that is shared by a class takes ten times as long."""

    run_cpu_seconds: int = RUN_SECONDS
    """Processor seconds for one run. The session arms it (ITIMER_PROF); here it words the message."""

    cpu_seconds: int = 300
    """Processor seconds for all that one worker does. Only a net below the two limits above."""

    address_space: int = GIB
    """Bytes. Python with greenlet and msgspec takes 22 MiB, 20,000 suspended greenlets 350 more
    (measured); a student's program that needs more than the rest has a leak. Memory counts when it
    is asked for, used or not."""

    file_size: int = 4096
    """Bytes that one file may grow to. No exercise writes files, but multiprocessing's ThreadPool
    makes semaphores, which are files of 32 bytes: with 0 it cannot start."""

    open_files: int = 1_024
    """Descriptors. The worker itself has 4; asyncio, pipes and imports take a handful, but each
    ThreadPool two: a correct program that makes 40 of them has to get them."""

    core_size: int = 0
    """Bytes of a core dump: a crash must not fill the disk of a class."""

    more_processes: int = 1024
    """Processes and threads that may start on top of those that the machine has. The system counts
    the whole user, so a plain number would leave a busy user none. Root is not held by it."""

    def rlimits(self) -> dict[str, int]:
        """The limits for the kernel, by the names of `resource`, RLIMIT_NPROC still without the
        tasks that exist. Other systems than Linux refuse or ignore the last two."""
        everywhere = {
            "RLIMIT_CPU": self.cpu_seconds,
            "RLIMIT_FSIZE": self.file_size,
            "RLIMIT_NOFILE": self.open_files,
            "RLIMIT_CORE": self.core_size,
        }
        if sys.platform != "linux":
            return everywhere
        return everywhere | {"RLIMIT_AS": self.address_space, "RLIMIT_NPROC": self.more_processes}
