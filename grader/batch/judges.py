"""Processes that judge (grader/batch/judging.py), as the run sees them: one a thread, replaced when it is lost."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from multiprocessing.connection import Connection
from typing import Self

from grader.batch.orders import Answer, Order, decode_answer, encode

TRIES = 2
PATIENCE = 1800.0
"""Seconds for one submission. A net only: what hangs or runs on is ended by the limits of its worker, within a minute or so."""
_CLOSING = 10.0  # seconds that a process gets to end its workers and itself before it is killed
_BOOTSTRAP = "import sys; sys.path[:0] = sys.argv[2:]; from grader.batch.judging import main; main(sys.argv[1])"


class Closed(Exception):  # noqa: N818 - says what happened
    """Nobody wants an answer any more."""


class Judges:
    """One process for each thread that asks, all for one run. A context manager: none outlives the block."""

    def __init__(self) -> None:
        self._mine = threading.local()
        self._lock = threading.Lock()
        self._all: list[_Judge] = []
        self._closed = False

    def ask(self, order: Order) -> Answer:
        """What comes of an order. Where the grader breaks, or its process is lost, it is tried once more in a fresh one.

        Raises Closed.
        """
        answer = Answer()
        for _ in range(TRIES):
            judge = self._judge(order.own)
            try:
                answer = judge.ask(order)
            except (EOFError, OSError) as error:
                judge.close()
                why = error if isinstance(error, TimeoutError) else judge.last_words
                answer = Answer(broke=f"the grader broke: the process that judges was lost: {why}")
            if not answer.broke:
                return answer
            judge.close()
        return answer

    def close(self) -> None:
        """End all processes; who waits for an answer gets Closed. May be repeated, and called by any thread."""
        with self._lock:
            self._closed = True
            for judge in self._all:
                judge.hang_up()
            for judge in self._all:
                judge.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _judge(self, own: str) -> _Judge:
        judge: _Judge | None = getattr(self._mine, "judge", None)
        with self._lock:
            if self._closed:
                raise Closed
            if judge is None or judge.has_ended():
                if judge is not None:
                    judge.close()
                    self._all.remove(judge)
                judge = self._mine.judge = _Judge(own)
                self._all.append(judge)
        return judge


class _Judge:
    """One process, for one thread at a time, about our exercises or an instructor's own."""

    def __init__(self, own: str) -> None:
        self._socket, theirs = socket.socketpair()
        self._line = Connection(os.dup(self._socket.fileno()))
        self._lock = threading.Lock()
        self.closed = False
        self.last_words = ""
        with theirs:
            self._process = subprocess.Popen(
                # -P: what lies in the current folder, a student's queue.py say, is not imported.
                [sys.executable, "-P", "-c", _BOOTSTRAP, own, *filter(None, sys.path)],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                start_new_session=True,  # Ctrl-C on a terminal is for the run, which then ends it
            )

    def ask(self, order: Order) -> Answer:
        """Raises EOFError or OSError where the process is lost."""
        self._line.send_bytes(encode(order))
        if not self._line.poll(PATIENCE):
            raise TimeoutError(f"no verdict within {PATIENCE:g} seconds")
        return decode_answer(self._line.recv_bytes())

    def has_ended(self) -> bool:
        """Whether it cannot be asked any more."""
        return self.closed or self._process.poll() is not None

    def hang_up(self) -> None:
        """Let it end, and whoever waits for its answer get EOFError."""
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # it has gone

    def close(self) -> None:
        """Afterwards it is dead. May be repeated, and called by any thread."""
        self.hang_up()
        with self._lock:
            if self.closed:
                return
            try:
                self._process.wait(_CLOSING)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self.last_words = self._said() or f"it ended with status {self._process.returncode}"
            self._socket.close()
            self.closed = True

    def _said(self) -> str:
        """The last line that it wrote about itself."""
        pipe = self._process.stderr
        assert pipe is not None
        with pipe:
            os.set_blocking(pipe.fileno(), False)
            lines = (pipe.read() or b"").decode(errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")
