"""Draws scenarios in which things come together: few tasks, so that few schedules show much."""

from __future__ import annotations

from grader.checks.drawing import Draw, composite
from grader.checks.jobs import ERRORS, SOURCES, THINGS, Source, ThingKind
from grader.checks.run_all.essential import SHAPES
from grader.checks.run_all.scenario import Call, Scenario, Task

VALUES: tuple[ThingKind, ...] = (*THINGS, "itself")


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
