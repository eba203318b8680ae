"""Which level this machine gives: each is tried in a process that is confined as workers are, the strongest first."""

from __future__ import annotations

import os
import select
import socket
from collections.abc import Callable, Iterable, Mapping
from typing import NoReturn

import msgspec

from grader.records.wire import Letter, Probed
from grader.worker.confine import LINE, Confinement, Unreachable, Walls
from grader.worker.confinement import selftest

STRONGEST_FIRST: tuple[Letter, ...] = ("A", "B", "R")
_AS_OWN_USER = "as a user of its own: "  # as in grader/sandbox/level.py
_PATIENCE = 10.0  # seconds for one attempt; 0.02 is usual

Reap = Callable[[int], object]
"""Ends a process that was forked, and collects it and what it left behind."""


class NoLevel(Exception):  # noqa: N818 - says what there is
    """Not even the weakest level holds. The message says why."""


def strongest(wanted: Letter, rlimits: Mapping[str, int], reap: Reap) -> tuple[Confinement, Probed]:
    """The strongest level that holds, none above `wanted`. Raises NoLevel."""
    walls = Walls()
    missed: list[tuple[str, str]] = []
    for level in STRONGEST_FIRST[STRONGEST_FIRST.index(wanted) :]:
        for own_user in _users():
            try:
                confinement = Confinement(level, own_user, rlimits, walls)
            except (Unreachable, OSError) as error:
                missed.append((level, str(error)))
                break
            why = "; ".join(_attempt(confinement, reap))
            if not why:
                confinement.enter()
                return confinement, Probed(level, own_user, tuple(missed))
            missed.append((level, f"{_AS_OWN_USER}{why}" if own_user else why))
    raise NoLevel("; ".join(f"{level}: {why}" for level, why in missed))


def _users() -> Iterable[bool]:
    return (True, False) if os.geteuid() == 0 else (False,)


def _attempt(confinement: Confinement, reap: Reap) -> tuple[str, ...]:
    """What fails under this confinement."""
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            pid = os.fork()
            if not pid:
                _start_probe(confinement, theirs.fileno())
        try:
            told = _all_from(ours)
        finally:
            reap(pid)
    try:
        return msgspec.json.decode(told, type=tuple[str, ...])
    except msgspec.DecodeError:
        return ("the process that tried it did not live to tell",)


def _start_probe(confinement: Confinement, line: int) -> NoReturn:
    """Does what the zygote would do, in a process that can be thrown away if it comes to nothing."""
    zygote = os.getpid()
    try:
        try:
            confinement.enter()
            pid, _ = confinement.fork()
        except OSError as error:
            os.write(line, msgspec.json.encode([str(error)]))
        else:
            if not pid:
                _probe(confinement, line, zygote)
            os.close(line)
            os.waitpid(pid, 0)
    finally:
        os._exit(0)


def _probe(confinement: Confinement, line: int, zygote: int) -> None:
    try:
        confinement.apply(line, zygote)
        line = LINE
        failed = list(selftest.failures(confinement.level, confinement.rlimits, LINE))
    except Exception as error:
        failed = [str(error) or type(error).__name__]
    os.write(line, msgspec.json.encode(failed))


def _all_from(line: socket.socket) -> bytes:
    told = b""
    while select.select([line], [], [], _PATIENCE)[0]:
        piece = line.recv(65536)
        if not piece:
            break
        told += piece
    return told
