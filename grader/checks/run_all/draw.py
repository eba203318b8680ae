"""Draws the scenarios: few tasks, so that few schedules show much."""

from __future__ import annotations

from grader.checks.drawing import Draw, composite
from grader.checks.jobs import ERRORS, SOURCES, THINGS, Source, ThingKind
from grader.checks.run_all.scenario import Call, Meeting, Scenario, Shape, Task

VALUES: tuple[ThingKind, ...] = (*THINGS, "itself")
SHAPES: tuple[Shape, ...] = ("function", "empty", "unhashable", "equal", "method")
MEETINGS: tuple[Meeting, ...] = ("all", "next", "previous")


@composite
def results(draw: Draw) -> Scenario:
    """1.1: values, callables and iterables of all kinds, none at all too; sometimes a second call."""

    def task(index: int) -> Task:
        if index and draw.chance(15):
            return Task(same=0)
        pause = draw.one_of((0, 0, 3, 1, 2))
        return Task(gives=draw.one_of(VALUES), pause=pause, shape=draw.one_of(SHAPES))

    def call(_: int) -> Call:
        return Call(draw.some(0, 4, task), Source(draw.one_of(SOURCES)))

    return Scenario("1.1", draw.some(1, 2, call) if draw.chance(30) else (call(0),))


@composite
def threads(draw: Draw) -> Scenario:
    """1.2: short tasks that end in any order; a callable given twice, a task that calls run_all itself."""
    kind = draw.one_of(("plain", "plain", "twice", "nested"))
    tasks = [Task() for _ in range(draw.integer(1 if kind == "plain" else 2, 3))]
    if kind == "twice":
        tasks[-1] = Task(same=0)
    elif kind == "nested":
        tasks[draw.integer(0, 1)] = Task(inner=draw.integer(0, 2))
    return Scenario("1.2", (Call(tuple(tasks), Source(draw.one_of(("list", "generator")))),))


@composite
def meeting(draw: Draw) -> Scenario:
    """1.3: tasks that wait for each other."""
    tasks = (Task(),) * draw.one_of((2, 3, 3, 4, 6))
    source = Source(draw.one_of(SOURCES))
    return Scenario("1.3", (Call(tasks, source, draw.one_of(MEETINGS)),))


@composite
def at_once(draw: Draw) -> Scenario:
    """1.3, undisturbed: very many tasks that wait for each other, or tasks that take long."""
    if draw.chance(40):
        tasks = (Task(),) * draw.one_of((8, 40))
        meeting = draw.one_of(MEETINGS)
    else:
        tasks = draw.some(2, 5, lambda _: Task(pause=draw.one_of((100.0, 200.0, 300.0))))
        meeting = ""
    call = Call(tasks, Source(draw.one_of(SOURCES)), meeting)
    return Scenario("1.3", (call,), undisturbed=True)


@composite
def failing(draw: Draw) -> Scenario:
    """1.4: tasks raise, the later ones sometimes first."""

    def task(_: int) -> Task:
        raises = draw.one_of(ERRORS) if draw.chance(60) else ""
        pause = draw.one_of((0, 0, 2, 1))
        return Task(gives=draw.one_of(("object", "error")), raises=raises, pause=pause)

    some = draw.some(1, 3, task)
    place = draw.integer(0, len(some))
    tasks = (*some[:place], Task(raises=draw.one_of(ERRORS)), *some[place:])
    return Scenario("1.4", (Call(tasks, Source(draw.one_of(SOURCES))),))


@composite
def failing_together(draw: Draw) -> Scenario:
    """1.4: nothing but tasks that raise at once."""
    error = draw.one_of(ERRORS)
    tasks = (Task(raises=error),) * draw.one_of((3, 3, 3, 2, 4))
    return Scenario("1.4", (Call(tasks, Source(draw.one_of(("list", "tuple")))),))


@composite
def broken_off(draw: Draw) -> Scenario:
    """1.4 (R8): reading the tasks raises, early or late."""

    def task(_: int) -> Task:
        raises = "ValueError" if draw.chance(20) else ""
        return Task(raises=raises, pause=draw.one_of((0, 5)))  # type: ignore[arg-type]

    tasks = draw.some(0, 3, task)
    source = Source(draw.one_of(("generator", "once")), breaks=draw.integer(0, len(tasks)))
    return Scenario("1.4", (Call(tasks, source),))


@composite
def waiting(draw: Draw) -> Scenario:
    """R3: a task, or reading the tasks, takes very long, and all others have to wait."""
    tasks = [Task(pause=draw.one_of((0, 1.0))) for _ in range(draw.integer(1, 3))]
    long = draw.one_of((1_000.0, 100_000.0))
    if draw.chance(30):
        return Scenario("R3", (Call(tuple(tasks), Source("generator", pause=long)),))
    tasks[draw.integer(0, len(tasks) - 1)] = Task(pause=long)
    return Scenario("R3", (Call(tuple(tasks), Source(draw.one_of(SOURCES))),))
