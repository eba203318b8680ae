"""One run of a program: its tasks are started, take turns, and are all ended when it is over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from greenlet import getcurrent, greenlet

from grader.kernel.strategy import THREAD_OPERATION, Strategy
from grader.kernel.task import Killed, Task
from grader.kernel.turns import FIRST_IDENT, IDENT_STEP, MAX_KILLS, Turns


class Kernel(Turns):
    """The operations that threads are made of. One operating system thread runs everything."""

    # -- one run --

    def run(
        self, main: Callable[[], None], strategy: Strategy, freeze: Callable[[], None] | None = None
    ) -> None:
        """Run `main` as the main task until it ends, or until nothing can go on; then end every other task.

        `freeze` is called when the run is over and before anything is unwound: what a history needs is read
        off there. `ending` says how the run ended. An exception that leaves `main` is raised here.
        """
        if self.active:
            raise RuntimeError("a run is going on already: runs do not nest")
        task = Task(0, FIRST_IDENT)
        task.name = "MainThread"
        outcome: list[BaseException] = []

        def body() -> None:
            try:
                main()
            except Killed:
                pass
            except BaseException as error:
                if not self.draining:
                    outcome.append(error)
            task.ended = True

        self.hub = getcurrent()
        task.greenlet = greenlet(body, self.hub)
        self.begin(task)
        self.strategy = strategy
        self.active = True
        try:
            self._turns(task)
            self.ended_at = self.clock.now
            if self.observer is not None:
                self.observer.over()
            if freeze is not None:
                freeze()
        finally:
            self._drain()
            self.active = False
            self._leave()
        if outcome:
            raise outcome[0]

    def _turns(self, main: Task) -> None:
        task: Task | None = main
        while task is not None:
            self.current = task
            task.greenlet.switch()  # type: ignore[union-attr]
            if main.ended or self.ending != "finished":
                return
            task, self.beginner = self.beginner, None
            task = task or self.next_task()
        self.ending = "deadlock"

    def _leave(self) -> None:
        self.current = self.boot
        self.ready = []
        self.tasks = [self.boot]
        self.clock.reset()

    # -- starting and ending tasks ---------------------------------------------------------------------

    def start(self, body: Callable[[], None], thread: Any = None) -> Task:
        """A new task, ready to run; the starting one goes on."""
        if self.draining or not self.active:
            raise RuntimeError("can't start new thread")
        self.point(THREAD_OPERATION)
        self.waits_again()  # a timer that starts the next timer has looked once
        task = self._create(body)
        task.line = self.where()
        task.thread = thread
        self.tasks.append(task)
        self.progress += 1
        self.make_ready(task)
        self.last_started = task
        if self.observer is not None:
            self.observer.started(task)
        return task

    def _create(self, body: Callable[[], None]) -> Task:
        if self.free_idents:
            ident = self.free_idents.pop()
        else:
            self.last_ident -= IDENT_STEP
            ident = self.last_ident
        task = Task(self.next_id, ident)
        self.next_id += 1

        def run() -> None:
            try:
                body()
                self.point(THREAD_OPERATION)  # a thread has not ended with its last statement
            except Killed:
                pass
            finally:
                self._end(task)

        task.greenlet = greenlet(run, self.hub)
        return task

    def _end(self, task: Task) -> None:
        """The end of a thread and what its end releases are one step."""
        if self.observer is not None:
            self.observer.ended(task)
        task.ended = True
        self.progress += 1
        self.tasks.remove(task)
        self.free_idents.append(task.ident)
        for call in task.on_end:
            call()
        task.on_end.clear()

    def hand_over(self, task: Task) -> None:
        """`task`, which is ready, runs in place of the running one until it hands back: one step for both."""
        if task.ready:
            self.ready.remove(task)
            task.ready = False
            self.resume(task)

    def hand_back(self, task: Task) -> None:
        """The other half of `hand_over`: `task` goes on, the running task waits for its turn."""
        if not self.draining:
            self.make_ready(self.current)
            self.resume(task)

    # -- the end of a run ------------------------------------------------------------------------------

    def _drain(self) -> None:
        """End every task: what its clean-up does is not part of the run any more."""
        self.draining = True
        steps = self.steps
        self.quiet = 0
        self.ready.clear()
        try:
            for task in list(self.tasks):
                self._throw(task)
        finally:
            self.draining = False
            self.steps = steps

    def _throw(self, task: Task) -> None:
        body = task.greenlet
        while body is not None and not body.dead and task.kills <= MAX_KILLS:
            self.current = task
            self.left = 0
            task.kills += 1
            try:
                body.throw(Killed)
            except Killed:  # comes back here if the task had not run at all yet
                pass
