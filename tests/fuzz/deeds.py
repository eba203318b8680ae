"""What a lying worker does when it is asked. Shared by the test and by the worker itself: imports nothing of ours."""

from __future__ import annotations

import array
import os
import socket
import time
from typing import Literal, NoReturn

import msgspec

Manner = Literal["whole", "pieces", "drip", "with descriptors"]


class Deed(msgspec.Struct, frozen=True, array_like=True):
    """One answer. ahead: sent before anything is asked; text, and `fill` so many times: sent when it is, in this manner; then
    the worker may end, go deaf, close the line, or leave it to a child that goes on sleeping."""

    text: bytes
    manner: Manner = "whole"
    then: Literal["goes on", "exits", "closes", "sleeps", "leaves a child"] = "goes on"
    ahead: bytes = b""
    fill: bytes = b""
    times: int = 0


def send(line: socket.socket, deed: Deed) -> None:
    """Sends the text of a deed."""
    if deed.manner == "with descriptors":
        passed = array.array("i", [0, 1, 2, line.fileno()]).tobytes()
        line.sendmsg([deed.text or b"\0"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, passed)])
        return
    size = {"whole": len(deed.text) or 1, "pieces": 1 + len(deed.text) // 7, "drip": 1}[deed.manner]
    for first in range(0, len(deed.text), size):
        line.sendall(deed.text[first : first + size])
    line.sendall(deed.fill * deed.times)


def end(line: socket.socket, deed: Deed) -> None:
    """What comes after it; most ways do not come back."""
    if deed.then == "exits":
        os._exit(7)
    if deed.then == "closes":
        line.close()
        _sleep()
    if deed.then == "leaves a child" and os.fork():
        os._exit(7)
    if deed.then != "goes on":
        _sleep()


def _sleep() -> NoReturn:
    while True:
        time.sleep(1)
