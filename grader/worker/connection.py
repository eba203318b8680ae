"""The worker's end of its line to the judge, and the session that is held over it."""

from __future__ import annotations

import os
import socket
import traceback
from collections.abc import Callable
from typing import Protocol

from grader.records.wire import Broken, Reply, Request, decode_request, frame, read_frame


class Session(Protocol):
    """What a worker runs; in production the module `grader.worker.session`."""

    def prepare(self) -> None:
        """Imports and builds all that is needed: called once, in the zygote."""

    def serve(self, receive: Callable[[], Request | None], send: Callable[[Reply], None]) -> None:
        """Answers requests until there is none: called in each worker."""


class Connection:
    """Requests and replies over a stream socket that blocks; the parent keeps the time."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line

    def receive(self) -> Request | None:
        """The next request; None where the parent has ended. Raises ProtocolError."""
        body = read_frame(self._read)
        return None if body is None else decode_request(body)

    def send(self, reply: Reply) -> None:
        """Sends all of `reply`. Raises ProtocolError (too long), OSError (nobody listens)."""
        self._line.sendall(frame(reply))

    def hold(self, session: Session) -> int:
        """Runs the session to its end. Gives the exit status that the worker should end with.

        EX_OSERR says that memory ran out. What else goes wrong in code of ours is sent as Broken.
        """
        try:
            session.serve(self.receive, self.send)
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else int(end.code is not None)
        except MemoryError:
            return os.EX_OSERR
        except Exception:
            self.send(Broken(traceback.format_exc()))
            return os.EX_SOFTWARE
        return os.EX_OK

    def refuse(self, reason: str) -> int:
        """Answers the first request, when it comes, with Broken. Gives the exit status."""
        self.receive()
        self.send(Broken(reason))
        return os.EX_SOFTWARE

    def _read(self, length: int) -> bytes:
        """Exactly `length` bytes, or none where the parent has ended, even in the middle."""
        buffer = bytearray()
        while len(buffer) < length:
            piece = self._line.recv(length - len(buffer))
            if not piece:
                return b""
            buffer += piece
        return bytes(buffer)
