"""Graders in processes of their own, one a user: the trusted process that attacks are after is never that of the tests."""

from __future__ import annotations

import os
import select
import subprocess
import time
from types import TracebackType
from typing import Self

import msgspec

from .attack import HERE
from .serve import Answer, Grade
from .users import User

_PATIENCE = 120.0  # seconds; a grading that takes as long hangs


class Gone(Exception):  # noqa: N818 - says what came of it
    """The grader did not answer: its process has ended."""


class Grader:
    """A process that grades. A context manager: it does not outlive the block."""

    def __init__(self, user: User) -> None:
        self.user = user
        self._process = subprocess.Popen(
            user.command(HERE / "serve.py"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd="/",
            env={**os.environ, "GRADER_TOKEN": "secret"},
        )  # fmt: skip
        self._read = b""
        self._line()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: Grade) -> Answer:
        """Raises Gone, and TimeoutError where the grader hangs."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(msgspec.json.encode(request) + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise Gone from None
        return msgspec.json.decode(self._line(), type=Answer)

    def close(self) -> None:
        """Lets it close what it has, or ends it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass
        try:
            self._process.wait(10)
        finally:
            self._process.kill()
            self._process.wait()
            self._process.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _line(self) -> bytes:
        assert self._process.stdout is not None
        descriptor = self._process.stdout.fileno()
        deadline = time.monotonic() + _PATIENCE
        while b"\n" not in self._read:
            if not select.select([descriptor], [], [], max(0, deadline - time.monotonic()))[0]:
                raise TimeoutError(f"no answer within {_PATIENCE:g} seconds")
            piece = os.read(descriptor, 65536)
            if not piece:
                raise Gone
            self._read += piece
        line, _, self._read = self._read.partition(b"\n")
        return line
