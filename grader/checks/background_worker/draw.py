"""Draws the scenarios. Times are of few values, so that things often fall into the same instant and then race."""

from __future__ import annotations

from grader.checks.background_worker.scenario import Act, ErrorKind, Scenario, Step
from grader.checks.drawing import Draw, composite

START, STOP, RUNNING = Step("start"), Step("stop"), Step("running")
ERRORS: tuple[ErrorKind, ...] = ("ValueError", "OSError", "KeyError", "RuntimeError", "own")


def _pause(seconds: float) -> tuple[Step, ...]:
    return (Step("pause", seconds),) if seconds else ()


def _maybe(draw: Draw, step: Step, percent: int = 50) -> tuple[Step, ...]:
    return (step,) if draw.chance(percent) else ()


def _acts(draw: Draw, interval: float, most: int = 2) -> tuple[Act, ...]:
    """Some calls that only take time: some at least if there is no interval, or no time would ever pass."""
    lengths = (1, 3) if interval == 0 else (0, 1, 3)
    return draw.some(1, most, lambda _: Act(draw.one_of(lengths)))


@composite
def rhythm(draw: Draw) -> Scenario:
    """5.1: start, some calls, stop."""
    interval = draw.one_of((1, 10, 0, 0.5, 2.5))
    acts = (*_acts(draw, interval, 3), Act(draw.one_of((1, 3)), looks=True))
    turn = interval + acts[-1].seconds
    lasts = turn * draw.integer(0, 5) + draw.one_of((0.25, 0, interval / 2))
    steps = (START, *_maybe(draw, RUNNING), *_pause(lasts), *_maybe(draw, RUNNING), STOP)
    return Scenario("5.1", interval, ((*steps, *_maybe(draw, RUNNING)),), acts)


@composite
def without_pause(draw: Draw) -> Scenario:
    """5.1: an interval of 0, and time for several calls."""
    acts = _acts(draw, 0)
    lasts = sum(act.seconds for act in acts) + draw.one_of((1.5, 0.5, 6))
    return Scenario("5.1", 0, ((START, *_maybe(draw, RUNNING), *_pause(lasts), STOP),), acts)


@composite
def racing_starts(draw: Draw) -> Scenario:
    """5.2: several starts, at the same time or one after the other, and looks at `running`."""
    act = Act(draw.one_of((0, 3)))
    if draw.chance(25):
        again = draw.some(1, 2, lambda _: START)
        lasts = _pause(draw.one_of((0, 1, 3)))
        steps = (*_maybe(draw, RUNNING), START, RUNNING, *lasts, *again, RUNNING, STOP, RUNNING)
        return Scenario("5.2", 10, (steps,), (act,))
    others = draw.some(1, 2, lambda _: (START, *_maybe(draw, RUNNING, 40)))
    steps = (START, *_maybe(draw, RUNNING, 40), *_pause(draw.one_of((1, 1, 0))), STOP, RUNNING)
    return Scenario("5.2", 10, (steps, *others), (act,))


@composite
def stopping(draw: Draw) -> Scenario:
    """5.3: a stop during a call, in a pause, at the instant between them, or right after the start."""
    interval = draw.one_of((10, 2, 0, 1_000))
    acts = _acts(draw, interval)
    times = (1, 0, 3, 4)
    after = _pause(draw.one_of((25, 0)))
    steps = (START, *_pause(draw.one_of(times)), STOP, *_maybe(draw, RUNNING), *after)

    def other(_: int) -> tuple[Step, ...]:
        return (*_pause(draw.one_of((1, 3, 4))), STOP, *_maybe(draw, RUNNING))

    return Scenario("5.3", interval, (steps, *draw.some(0, 1, other)), acts)


@composite
def stops_too_many(draw: Draw) -> Scenario:
    """5.4: stops before the start, after another stop, and several at once."""
    interval = draw.one_of((10, 1))
    time = draw.one_of((1, 0, 2))
    before = draw.some(0, 2, lambda _: STOP)
    steps = (*before, START, *_pause(time), *draw.some(1, 2, lambda _: STOP), RUNNING)

    def other(_: int) -> tuple[Step, ...]:
        return (*_pause(draw.one_of((time, time, 0, 1))), *draw.some(1, 2, lambda _: STOP))

    least = 0 if before or len(steps) > 5 else 1
    return Scenario("5.4", interval, (steps, *draw.some(least, 2, other)), _acts(draw, interval))


@composite
def own_stop(draw: Draw) -> Scenario:
    """5.5: the task stops the worker, perhaps while another stop waits."""
    interval = draw.one_of((2, 10, 0))
    before = draw.some(0, 1, lambda _: Act(1))
    act = Act(draw.one_of((2, 0, 4)), stops=draw.one_of(("first", "last")), looks=draw.chance(60))
    steps = (START, *_pause(draw.one_of((1, 3, 6, 25))), *_maybe(draw, RUNNING), STOP, RUNNING)

    def other(_: int) -> tuple[Step, ...]:
        return (*_pause(draw.one_of((1, 2, 4))), STOP)

    threads = (steps, *draw.some(0, 1, other))
    return Scenario("5.5", interval, threads, (*before, act, Act(1)))


@composite
def restarts(draw: Draw) -> Scenario:
    """5.6: runs after a run that was stopped."""
    interval = draw.one_of((3, 1, 10))
    steps = (START, *_pause(draw.one_of((4, 1))), STOP)
    for _ in range(draw.integer(1, 2)):
        steps = (*steps, *_maybe(draw, STOP, 30), *_pause(draw.one_of((0, 1))))
        steps = (*steps, START, *_maybe(draw, RUNNING), *_pause(draw.one_of((1, 0, 5))), STOP)
    return Scenario("5.6", interval, ((*steps, RUNNING),), _acts(draw, interval, 3))


@composite
def overlapping(draw: Draw) -> Scenario:
    """5.6: the task has stopped the worker, and its last call goes on for some time after the next start.

    That call ends before the last stop: whether that one has to wait for it too would be arguable.
    """
    acts = (Act(4, stops="first"), Act(draw.one_of((1, 0))))
    lasts = _pause(draw.one_of((7, 9)))
    steps = (START, *_pause(draw.one_of((2, 1, 3))), START, *lasts, RUNNING, STOP, RUNNING)
    return Scenario("5.6", draw.one_of((3, 1, 2)), (steps,), acts)


@composite
def failing(draw: Draw) -> Scenario:
    """5.7: the task raises before a stop, while stops wait, or at the same instant; afterwards the worker is used again."""
    interval = draw.one_of((1, 10))
    before = draw.some(0, 1, lambda _: Act(draw.one_of((0, 1))))
    length = draw.one_of((1, 2, 0))
    acts = (*before, Act(length, fails=True, stops=draw.one_of(("", "", "", "", "first"))), Act(1))
    times = (length or 1, 1, 4)

    def other(_: int) -> tuple[Step, ...]:
        return (*_pause(draw.one_of(times)), draw.one_of((STOP, STOP, RUNNING)))

    steps = (START, *_pause(draw.one_of(times)), STOP, *_maybe(draw, STOP))
    if draw.chance(30):
        steps = (*steps, *_pause(30), START, *_pause(1), STOP, STOP)
    threads = (steps, *draw.some(0, 2, other))
    return Scenario("5.7", interval, threads, acts, draw.one_of(ERRORS))


@composite
def blocks(draw: Draw) -> Scenario:
    """5.8: `with`, whose block or task may raise."""
    interval = draw.one_of((1, 10))
    fails = draw.chance(30)
    acts = (Act(draw.one_of((0, 1, 3)), fails=fails), Act(draw.one_of((0, 1))))
    inside = (
        *_maybe(draw, RUNNING, 40),
        *_pause(draw.one_of((2, 0, 1, 3))),
        *_maybe(draw, RUNNING, 40),
    )
    block = Step("with", 0, (*inside, *_maybe(draw, STOP, 15)), raises=draw.chance(50))
    after = (*_maybe(draw, RUNNING), *_pause(draw.one_of((0, 15))))
    if not fails:
        after = (*after, *_maybe(draw, Step("with", 0, _pause(1)), 30))
    return Scenario("5.8", interval, ((block, *after),), acts, draw.one_of(ERRORS))


@composite
def at_once(draw: Draw) -> Scenario:
    """R4: different methods, and the end of the task, at the same instant."""
    kind = draw.one_of(("start", "failure", "own stop"))
    if kind == "start":
        beside = ((STOP,), (STOP,), (START,), (RUNNING,), (STOP, START))
        first = draw.some(1, 2, lambda _: draw.one_of(beside))
        steps = (START, *_maybe(draw, RUNNING, 30), *_pause(1), STOP)
        return Scenario("R4", 10, (steps, *first), (Act(draw.one_of((0, 1))),))
    others = draw.some(1, 2, lambda _: (*_pause(1), draw.one_of((STOP, RUNNING))))
    act = Act(1, fails=True) if kind == "failure" else Act(1, stops="last")
    return Scenario("R4", 10, ((START, *_pause(1), STOP), *others), (act, Act(1)))
