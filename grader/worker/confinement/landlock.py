"""Landlock: which files a worker may read. All else on disk, and TCP, is refused by the kernel.

See Documentation/userspace-api/landlock.rst. Later versions of the interface hold off more: moving files between folders
(2), truncating (3), TCP (4), device controls (5), abstract sockets and signals to others (6).
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.worker.confinement.libc import PR_SET_NO_NEW_PRIVS, prctl, system_call
from grader.worker.confinement.syscalls import here, numbers

_READ_FILE, _READ_FOLDER, _WRITE_FILE = 1 << 2, 1 << 3, 1 << 1
_HANDLED = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # version: how many rights on files it knows
_TCP = 0b11  # bind, connect
_SCOPES = 0b11  # abstract unix sockets, signals
_RULE_BENEATH = 1
_VERSION = 1  # flag of landlock_create_ruleset

_NEVER = ("site-packages", "dist-packages")
_WRITABLE = ("/dev/null",)
_FILES = (
    "/dev/null", "/dev/zero", "/dev/random", "/dev/urandom", "/etc/ld.so.cache", "/etc/localtime",
    "/usr/share/zoneinfo", "/sys/devices/system/cpu/online", "/sys/devices/system/cpu/possible",
)  # fmt: skip
_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")


def version() -> int:
    """The version of the interface. Raises OSError where the kernel has none."""
    return system_call(_number("landlock_create_ruleset"), None, 0, _VERSION)


def readable(library: Iterable[str]) -> list[Path]:
    """What Python needs to read to import from the folders in `library`: the standard library without what is installed
    into it, the system's shared libraries, time zones, random numbers."""
    found = [Path(file) for file in _FILES]
    for folder in map(Path, library):
        found += [child for child in _children(folder) if child.name not in _NEVER]
        found += [folder] if folder.is_file() else []
    prefixes = [Path(folder).parent for folder in library]
    for folder in dict.fromkeys(
        Path(each).resolve() for each in (*map(Path, _LIBRARIES), *prefixes)
    ):
        found += [child for child in _children(folder) if _is_library(child)]
    return [path for path in dict.fromkeys(found) if path.exists()]


def build(paths: Iterable[Path]) -> int:
    """A descriptor of the rules: `paths` may be read, nothing else may. Raises OSError."""
    level = version()
    rights = (1 << _HANDLED.get(level, 16)) - 1
    attributes = struct.pack(
        "=QQQ", rights, _TCP if level >= 4 else 0, _SCOPES if level >= 6 else 0
    )
    size = 24 if level >= 6 else 16 if level >= 4 else 8
    rules = system_call(
        _number("landlock_create_ruleset"), ctypes.create_string_buffer(attributes, 24), size, 0
    )
    for path in paths:
        _allow(rules, path)
    return rules


def restrict(rules: int) -> None:
    """Holds this process to the rules for good. Raises OSError."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    system_call(_number("landlock_restrict_self"), rules, 0)


def _allow(rules: int, path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # gone since, or not ours to see: then a worker does without
        return
    try:
        rights = _READ_FILE
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            rights |= _READ_FOLDER
        if str(path) in _WRITABLE:
            rights |= _WRITE_FILE
        rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, descriptor), 12)
        system_call(_number("landlock_add_rule"), rules, _RULE_BENEATH, rule, 0)
    finally:
        os.close(descriptor)


def _children(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(folder.iterdir())
    except OSError:
        return


def _is_library(path: Path) -> bool:
    return ".so" in path.suffixes or path.name.endswith(("-linux-gnu", "-linux-musl"))


def _number(name: str) -> int:
    return numbers(here())[name]
