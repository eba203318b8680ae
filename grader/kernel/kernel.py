"""The scheduler: tasks take turns, and who goes on is chosen by a strategy at each point.

One operating system thread runs everything. A task runs until it comes to a point (`Kernel.point`, called by
rewritten code and by each operation of the virtual library) or until it has to wait. At a point at which
another task could run as well, the strategy chooses; the choices made are the schedule of the run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from greenlet import getcurrent, greenlet

from grader.kernel.clock import Clock
from grader.kernel.task import Killed, Task
from grader.records.history import Ending

SPIN = 200  # turns of loops while nothing happens, after which a task makes way: above those of honest small programs
SPIN_LOOKS = 5  # such a series counts as looking again so many times: it is no accident
FAIR_TURN = 50  # points a task may take in a row once the step limit is reached
DRAIN_STEPS = 2_000  # points that clean-up code of a task may take before it is thrown at again
MAX_KILLS = 20  # throws at one task before it is left where it stands
FIRST_IDENT = 139_000_000_000_000  # thread identifiers look like the addresses that CPython gives
IDENT_STEP = 8_392_704


# Sites of the points that stand in operations of the library; those in the student's code count from 0.
OPERATION, LOCK_OPERATION, THREAD_OPERATION, CLOCK_OPERATION = -1, -2, -3, -4
QUEUE_OPERATION, OUTPUT_OPERATION, CALLBACK = -5, -6, -7


class Strategy(Protocol):
    """Answers one question: who runs next?"""

    def choose(self, tasks: Sequence[Task], running: bool, site: int) -> int:
        """The index of the task to run. If `running`, tasks[0] is the one that is running and could go on.

        Each task's `site` and `touches` say where it stands and which object it is about to use.
        """

    def decide(self, options: int) -> int:
        """A choice that is not about tasks, such as which of two things of one instant came first."""

    def yielded(self, task: Task) -> None:
        """`task` sleeps, yields or spins: it should not be preferred for ever."""


class Waitable(Protocol):
    """Something that a task can wait for."""

    def describe(self) -> str:
        """What is waited for, in a few words."""


class Limits:
    """When a run that does not end by itself is ended.

    steps: points under the strategy; fair_steps: points in fair turns after that; wakeups: how often one task
    may wake up just to look again; output: characters printed.
    """

    __slots__ = ("fair_steps", "output", "steps", "wakeups")

    def __init__(
        self,
        steps: int = 20_000,
        fair_steps: int = 200_000,
        wakeups: int = 1_000,
        output: int = 1_000_000,
    ) -> None:
        self.steps = steps
        self.fair_steps = fair_steps
        self.wakeups = wakeups
        self.output = output


class Undisturbed:
    """Tasks are switched only where they wait or end."""

    def choose(self, tasks: Sequence[Task], running: bool, site: int) -> int:
        """Always the first."""
        return 0

    def decide(self, options: int) -> int:
        """Always the first."""
        return 0

    def yielded(self, task: Task) -> None:
        """Nothing to learn."""


class Sleep:
    """Waiting for time to pass."""

    def describe(self) -> str:
        """In a few words."""
        return "time to pass"


SLEEP = Sleep()


class Kernel:
    """The state of the run that goes on, and the operations that its tasks are made of.

    Outside a run there is one task, which never waits: so the library can be imported.
    """

    def __init__(self) -> None:
        self.clock = Clock()
        self.limits = Limits()
        self.boot = Task(0, FIRST_IDENT)
        self.hub = getcurrent()
        self.strategy: Strategy = Undisturbed()
        self.ending: Ending = "finished"
        self.detail = ""
        self.active = False
        self.draining = False
        self.abandoned: list[Task] = []
        self.ended_at = 0
        self.where: Callable[[], int] = lambda: 0  # the student's line that runs now
        self._begin(self.boot)

    def _begin(self, main: Task) -> None:
        self.current = main
        self.tasks: list[Task] = [main]
        self.ready: list[Task] = []
        self.choices: list[int] = []
        self.preemptions = 0
        self.steps = 0
        self.wakeups = 0
        self.progress = 0  # counts what gets the program on: starts, ends, signals, output, time
        self._idle_since = 0
        self._idle_turns = 0
        self.left = self.limits.steps
        self.fair = False
        self.quiet = 0
        self.ending = "finished"
        self.detail = ""
        self.clock.reset()
        self._free_idents: list[int] = []
        self._last_ident = FIRST_IDENT
        self._next_id = 1
        self.last_started: Task | None = None

    # -- one run ---------------------------------------------------------------------------------------

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
        self._begin(task)
        self.strategy = strategy
        self.active = True
        try:
            self._turns(task)
            self.ended_at = self.clock.now
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
            task = self._next()
        self.ending = "deadlock"

    def _leave(self) -> None:
        self.current = self.boot
        self.ready = []
        self.tasks = [self.boot]
        self.clock.reset()

    def stop(self, ending: Ending, detail: str = "") -> None:
        """End the run here and now, from within a task; does not return."""
        if self.draining:
            raise Killed
        self.ending = ending
        self.detail = detail
        self.hub.switch()
        raise Killed

    # -- points and choices ----------------------------------------------------------------------------

    def point(self, site: int = -1, value: Any = None) -> Any:
        """Another task may go on here. Returns `value`."""
        self.steps += 1
        self.left -= 1
        if self.left < 0:
            self._out_of_steps()
        elif self.ready and not self.quiet:
            task = self.current
            task.site = site
            task.touches = id(value)
            tasks = [task, *self.ready]
            choice = self.strategy.choose(tasks, True, site)
            self.choices.append(choice)
            if choice:
                self.preemptions += 1
                self._give_way(self.ready[choice - 1])
        return value

    def loop(self, site: int = -1) -> None:
        """A turn of a loop: a point only for who spins."""
        task = self.current
        if task.progress != self.progress:
            task.progress = self.progress
            task.spins = 0
        task.spins += 1
        if task.spins >= SPIN or self.left <= 0:
            self.spin(task)

    def spin(self, task: Task) -> None:
        """A task that has made many turns while nothing happened makes way, and lets time pass if nobody else gets on."""
        task.spins = SPIN // 2
        self._count_wakeup(task, SPIN_LOOKS)
        self.steps += 1
        self.left -= SPIN // 2
        if self.left < 0 or self.draining:
            self._out_of_steps()
            return
        self.give_turn()

    def give_turn(self) -> None:
        """The running task lets all others go first; time passes if there is none."""
        task = self.current
        if self.quiet or self.draining or not self.active:
            return
        self.strategy.yielded(task)
        if self.progress != self._idle_since:
            self._idle_since = self.progress
            self._idle_turns = 0
        self._idle_turns += 1
        if self._idle_turns > len(self.ready):
            self._wake_next_instant()
        if self.ready:
            self._make_ready(task)
            self._resume(self._take(self._choose_waiting(len(self.ready) - 1)))

    def decide(self, options: int) -> int:
        """A choice that is not about tasks: 0 to options - 1."""
        if self.draining:
            return 0
        choice = self.strategy.decide(options)
        self.choices.append(choice)
        return choice

    @property
    def threads(self) -> int:
        """How many tasks were started besides the main one."""
        return self._next_id - 1

    def _give_way(self, chosen: Task) -> None:
        current = self.current
        self.ready.remove(chosen)
        chosen.ready = False
        self._make_ready(current)
        self._resume(chosen)

    def _resume(self, task: Task) -> None:
        if task is not self.current:
            self.current = task
            task.greenlet.switch()  # type: ignore[union-attr]

    def _make_ready(self, task: Task) -> None:
        task.ready = True
        self.ready.append(task)

    def _take(self, index: int) -> Task:
        task = self.ready.pop(index)
        task.ready = False
        return task

    def _choose_waiting(self, options: int) -> int:
        """A choice among the first `options` ready tasks, none of which is running."""
        if options < 2:
            return 0
        choice = self.strategy.choose(self.ready[:options], False, -1)
        self.choices.append(choice)
        return choice

    def _next(self) -> Task | None:
        """Who runs now that the running task cannot; None if nobody ever will."""
        while not self.ready:
            if not self._wake_next_instant():
                return None
        return self._take(self._choose_waiting(len(self.ready)))

    def _wake_next_instant(self) -> bool:
        woken = self.clock.advance()
        self.progress += bool(woken)
        for task in woken:
            task.expired = True
            if not task.ready:
                self._make_ready(task)
        return bool(woken)

    def _count_wakeup(self, task: Task, looks: int = 1) -> None:
        """Count that `task` woke up by the clock, or took its turns in a loop, and then waits again."""
        self.wakeups += looks
        task.wakeups += looks
        if task.wakeups > self.limits.wakeups:
            self.stop("polling")

    def _out_of_steps(self) -> None:
        """The strategy's steps are used up: go on in fair turns, to tell slow code from code that gets nowhere."""
        if self.draining:
            if -self.left > DRAIN_STEPS:
                self.left = 0
                self.kill_current()
            return
        if not self.active:
            return
        if not self.fair:
            self.fair = True
            self.left = self.limits.fair_steps
            self.strategy = FairTurns()
        else:
            self.stop("livelock")

    # -- waiting ---------------------------------------------------------------------------------------

    def block(self, waiting: Waitable, deadline: int | None = None) -> None:
        """The running task waits until it is woken by `wake` or its deadline (virtual nanoseconds) comes."""
        task = self.current
        if self.draining:
            self.kill_current()
        if not self.active:
            raise RuntimeError(f"nothing may wait outside a run (for {waiting.describe()})")
        task.waiting = waiting
        if task.expired:
            self._count_wakeup(task)
            task.expired = False
        if deadline is not None:
            self.clock.set_alarm(task, deadline)
        following = self._next()
        if following is None:
            self.stop("deadlock")
        elif following is not task:
            self._resume(following)
        task.waiting = None
        task.alarm = 0

    def wake(self, task: Task) -> None:
        """A task that waits can run again."""
        if not task.ready and not task.ended:
            self._make_ready(task)

    def hush(self, task: Task) -> None:
        """What a woken task waits for was taken by another before it ran: it waits on, unless its time is over."""
        if task.ready and not task.expired:
            task.ready = False
            self.ready.remove(task)

    def sleep(self, nanoseconds: int) -> None:
        """The running task lets `nanoseconds` of virtual time pass; 0 lets others go first."""
        self.point(CLOCK_OPERATION)
        if nanoseconds <= 0:
            self._count_wakeup(self.current)
            self.give_turn()
            return
        self.strategy.yielded(self.current)
        self.block(SLEEP, self.clock.now + nanoseconds)

    # -- starting and ending tasks ---------------------------------------------------------------------

    def start(self, body: Callable[[], None], thread: Any = None) -> Task:
        """A new task, ready to run; the starting one goes on."""
        if self.draining or not self.active:
            raise RuntimeError("can't start new thread")
        self.point(THREAD_OPERATION)
        task = self._create(body)
        task.line = self.where()
        task.thread = thread
        self.tasks.append(task)
        self.progress += 1
        self._make_ready(task)
        self.last_started = task
        return task

    def _create(self, body: Callable[[], None]) -> Task:
        if self._free_idents:
            ident = self._free_idents.pop()
        else:
            self._last_ident -= IDENT_STEP
            ident = self._last_ident
        task = Task(self._next_id, ident)
        self._next_id += 1

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
        task.ended = True
        self.progress += 1
        self.tasks.remove(task)
        self._free_idents.append(task.ident)
        for call in task.on_end:
            call()
        task.on_end.clear()

    def hand_over(self, task: Task) -> None:
        """`task`, which is ready, runs in place of the running one until it hands back: one step for both."""
        if task.ready:
            self.ready.remove(task)
            task.ready = False
            self._resume(task)

    def hand_back(self, task: Task) -> None:
        """The other half of `hand_over`: `task` goes on, the running task waits for its turn."""
        if not self.draining:
            self._make_ready(self.current)
            self._resume(task)

    # -- the end of a run ------------------------------------------------------------------------------

    def kill_current(self) -> None:
        """The run is over, and the running task still wants something: throw at it again, or leave it for good."""
        task = self.current
        task.kills += 1
        if task.kills > MAX_KILLS:
            self.abandoned.append(task)
            self.hub.switch()
        raise Killed

    def _drain(self) -> None:
        """End every task: what its clean-up does is not part of the run any more."""
        self.draining = True
        self.quiet = 0
        self.ready.clear()
        try:
            for task in list(self.tasks):
                self._throw(task)
        finally:
            self.draining = False

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


class FairTurns:
    """Each task in its turn for a fixed number of points: what ends under any fair order ends under this."""

    def __init__(self) -> None:
        self._points = 0

    def choose(self, tasks: Sequence[Task], running: bool, site: int) -> int:
        """The next in the queue after a full turn."""
        self._points += 1
        if running and self._points >= FAIR_TURN:
            self._points = 0
            return 1
        return 0

    def decide(self, options: int) -> int:
        """Always the first."""
        return 0

    def yielded(self, task: Task) -> None:
        """Its turn is over."""
        self._points = 0
