"""Grades beside the thread that asks for it. What is not wanted any more is ended at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from grader.judge.effort import Effort
from grader.judge.grading import REAL_THREADS, grade
from grader.judge.submissions import Source, refused
from grader.records.exercise import Exercise
from grader.records.verdict import Verdict
from grader.sandbox.zygote import Zygote

SEED = 0


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A submission to grade."""

    exercise: Exercise
    source: Source
    effort: Effort


@dataclass(frozen=True, slots=True)
class Step:
    """A job is at this clause: step `done` of `of`."""

    job: Job
    clause: str
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Done:
    """A job has come to a verdict. warning: what the sandbox did not hold off."""

    job: Job
    verdict: Verdict
    warning: str


@dataclass(frozen=True, slots=True)
class Broke:
    """The grader itself failed in a job."""

    job: Job
    error: Exception


class Background:
    """Does one job at a time, and tells of its Steps and how it ends: Done or Broke. A context manager.

    zygote: one that is warm, to begin with; it is closed in the end.
    """

    def __init__(self, zygote: Zygote, tell: Callable[[object], None]) -> None:
        self._zygote = zygote
        self._tell = tell
        self._job: Job | None = None
        self._thread: threading.Thread | None = None
        _warm(zygote)

    def begin(self, job: Job) -> None:
        """Do this now, and nothing else: of what was under way nothing more is told."""
        self.cancel()
        self._job = job
        self._thread = threading.Thread(
            target=self._do, args=(job, self._zygote), name="grades", daemon=True
        )
        self._thread.start()

    def cancel(self) -> None:
        """End what is under way, a submission that hangs included."""
        if self._job is not None:
            self._job = None
            self._renew()

    def is_about(self, letter: Step | Done | Broke) -> bool:
        """Whether this is about the job that was begun last; after Done and Broke, it is over."""
        if letter.job is not self._job:
            return False
        if not isinstance(letter, Step):
            self._job = None
        if isinstance(letter, Broke):
            self._renew()  # this one may be what is broken
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._job = None
        self._zygote.close()
        self._wait()

    def _renew(self) -> None:
        self._zygote.close()
        self._wait()
        self._zygote = Zygote()
        _warm(self._zygote)

    def _wait(self) -> None:
        if self._thread is not None:
            self._thread.join()

    def _do(self, job: Job, zygote: Zygote) -> None:
        try:
            self._tell(Done(job, self._verdict(job, zygote), zygote.reached.warning()))
        except Exception as error:
            self._tell(Broke(job, error))

    def _verdict(self, job: Job, zygote: Zygote) -> Verdict:
        source = job.source
        if source.problem is not None:
            return refused(job.exercise, source.problem, SEED, job.effort, zygote.reached.lines())

        def step(clause: str, done: int, of: int) -> None:
            self._tell(Step(job, clause, done, of))

        return grade(zygote, job.exercise, source.filename, source.content, SEED, job.effort, step)


def _warm(zygote: Zygote) -> None:
    """What a passing submission needs as well gets ready meanwhile."""
    zygote.sibling(REAL_THREADS)
