"""Taking turns: tasks run one at a time, and give way at points and where they wait.

A task runs until it comes to a point (`Turns.point`, called by rewritten code and by each operation of the virtual
library) or until it has to wait. At a point at which another task could run as well, the strategy chooses; the
choices made are the schedule of the run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from greenlet import getcurrent

from grader.kernel.clock import Clock
from grader.kernel.limits import Limits
from grader.kernel.observer import Observer
from grader.kernel.spinning import SPIN, SPIN_LOOKS, SPIN_STEPS, WAITS, forget, weight
from grader.kernel.strategy import CLOCK_OPERATION, FairTurns, Strategy, Undisturbed
from grader.kernel.task import Killed, Task
from grader.kernel.waitable import SLEEP, Waitable
from grader.records.history import Ending

HASTE = 3  # turns that may be offered for nothing before time passes: `sleep(0)` once or twice waits for nothing
IN_TURN = 3  # all threads together may look so many times more often than one: each timer may start the next
DRAIN_STEPS = 2_000  # points that clean-up code of a task may take before it is thrown at again
PATIENT_KILLS = 5  # throws at one task that leave it time to clean up
MAX_KILLS = 20  # throws at one task before it is left where it stands
FIRST_IDENT = 139_000_000_000_000  # thread identifiers look like the addresses that CPython gives
IDENT_STEP = 8_392_704


class Turns:
    """The state of the run that goes on, and what lets tasks take turns in it.

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
        self.observer: Observer | None = None
        self.begin(self.boot)

    def begin(self, main: Task) -> None:
        """The state at the start of a run, with this main task alone."""
        self.current = main
        self.tasks: list[Task] = [main]
        self.ready: list[Task] = []
        self.schedule: list[int] = []  # what is chosen in fair turns is no part of it
        self.choices = self.schedule
        self.preemptions = 0
        self.steps = 0
        self.wakeups = 0
        self.progress = 0  # counts what gets the program on: starts, ends, signals, output, time
        self._idle_since = 0
        self._idle_turns = 0
        self.left = self.limits.steps
        self.fair = False
        self.quiet = 0
        self.ending, self.detail = "finished", ""
        self.clock.reset()
        self.free_idents: list[int] = []
        self.last_ident = FIRST_IDENT
        self.next_id = 1
        self.last_started: Task | None = None
        self.beginner: Task | None = None  # who runs next though it has not begun yet

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
                self.preemptions += not self.fair
                if self.observer is not None:
                    self.observer.preempted()
                self._give_way(self.ready[choice - 1])
        if self.observer is not None:
            self.observer.passed(site, value)
        return value

    def loop(self, site: int = -1) -> None:
        """A turn of a loop: a point only for who spins."""
        task = self.current
        if task.progress != self.progress:
            task.progress = self.progress
            forget(task, self.clock.now)
        task.spins += 1
        if task.spins >= SPIN or self.left <= 0:
            self.spin(task, sys._getframe(1))

    def spin(self, task: Task, frame: FrameType) -> None:
        """A task that has made many turns while nothing happened makes way, and lets time pass if nobody else gets on."""
        task.spins = SPIN // 2
        heavy = weight(task, frame, self.clock.now)
        self.steps += SPIN_STEPS
        self.left -= SPIN // 2 if self.fair or heavy == WAITS else SPIN_STEPS
        if self.left < 0 or self.draining:
            self._out_of_steps()
            return
        self.give_turn(heavy)

    def give_turn(self, weight: int = WAITS) -> None:
        """The running task offers its turn to all others; time passes if nobody gets on: less soon with less weight."""
        task = self.current
        if self.quiet or self.draining or not self.active:
            return
        self.strategy.yielded(task)
        if self.progress != self._idle_since:
            self._idle_since = self.progress
            self._idle_turns = 0
        self._idle_turns += weight
        if self._idle_turns > WAITS * (len(self.ready) + HASTE) and self._wake_next_instant():
            self._count_wakeup(task, SPIN_LOOKS)  # it was waiting for that
        if self.ready:
            self.make_ready(task)
            self.resume(self._take(self._choose_waiting(len(self.ready))))

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
        return self.next_id - 1

    def _give_way(self, chosen: Task) -> None:
        current = self.current
        self.ready.remove(chosen)
        chosen.ready = False
        self.make_ready(current)
        self.resume(chosen)

    def resume(self, task: Task) -> None:
        """It runs from here on; returns when the caller's task runs again."""
        if task is not self.current:
            self.current = task
            if task.greenlet:
                task.greenlet.switch()
            else:  # begins: a greenlet takes over how deep in calls its starter stands, the hub is not deep
                self.beginner = task
                self.hub.switch()

    def make_ready(self, task: Task) -> None:
        """It can run, and stands last among those that can."""
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

    def next_task(self) -> Task | None:
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
                self.make_ready(task)
        return bool(woken)

    def waits_again(self) -> None:
        """If the running task was woken by the clock, it has looked and found nothing."""
        if self.current.expired:
            self._count_wakeup(self.current)
            self.current.expired = False

    def _count_wakeup(self, task: Task, looks: int = 1) -> None:
        """Count that `task` woke up by the clock, or took its turns in a loop, and then waits again."""
        self.wakeups += looks
        task.wakeups += looks
        if task.wakeups > self.limits.wakeups or self.wakeups > IN_TURN * self.limits.wakeups:
            self.stop("polling")

    def _out_of_steps(self) -> None:
        """The strategy's steps are used up: go on in fair turns, to tell slow code from code that gets nowhere."""
        if self.draining:
            if -self.left > DRAIN_STEPS:
                self.kill_current()
            return
        if not self.active:
            return
        if self.fair:
            self.stop("livelock")
        self.fair = True
        self.choices = []
        self.left = self.limits.fair_steps
        self.strategy = FairTurns()

    # -- waiting ---------------------------------------------------------------------------------------

    def block(self, waiting: Waitable, deadline: int | None = None) -> None:
        """The running task waits until it is woken by `wake` or its deadline (virtual nanoseconds) comes."""
        task = self.current
        if self.draining:
            self.kill_current()
        if not self.active:
            raise RuntimeError(f"nothing may wait outside a run (for {waiting.describe()})")
        task.waiting = waiting
        # Alive as long as it is waited for: no other object has this number.
        task.touches = id(waiting)
        self.waits_again()
        if deadline is not None:
            self.clock.set_alarm(task, deadline)
        if self.observer is not None:
            self.observer.waits(waiting)
        following = self.next_task()
        if following is None:
            self.stop("deadlock")
        elif following is not task:
            self.resume(following)
        task.waiting = None
        task.alarm = 0

    def wake(self, task: Task) -> None:
        """A task that waits can run again."""
        if not task.ready and not task.ended:
            self.make_ready(task)

    def hush(self, task: Task) -> None:
        """What a woken task waits for was taken by another before it ran: it waits on, unless its time is over."""
        if task.ready and not task.expired:
            task.ready = False
            self.ready.remove(task)

    def sleep(self, nanoseconds: int, looks: bool = True) -> None:
        """The running task lets `nanoseconds` of virtual time pass; 0 lets others go first, to look again then if it `looks`."""
        self.point(CLOCK_OPERATION)
        if nanoseconds <= 0:
            self._count_wakeup(self.current, int(looks))
            self.give_turn(WAITS if looks else 1)
            return
        self.strategy.yielded(self.current)
        self.block(SLEEP, self.clock.now + nanoseconds)

    # -- ending ----------------------------------------------------------------------------------------

    def stop(self, ending: Ending, detail: str = "") -> None:
        """End the run here and now, from within a task; does not return."""
        if self.draining:
            raise Killed
        self.ending = ending
        self.detail = detail
        self.hub.switch()
        raise Killed

    def kill_current(self) -> None:
        """The run is over, and the running task still wants something: throw at it again, or leave it for good."""
        task = self.current
        task.kills += 1
        if task.kills > MAX_KILLS:
            self.abandoned.append(task)
            self.hub.switch()
        # Clean-up gets its time a few times; then every point throws, also the one outside of the last `try`.
        self.left = 0 if task.kills < PATIENT_KILLS else -DRAIN_STEPS - 1
        raise Killed
