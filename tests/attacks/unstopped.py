"""What an attack does where nothing stops it, or where a weaker level than its own has to."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

from .attack import HERE, Attack
from .users import User
from .world import World

_RESULTS = 5  # as in careless.py
_SECONDS = 3.0


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
    try:
        return _graded(attack, user, file)
    finally:
        file.unlink()


def _graded(attack: Attack, user: User, file: Path) -> str:
    reader, writer = os.pipe()
    environment = {**os.environ, "GRADER_TOKEN": "secret", "PYTHONDONTWRITEBYTECODE": "1"}

    def give() -> None:
        os.dup2(writer, _RESULTS)

    command = user.command(HERE / "careless.py", file, str(attack.exercise.number))
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
        preexec_fn=give, pass_fds=(_RESULTS,), start_new_session=True, cwd="/",
    ) as grading:  # fmt: skip
        os.close(writer)
        try:
            out, _ = grading.communicate(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(grading.pid, signal.SIGKILL)
            os.close(reader)
            return "hangs"
    told = _all_in(reader) + out
    if grading.returncode < 0:
        return "dies"
    if b'"passed": true' in told:
        return "believed"
    if b'"passed": false' in told:
        return "refused"
    return "dies" if grading.returncode else "believed"


def _all_in(pipe: int) -> bytes:
    """What is in a pipe now, which is closed then: somebody may still have its other end."""
    os.set_blocking(pipe, False)
    try:
        return os.read(pipe, 65536)
    except BlockingIOError:
        return b""
    finally:
        os.close(pipe)
