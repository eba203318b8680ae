"""The scenarios that are always tried: one for each thing that can be wrong with a simple attempt, simple ones first."""

from __future__ import annotations

from typing import get_args

from grader.checks.background_worker.scenario import Act, ErrorKind, Scenario, Step, Stops

Steps = tuple[Step, ...]

START, STOP, RUNNING, GO = Step("start"), Step("stop"), Step("running"), Step("go")
QUICK, LONG = (Act(),), (Act(3),)
FAILS = (Act(fails=True), Act())
FAILS_LATE = (Act(3, fails=True), Act())


def _pause(seconds: float) -> Step:
    return Step("pause", seconds)


def _block(*body: Step, raises: bool = False) -> Step:
    return Step("with", 0, body, raises)


RHYTHM = (
    Scenario("5.1", 10, ((START, _pause(25), STOP),)),
    Scenario("5.1", 0, ((START, _pause(3.5), RUNNING, STOP),), (Act(1),)),
    *[
        Scenario("5.1", interval, ((START, _pause(20 * interval), RUNNING, STOP),), (Act(seconds),))
        for interval, seconds in ((0.5, 0), (2.5, 1), (0.0625, 0.25), (1, 3))
    ],
    Scenario("5.1", 5, ((START, _pause(35), STOP),), (Act(3), Act(8), Act(), Act(1, looks=True))),
)

STARTS = tuple(
    Scenario("5.2", 10, (steps,), acts)
    for acts in (QUICK, LONG)
    for steps in (
        (RUNNING, START, RUNNING, _pause(1), RUNNING, STOP, RUNNING),
        (START, START, RUNNING, _pause(1), RUNNING, STOP, RUNNING, _pause(15)),
        (START, _pause(1), START, RUNNING, _pause(15), START, RUNNING, STOP, RUNNING),
        (START, _pause(1), START, STOP, START, _pause(1), STOP),
    )
)

# A call of the task is under way, and waits for what the thread does that asks.
WAITING_TASKS = tuple(
    Scenario("5.2", 10, threads, (Act(waits=True), Act()))
    for threads in (
        ((START, _pause(1), RUNNING, START, RUNNING, GO, STOP, RUNNING),),
        ((START, _pause(2), STOP), (_pause(1), START, GO)),
        ((_block(_pause(1), RUNNING, GO), RUNNING),),
    )
)

STOPS = (
    *[
        Scenario("5.3", interval, ((START, *lasts, STOP, RUNNING, _pause(25)),), acts)
        for interval in (10, 1_000)
        for acts in (QUICK, LONG)
        for lasts in ((), (_pause(1),), (_pause(5),))
    ],
    Scenario("5.3", 10, ((START, _pause(1), STOP, RUNNING),), (Act(3, looks=True),)),
    Scenario("5.3", 0, ((START, _pause(1.5), STOP, _pause(5)),), (Act(1),)),
    Scenario("5.3", 0, ((START, _pause(2), STOP, _pause(5)),), (Act(1),)),
)

STOPS_TOO_MANY = (
    Scenario("5.4", 10, ((STOP, START, _pause(1), STOP),)),
    Scenario("5.4", 10, ((STOP, STOP, RUNNING, START, RUNNING, _pause(15), STOP, STOP, RUNNING),)),
    Scenario("5.4", 10, ((START, _pause(1), STOP, STOP, _pause(15), STOP),), LONG),
    *[
        Scenario("5.4", 10, (steps, *[(_pause(1), STOP)] * others), acts)
        for acts in (LONG, QUICK)
        for others in (1, 2)
        for steps in (
            (START, _pause(1), STOP, RUNNING),
            (START, _pause(1), STOP, START, RUNNING, _pause(1), RUNNING, STOP, RUNNING),
        )
    ],
    Scenario("5.4", 10, ((START, _pause(1), STOP), (_pause(2), STOP, STOP)), LONG),
)

STOPPING: tuple[Stops, ...] = ("first", "last", "both")
OWN_STOPS = (
    *[
        Scenario("5.5", 10, ((START, _pause(lasts), RUNNING, STOP, RUNNING),), acts)
        for lasts in (1, 30)
        for stops in STOPPING
        for acts in (
            (Act(3, stops=stops, looks=True), Act()),
            (Act(), Act(stops=stops, looks=True), Act()),
        )
    ],
    Scenario("5.5", 0, ((START, _pause(5), RUNNING, STOP),), (Act(1), Act(1, stops="first"))),
    Scenario("5.5", 10, ((START, _pause(1), STOP), (_pause(1), STOP)), (Act(3, stops="last"),)),
    Scenario("5.5", 10, ((_block(_pause(1)), RUNNING),), (Act(3, stops="first"),)),
    Scenario("5.5", 10, ((_block(_pause(15), RUNNING),),), (Act(1, stops="first"),)),
)

RESTARTS = (
    *[
        Scenario("5.6", interval, ((*(START, _pause(lasts), STOP) * 3, RUNNING),), acts)
        for interval, lasts, acts in ((10, 15, QUICK), (10, 1, QUICK), (1, 1, LONG), (10, 0, QUICK))
    ],
    Scenario("5.6", 10, ((START, _pause(1), STOP, START, RUNNING, _pause(25), RUNNING, STOP),)),
    *[
        Scenario("5.6", 10, ((START, _pause(30), START, RUNNING, _pause(15), RUNNING, STOP),), acts)
        for acts in (
            (Act(1, stops="first"), Act()),
            (Act(stops="last"), Act()),
            (Act(), Act(1, stops="first"), Act()),
        )
    ],
    Scenario("5.6", 10, ((*(START, _pause(15), RUNNING) * 3, STOP),), (Act(1, stops="first"),) * 3),
    *[
        Scenario("5.6", interval, ((START, _pause(2), START, _pause(7), RUNNING, STOP),), acts)
        for interval in (1, 5)
        for acts in ((Act(4, stops="first"), Act()), (Act(4, stops="first"), Act(1)))
    ],
)

# A stop waits for a call, and before that ends another thread starts the worker again.
RESTARTS_BESIDE = tuple(
    Scenario("5.6", 10, ((START, _pause(1), STOP), (_pause(begin), START, _pause(7), STOP)), LONG)
    for begin in (2, 3, 1)
)

SEVERAL_WORKERS = tuple(
    Scenario("5.6", 10, ((START, _pause(1), STOP, RUNNING, _pause(40)),), acts, beside=beside)
    for acts in (QUICK, FAILS)
    for beside in (
        (RUNNING, START, RUNNING, _pause(25), RUNNING, STOP, RUNNING),
        (START, _pause(0.5), STOP, RUNNING),
        (_pause(2), STOP, RUNNING, START, RUNNING, _pause(15), RUNNING, STOP),
    )
)

# Who stops a worker is in a call of a task, too, but not of that worker's.
_LATER = (_pause(1), START, _pause(20), STOP)
STOPPED_BY_ANOTHERS_TASK = tuple(
    Scenario("5.3", 10, ((START, _pause(15), STOP),), acts, beside=_LATER, meddles=True)
    for acts in (LONG, QUICK)
)

_errors: tuple[ErrorKind, ...] = get_args(ErrorKind)
FAILING = (
    *[
        Scenario("5.7", 10, ((START, _pause(5), RUNNING, STOP, STOP, RUNNING),), FAILS, error)
        for error in _errors
    ],
    *[
        Scenario("5.7", 10, (steps,), acts)
        for steps in (
            (START, _pause(5), RUNNING, STOP, RUNNING, START, RUNNING, _pause(15), RUNNING, STOP),
            (START, _pause(1), STOP, STOP, RUNNING, START, RUNNING, _pause(15), STOP, STOP),
        )
        for acts in (
            FAILS,
            FAILS_LATE,
            (Act(1, fails=True), Act(1, fails=True), Act()),
            (Act(), Act(fails=True), Act()),
            (Act(3, stops="first", fails=True), Act()),
            (Act(stops="last", fails=True), Act()),
        )
    ],
)

FAILING_TOGETHER = tuple(
    Scenario("5.7", 10, threads, acts)
    for threads, acts in (
        (((START, RUNNING, _pause(5), RUNNING, STOP, RUNNING),), FAILS),
        (((START, _pause(1), STOP, STOP),), (Act(1, fails=True), Act())),
        (((START, _pause(5), STOP), (_pause(5), STOP)), FAILS),
        (((START, _pause(5), STOP), (_pause(5), STOP), (_pause(5), STOP)), FAILS),
        (((START, _pause(1), STOP), (_pause(1), STOP)), FAILS_LATE),
        (((START, _pause(1), STOP, STOP), (_pause(2), STOP)), FAILS_LATE),
    )
)

BLOCKS = (
    *[
        Scenario("5.8", 10, ((_block(*body, raises=raises), RUNNING, _pause(15)),), acts)
        for acts in (QUICK, LONG)
        for raises in (False, True)
        for body in ((), (RUNNING, _pause(1), RUNNING), (_pause(15),), (_pause(1), STOP, RUNNING))
    ],
    Scenario("5.8", 10, ((_block(_pause(1)), RUNNING, _block(_pause(15)), RUNNING),)),
    Scenario("5.8", 10, ((START, _pause(1), STOP, _block(_pause(15)), START, _pause(1), STOP),)),
    *[
        Scenario("5.8", 10, ((_block(_pause(lasts), raises=raises), RUNNING, STOP),), acts)
        for lasts, acts in ((5, FAILS), (1, FAILS_LATE))
        for raises in (False, True)
    ],
    Scenario("5.8", 10, ((_block(_pause(5), RUNNING, STOP, RUNNING), RUNNING),), FAILS),
    Scenario("5.8", 10, ((_block(_pause(5)), _block(_pause(15), RUNNING), RUNNING),), FAILS),
)

WAITING = (
    *[
        Scenario("R3", long, ((START, _pause(long * turns), STOP),))
        for long in (1_000, 100_000)
        for turns in (0.5, 2.5)
    ],
    Scenario("R3", 1, ((START, _pause(1), STOP),), (Act(1_000),)),
    Scenario("R3", 1, ((START, _pause(1), STOP), (_pause(1), STOP)), (Act(100_000),)),
)

# Small ones, for every schedule with few preemptions.
CORE_STARTS = (Scenario("5.2", 10, ((START, _pause(1), STOP, RUNNING), (START,))),)
CORE_STOPS = (
    # The instant at which a call ends: before, within and after the step from the call to the pause.
    Scenario("5.3", 10, ((START, _pause(1), STOP),), (Act(1),)),
)
CORE_OWN_STOP = (
    # The task stops the worker at the instant at which another thread does.
    Scenario("5.5", 10, ((START, _pause(1), STOP),), (Act(1, stops="last"), Act(1))),
    # The same with no pause in which the other thread would catch up.
    Scenario("5.5", 0, ((START, _pause(1), STOP),), (Act(1, stops="last"), Act(1))),
    # It has stopped the worker, and its last call ends at the instant at which another thread looks.
    Scenario("5.5", 10, ((START, _pause(1), RUNNING, STOP),), (Act(1, stops="first"), Act())),
    # It does so before the start returns, or after.
    Scenario("5.5", 10, ((START, _pause(1), RUNNING, STOP),), (Act(stops="first"), Act())),
)
CORE_RESTART = (Scenario("5.6", 10, ((START, STOP, START, _pause(1), STOP),)),)
CORE_AT_ONCE = (
    # Another thread stops, and starts again, while the first start has not returned.
    Scenario("R4", 10, ((START, _pause(1), STOP), (STOP, START))),
)
CORE_FAILURE = (
    # The task fails before the start returns, or after.
    Scenario("5.7", 10, ((START, _pause(1), RUNNING, STOP),), FAILS),
    Scenario("5.7", 10, ((START, _pause(5), STOP), (_pause(5), STOP)), FAILS),
)
