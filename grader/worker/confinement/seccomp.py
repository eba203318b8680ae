"""A seccomp filter: the system calls that an exercise never needs and a grader's machine should not see.

A classic BPF program (Documentation/userspace-api/seccomp_filter.rst). It is a list of what is denied: what it does not
name is left to Landlock, the limits and the user's rights. Threads, pools and asyncio keep working; new processes do not.
"""

from __future__ import annotations

import ctypes
import errno
import struct

from grader.worker.confinement.libc import PR_SET_NO_NEW_PRIVS, call, prctl
from grader.worker.confinement.syscalls import MACHINES, numbers

_PLAIN = (
    "fork", "vfork", "execve", "execveat", "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise",
    "kcmp", "pidfd_open", "pidfd_getfd", "pidfd_send_signal", "tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo",
    "setpgid", "sched_setscheduler", "sched_setparam", "sched_setattr", "setpriority", "ioprio_set",
    "migrate_pages", "move_pages", "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown",
    "fchownat", "utime", "utimes", "utimensat", "futimesat", "setxattr", "lsetxattr", "fsetxattr", "removexattr",
    "lremovexattr", "fremovexattr", "setxattrat", "removexattrat", "truncate", "mknod", "mknodat",
    "name_to_handle_at", "open_by_handle_at", "memfd_create", "memfd_secret", "inotify_init", "inotify_init1",
    "fanotify_init", "swapon", "swapoff", "quotactl", "quotactl_fd", "acct", "chroot", "pivot_root", "mount",
    "umount2", "open_tree", "move_mount", "fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr", "socket",
    "bind", "connect", "listen", "io_uring_setup", "io_uring_enter", "io_uring_register", "bpf",
    "perf_event_open", "userfaultfd", "keyctl", "add_key", "request_key", "seccomp", "init_module",
    "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot", "settimeofday", "clock_settime",
    "clock_adjtime", "adjtimex", "sethostname", "setdomainname", "syslog", "iopl", "ioperm", "unshare", "setns",
    "personality", "modify_ldt", "shmget", "msgget", "semget", "mq_open", "vhangup", "lookup_dcookie", "capset",
)  # fmt: skip
"""Denied whatever the arguments."""

_ITSELF = (("kill", 0), ("tgkill", 0))
"""Allowed only with this process itself as that argument: nobody else gets a signal."""

_ZERO = (("prlimit64", 0), ("sched_setaffinity", 0))
"""Allowed only with 0, which means itself, as that argument."""

_COMMANDS = {
    "fcntl": (1, (8, 10, 15, 1026)),  # F_SETOWN, F_SETSIG, F_SETOWN_EX: signals to others; F_NOTIFY
    # TIOCSTI and TIOCLINUX type into a terminal; FIOSETOWN, SIOCSPGRP and FIOASYNC send signals.
    "ioctl": (1, (0x5412, 0x541C, 0x8901, 0x8902, 0x5452)),
    "prctl": (0, (1, 4, 36, 0x59616D61)),  # PDEATHSIG, DUMPABLE, CHILD_SUBREAPER, PTRACER
}
"""Denied with one of these values as that argument."""

_CLONE_THREAD = 0x10000

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_FIRST_X32 = 0x40000000

_INSTRUCTION = struct.Struct("=HBBI")
_PLACEHOLDER = 0xFEEDBEEF
_MODE_FILTER = 2
_PR_SET_SECCOMP = 22


class Filter:
    """The program for one machine. Building it takes a millisecond, so it is built once for all workers."""

    def __init__(self, machine: str) -> None:
        """Raises KeyError for a machine that is not in MACHINES."""
        code = _program(machine)
        self._code = b"".join(_INSTRUCTION.pack(*instruction) for instruction in code)
        # A worker's own process number is not known before it is there.
        self._own = [
            place * _INSTRUCTION.size + 4
            for place, instruction in enumerate(code)
            if instruction[3] == _PLACEHOLDER
        ]

    def install(self, pid: int) -> None:
        """Holds this process, whose number it believes to be `pid`, to the filter for good. Raises OSError."""
        code = bytearray(self._code)
        for place in self._own:
            struct.pack_into("=I", code, place, pid)
        buffer = ctypes.create_string_buffer(bytes(code), len(code))
        count = len(code) // _INSTRUCTION.size
        program = struct.pack("HxxxxxxQ", count, ctypes.addressof(buffer))  # struct sock_fprog
        prctl(PR_SET_NO_NEW_PRIVS, 1)
        call("prctl", _PR_SET_SECCOMP, _MODE_FILTER, ctypes.create_string_buffer(program, 16), 0, 0)


_Instruction = tuple[int, int, int, int]


def _program(machine: str) -> list[_Instruction]:
    known = numbers(machine)
    code = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, MACHINES[machine]),
        (_RETURN, 0, 0, _KILL),  # calls of another architecture have other numbers
        (_LOAD, 0, 0, _NUMBER),
    ]
    if machine == "x86_64":
        code += [(_AT_LEAST, 0, 1, _FIRST_X32), (_RETURN, 0, 0, _KILL)]
    for name in _PLAIN:
        if name in known:
            code += [(_EQUAL, 0, 1, known[name]), _denied(errno.EPERM)]
    # A C library that finds no clone3 takes clone, whose flags a filter can read.
    code += [(_EQUAL, 0, 1, known["clone3"]), _denied(errno.ENOSYS)]
    code += _when(known["clone"], 0, [(_ANY_BIT, 1, 0, _CLONE_THREAD), _denied(errno.EPERM)])
    for name, argument in _ITSELF:
        code += _when(known[name], argument, [(_EQUAL, 1, 0, _PLACEHOLDER), _denied(errno.EPERM)])
    for name, argument in _ZERO:
        code += _when(known[name], argument, [(_EQUAL, 1, 0, 0), _denied(errno.EPERM)])
    for name, (argument, values) in _COMMANDS.items():
        each = [step for value in values for step in ((_EQUAL, 0, 1, value), _denied(errno.EPERM))]
        code += _when(known[name], argument, each)
    return [*code, (_RETURN, 0, 0, _ALLOW)]


def _when(number: int, argument: int, checks: list[_Instruction]) -> list[_Instruction]:
    """`checks` on the low half of an argument of one call; what passes them is allowed."""
    inside = [(_LOAD, 0, 0, _ARGUMENTS + 8 * argument), *checks, (_RETURN, 0, 0, _ALLOW)]
    return [(_EQUAL, 0, len(inside), number), *inside]


def _denied(number: int) -> _Instruction:
    return (_RETURN, 0, 0, 0x00050000 | number)
