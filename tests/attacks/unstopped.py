"""What an attack does where nothing stops it, or where a weaker level than its own has to."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from .attack import HERE, Attack
from .users import User
from .world import World

_RESULTS, _BEGINS = 5, b"begins\n"  # as in careless.py
_PATIENCE = 60.0  # seconds for what comes to an end
_ENDLESS = 0.5  # seconds for what does not, from when it begins


class Parent:
    """A process that could be a grader's: it waits, and is nobody's. A context manager."""

    def __init__(self, user: User) -> None:
        waits = "import sys; print(flush=True); sys.stdin.read()"
        self._process = subprocess.Popen(
            user.command("-c", waits), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "GRADER_TOKEN": "secret"},
        )  # fmt: skip
        assert self._process.stdout is not None
        self._process.stdout.readline()

    @property
    def pid(self) -> int:
        return self._process.pid

    def __enter__(self) -> Parent:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()


def careless(attack: Attack, user: User, world: World) -> str:
    """How a careless grader fares: "believed", "refused", "hangs", "dies" (ends without a result)."""
    file = world.folder / "submission.py"
    file.write_bytes(attack.source(world.words()))
    file.chmod(0o644)
    patience = _ENDLESS if "hangs" in attack.otherwise else _PATIENCE
    try:
        return _graded(user.command(HERE / "careless.py", file, str(attack.exercise.number)), patience)
    finally:
        file.unlink()


def _graded(command: Sequence[str], patience: float) -> str:
    (results, told), (keyboard, nobody) = os.pipe(), os.pipe()
    environment = {**os.environ, "GRADER_TOKEN": "secret", "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(
        command, stdin=keyboard, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
        preexec_fn=lambda: os.dup2(told, _RESULTS), pass_fds=(_RESULTS,), start_new_session=True, cwd="/",
    ) as grading:  # fmt: skip
        for end in (told, keyboard):
            os.close(end)
        assert grading.stdout is not None
        os.read(results, len(_BEGINS))
        try:
            grading.wait(patience)
            text = _all_in(results) + _all_in(grading.stdout.fileno())
        except subprocess.TimeoutExpired:
            os.killpg(grading.pid, signal.SIGKILL)
            return "hangs"
        finally:
            os.close(results)
            os.close(nobody)
    return _believed(text, grading.returncode)


def _believed(text: bytes, code: int) -> str:
    if code < 0:
        return "dies"
    if b'"passed": true' in text:
        return "believed"
    if b'"passed": false' in text:
        return "refused"
    return "dies" if code else "believed"


def _all_in(pipe: int) -> bytes:
    """What is in a pipe now: somebody may still have its other end."""
    os.set_blocking(pipe, False)
    try:
        return os.read(pipe, 65536)
    except BlockingIOError:
        return b""
