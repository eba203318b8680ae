"""The public face of the kernel: a machine on which threaded programs run under control.

    machine = Machine()
    with machine.installed():
        import threading                    # the real source, on virtual threads

        def main() -> None: ...             # starts threads, waits for them, sleeps

        run = machine.run(main, RandomWalk(seed=1))
        assert run.ending == "finished"     # or "deadlock", "livelock", …
        again = machine.run(main, Replay(run.choices))

Points stand in the library's operations. Code that is to be interrupted between its own accesses too is loaded
with `machine.load(source, filename)`, which rewrites it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from grader.kernel import real
from grader.kernel.clock import INSTANT
from grader.kernel.kernel import Kernel
from grader.kernel.library import Library
from grader.kernel.limits import Limits
from grader.kernel.places import Places
from grader.kernel.program import Program
from grader.kernel.slips import is_slip
from grader.kernel.strategy import Strategy
from grader.kernel.task import Task
from grader.records.history import Ending, TaskRecord, Uncaught
from grader.records.objects import plain_text, type_name


@dataclass(frozen=True, slots=True)
class Run:
    """How a run went.

    ending: see `Ending`; choices: the schedule, as long as the strategy chooses; preemptions: how many of them took a task
    off that could have gone on; steps: points passed; time: virtual nanoseconds at the end, in whole microseconds; tasks:
    threads that had not ended when the run did (the main one only if the run did not finish); raised: what left `main`, else
    None; threads: how many were started.
    """

    ending: Ending
    detail: str
    choices: tuple[int, ...]
    preemptions: int
    steps: int
    time: int
    tasks: tuple[TaskRecord, ...]
    uncaught: tuple[Uncaught, ...]
    stdout: str
    stderr: str
    raised: BaseException | None
    threads: int


class Machine:
    """One kernel with its library. A process needs one; its runs follow each other."""

    def __init__(self) -> None:
        self.kernel = Kernel()
        self.places = Places()
        self._uncaught: list[Uncaught] = []
        self.library = Library(self.kernel, self._thread_failed)
        self.kernel.where = self.places.line_of_caller

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Imports give the virtual library, and the standard streams are virtual, within this block."""
        with self.library.installed(), self.library.streams.installed():
            yield

    def load(self, source: str | bytes, filename: str, name: str = "program") -> Program:
        """Rewrite a program so that points stand in it; `name` is that of its module.

        Raises SyntaxError and ValueError as `compile` does.
        """
        program = Program(source, filename, name, self.kernel.point, self.kernel.loop)
        self.places.add(filename)
        return program

    def run(
        self, main: Callable[[], None], strategy: Strategy, limits: Limits | None = None
    ) -> Run:
        """Run `main` as the main thread, from a clean state, and end all threads afterwards.

        The same `main` with the same strategy gives the same run. To be called with the library installed.
        """
        kernel, streams = self.kernel, self.library.streams
        kernel.limits = limits or Limits()
        self._uncaught = []
        self.library.state.reset()
        streams.reset()
        frozen: list[tuple[TaskRecord, ...]] = []
        raised = None
        collecting = gc.isenabled()
        gc.disable()  # when garbage is found depends on what else the process did; finalisers have effects
        try:
            kernel.run(main, strategy, lambda: frozen.append(self._threads_left()))
        except BaseException as error:
            if not frozen:
                raise
            raised = error
        finally:
            if collecting:
                gc.enable()
        tasks, time = frozen[0], kernel.ended_at // INSTANT * INSTANT
        return Run(
            kernel.ending, kernel.detail, tuple(kernel.schedule), kernel.preemptions, kernel.steps, time,
            tasks, tuple(self._uncaught), streams.stdout.text(), streams.stderr.text(), raised,
            kernel.threads,
        )  # fmt: skip

    def threads_left(self, besides: frozenset[int] = frozenset()) -> tuple[TaskRecord, ...]:
        """The threads that run at this moment, but for the main one and those whose task number is given."""
        return tuple(
            self._record(task) for task in self.kernel.tasks if task.id and task.id not in besides
        )

    def pool_workers(self) -> frozenset[int]:
        """The numbers of the tasks that are workers of a `multiprocessing.pool.ThreadPool`."""
        kind = self.library.pool_worker
        return frozenset(task.id for task in self.kernel.tasks if type(task.thread) is kind)

    def _threads_left(self) -> tuple[TaskRecord, ...]:
        finished = self.kernel.ending == "finished"
        return tuple(self._record(t) for t in self.kernel.tasks if t.id or not finished)

    def _record(self, task: Task) -> TaskRecord:
        frame = task.greenlet.gr_frame if task.greenlet is not None else None
        if (
            frame is None and task is self.kernel.current
        ):  # it runs: the run may also have stopped in it
            frame = real.get_frame(0)
        waiting = task.waiting.describe() if task.waiting is not None else ""
        daemon = bool(task.thread is not None and task.thread._daemonic)
        return TaskRecord(
            task.id, task.label(), daemon, task.line, not task.ended, waiting,
            self.places.line_of(frame), task.wakeups,
        )  # fmt: skip

    def _thread_failed(self, thread: Any, error: BaseException) -> None:
        if self.kernel.draining:  # what is unwound is not part of the run
            return
        task = self.kernel.current
        line = self.places.line_of_traceback(error)
        text = type_name(type(error))
        message = plain_text(error)
        slip = is_slip(error, text, self.places)
        self._uncaught.append(Uncaught(task.id, text, message, line, task.label(), slip))
        # The error is not kept: it would keep alive what the thread's functions held.
        told = f"Exception in thread {task.label()}:\n{text}: {message}\n"
        self.library.streams.stderr.pieces.append(told)
