"""A seccomp filter: the system calls that an exercise never needs and a grader's machine should not see.

A classic BPF program (Documentation/userspace-api/seccomp_filter.rst). It is a list of what is denied: what it does not
name is left to Landlock, the limits and the user's rights. Threads, pools and asyncio keep working; new processes do not.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Sequence

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
    "personality", "modify_ldt", "shmget", "shmat", "shmctl", "msgget", "msgsnd", "msgrcv", "msgctl",
    "semget", "semop", "semtimedop", "semctl", "mq_open", "mq_unlink", "vhangup", "lookup_dcookie", "capset",
    "creat", "file_setattr", "io_setup", "timer_create",
)  # fmt: skip
"""Denied whatever the arguments."""

_ITSELF = (("kill", 0), ("tgkill", 0))
"""Allowed only with this process itself as that argument: nobody else gets a signal."""

_ZERO = (("prlimit64", 0), ("sched_setaffinity", 0))
"""Allowed only with 0, which means itself, as that argument."""

_COMMANDS = {
    # F_SETOWN, F_SETSIG, F_SETOWN_EX: signals to others; F_SETLEASE, F_NOTIFY: others wait, or are watched.
    "fcntl": (1, (8, 10, 15, 1024, 1026)),
    "prctl": (0, (1, 4, 36, 0x59616D61)),  # PDEATHSIG, DUMPABLE, CHILD_SUBREAPER, PTRACER
}
"""Denied with one of these values as that argument."""

_HARMLESS = (0x5401, 0x802C542A, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""Allowed commands of ioctl: TCGETS, its second version (isatty), TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX.
Others type into terminals, send signals, or change attributes of files, and there are hundreds."""

_OPENING = (("open", 1), ("openat", 2))
"""Which argument says how a file is opened. Denied is access mode 3, neither reading nor writing: Landlock asks for no
right there, and one can still change attributes by it and, before version 3 of Landlock, empty the file. Denied, too, is
to read and to empty, for which such a Landlock asks for the right to read."""

_ACCESS = 3  # O_ACCMODE
_UNIX, _KIND = 1, 0xF  # AF_UNIX, SOCK_TYPE_MASK
_STREAM, _PACKETS = 1, 5  # SOCK_STREAM, SOCK_SEQPACKET
_CLONE_THREAD = 0x10000

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _MASK, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
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
    code += [(_EQUAL, 0, 1, known["openat2"]), _denied(errno.ENOSYS)]
    code += _when(known["clone"], 0, [(_ANY_BIT, 1, 0, _CLONE_THREAD), _denied(errno.EPERM)])
    for name, argument in _ITSELF:
        code += _when(known[name], argument, [(_EQUAL, 1, 0, _PLACEHOLDER), _denied(errno.EPERM)])
    for name, argument in _ZERO:
        code += _when(known[name], argument, [(_EQUAL, 1, 0, 0), _denied(errno.EPERM)])
    for name, (argument, values) in _COMMANDS.items():
        each = [step for value in values for step in ((_EQUAL, 0, 1, value), _denied(errno.EPERM))]
        code += _when(known[name], argument, each)
    code += _files_and_pairs(known)
    return [*code, (_RETURN, 0, 0, _ALLOW)]


def _files_and_pairs(known: dict[str, int]) -> list[_Instruction]:
    code = []
    for name, argument in _OPENING:
        if name in known:
            code += _when(known[name], argument, _no_odd_access(argument))
    # A pair for datagrams may send to any socket that has a name, although it is connected.
    kind = [_load(1), (_MASK, 0, 0, _KIND), *_one_of((_STREAM, _PACKETS))]
    code += _when(known["socketpair"], 0, [(_EQUAL, 1, 0, _UNIX), _denied(errno.EPERM), *kind])
    return code + _when(known["ioctl"], 1, _one_of(_HARMLESS))


def _no_odd_access(argument: int) -> list[_Instruction]:
    return [
        (_MASK, 0, 0, _ACCESS),
        (_EQUAL, 0, 1, _ACCESS),
        _denied(errno.EPERM),
        (_EQUAL, 0, 3, os.O_RDONLY),
        _load(argument),
        (_ANY_BIT, 0, 1, os.O_TRUNC),
        _denied(errno.EPERM),
    ]


def _one_of(values: Sequence[int]) -> list[_Instruction]:
    """What was loaded has to be one of them."""
    each = [(_EQUAL, len(values) - place, 0, value) for place, value in enumerate(values)]
    return [*each, _denied(errno.EPERM)]


def _when(number: int, argument: int, checks: list[_Instruction]) -> list[_Instruction]:
    """`checks` on the low half of an argument of one call; what passes them is allowed."""
    inside = [_load(argument), *checks, (_RETURN, 0, 0, _ALLOW)]
    return [(_EQUAL, 0, len(inside), number), *inside]


def _load(argument: int) -> _Instruction:
    return (_LOAD, 0, 0, _ARGUMENTS + 8 * argument)


def _denied(number: int) -> _Instruction:
    return (_RETURN, 0, 0, 0x00050000 | number)
