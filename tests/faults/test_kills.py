"""A worker that somebody kills costs no points; the end of the parent of workers is the grader's fault, told at once."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from grader.judge.effort import EFFORTS
from grader.judge.grading import grade
from grader.records.exercise import EXERCISES
from grader.records.wire import Request
from grader.sandbox import zygote as sandbox
from grader.sandbox.worker import GraderBroke, Worker
from grader.sandbox.zygote import Zygote
from tests.known import ROOT

SAFE_PRINT = next(e for e in EXERCISES if e.key == "safe_print")
SOLUTION = ROOT / "solutions" / "ex03_safe_print.py"
NO_LOCK = ROOT / "tests" / "mutants" / "ex03" / "no_lock.py"
MOMENTS = [
    (SOLUTION, "Inspect", 0), (SOLUTION, "Load", 0), (SOLUTION, "Load", 3), (SOLUTION, "Exhaust", 0),
    (SOLUTION, "Explore", 0), (SOLUTION, "Explore", 9), (SOLUTION, "Replay", 1), (SOLUTION, "Rehearse", 0),
    (NO_LOCK, "Explore", 4), (NO_LOCK, "Replay", 0), (NO_LOCK, "Replay", 5), (NO_LOCK, "Look", 0),
]  # fmt: skip
"""What is asked of a worker when it is killed, and how many such requests were before. Of a solution, a Replay is a sample that
is run again; of a mutant, it makes a schedule smaller."""


def some(moments: list[Any], every: int) -> list[Any]:
    """All of them; most run with `-m slow` only."""
    return [
        moment if not number % every else pytest.param(*moment, marks=pytest.mark.slow)
        for number, moment in enumerate(moments)
    ]


def verdict(zygote: Zygote, file: Path) -> dict[str, Any]:
    """Without what differs each time."""
    graded = grade(zygote, SAFE_PRINT, file.name, file.read_bytes(), 0, EFFORTS["quick"])
    plain: dict[str, Any] = msgspec.to_builtins(graded)
    return {**plain, "seconds": 0}


@cache
def undisturbed(file: Path) -> dict[str, Any]:
    with Zygote() as zygote:
        return verdict(zygote, file)


class Killer:
    """Kills something once, when a worker gets a request of one kind."""

    def __init__(self, what: str, after: int, kill: Callable[[Worker], object]) -> None:
        self._what, self._left, self._kill = what, after, kill
        self._ask = Worker.ask
        self._lock = threading.Lock()
        self.done = False

    def ask(self, worker: Worker, request: Request, seconds: float | None = None) -> object:
        with self._lock:
            counts = not self.done and type(request).__name__ == self._what
            now = counts and not self._left
            self._left -= counts
            self.done |= now
        if now:
            self._kill(worker)
        return self._ask(worker, request, seconds)


def at(
    monkeypatch: pytest.MonkeyPatch, what: str, after: int, kill: Callable[[Worker], object]
) -> Killer:
    killer = Killer(what, after, kill)
    monkeypatch.setattr(Worker, "ask", lambda *given: killer.ask(*given))
    return killer


def kill(worker: Worker) -> None:
    os.kill(worker.pid, signal.SIGKILL)


def kill_meanwhile(worker: Worker) -> None:
    threading.Thread(target=kill, args=(worker,)).start()


@pytest.mark.parametrize("how", [kill, pytest.param(kill_meanwhile, marks=pytest.mark.slow)])
@pytest.mark.parametrize(("file", "what", "after"), some(MOMENTS, every=2))
def test_a_worker_that_is_killed_at_any_moment_changes_no_verdict(
    zygote: Zygote, file: Path, what: str, after: int, how: Callable[[Worker], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    expected = undisturbed(file)
    killer = at(monkeypatch, what, after, how)
    assert verdict(zygote, file) == expected
    assert killer.done


@pytest.mark.parametrize(("file", "what", "after"), some(MOMENTS, every=4))
def test_a_parent_of_workers_that_is_killed_is_no_verdict_at_all(
    file: Path, what: str, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Zygote() as zygote:

        def kill_it(_: Worker) -> None:
            of = zygote if what != "Rehearse" else zygote.sibling("grader.worker.real_session")
            os.kill(of.pid, signal.SIGKILL)

        killer = at(monkeypatch, what, after, kill_it)
        with pytest.raises(GraderBroke, match="the parent of the workers is gone"):
            verdict(zygote, file)
        assert killer.done


def test_a_parent_of_workers_that_does_not_answer_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sandbox, "_PATIENCE", 0.5)
    monkeypatch.setattr(sandbox, "_CLOSING", 0.1)
    with Zygote() as zygote:
        assert zygote.reached
        os.kill(zygote.pid, signal.SIGSTOP)
        with pytest.raises(GraderBroke, match=r"no answer within 0\.5 seconds"):
            verdict(zygote, SOLUTION)


def test_a_worker_that_is_killed_again_and_again_has_crashed(
    zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = Worker.ask

    def killing(worker: Worker, request: Request, seconds: float | None = None) -> object:
        if type(request).__name__ == "Explore":
            with contextlib.suppress(
                ProcessLookupError
            ):  # of two at once, the other may have ended it
                kill(worker)
        return ask(worker, request, seconds)

    monkeypatch.setattr(Worker, "ask", killing)
    kinds = [
        check["kind"]
        for check in verdict(zygote, SOLUTION)["checks"]
        if check["status"] == "failed"
    ]
    assert kinds == ["crash", "crash"]
