"""Rights that a worker gives up: those of root, and being looked into by others of the same user."""

from __future__ import annotations

import ctypes
import os
import struct

from grader.worker.confinement.libc import LINUX, system_call
from grader.worker.confinement.syscalls import MACHINES, here, numbers

_FIRST_USER = 2_000_000_000
"""Nobody's number: far above those that systems give to people and services, below 2**31."""
_CAPABILITIES_3 = 0x20080522


def become_nobody(number: int) -> None:
    """Makes a root process the user of that number of nobody's (0 to 2**27), with no group, who owns nothing.

    A user for each worker: the limit on processes counts a user's, and users cannot signal each other. Raises OSError.
    """
    user = _FIRST_USER + number
    os.setgroups(())
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def drop_capabilities() -> None:
    """Takes from this process all that root may do beyond its own files. Raises OSError."""
    if not LINUX or here() not in MACHINES:
        return
    header = ctypes.create_string_buffer(struct.pack("=Ii", _CAPABILITIES_3, 0), 8)
    system_call(numbers(here())["capset"], header, ctypes.create_string_buffer(24))
