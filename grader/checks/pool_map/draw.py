"""Draws scenarios in which things come together: few items and workers, so that few schedules show much."""

from __future__ import annotations

from grader.checks.drawing import Draw, composite
from grader.checks.jobs import ERRORS, SINGLE, SOURCES, THINGS, Source, ThingKind
from grader.checks.pool_map.scenario import Call, Item, Scenario

VALUES: tuple[ThingKind, ...] = (*THINGS, "itself")


@composite
def results(draw: Draw) -> Scenario:
    """2.1: items, values and iterables of all kinds, none at all too; sometimes a second call."""

    def item(_: int) -> Item:
        kind = draw.one_of(THINGS)
        if kind in SINGLE:
            return Item(kind=kind)
        pause = draw.one_of((0, 0, 3, 1, 2))
        return Item(gives=draw.one_of(VALUES), pause=pause, kind=kind)

    def call(_: int) -> Call:
        workers = draw.one_of((2, 1, 3, 2, 5))
        return Call(draw.some(0, 4, item), workers, Source(draw.one_of(SOURCES)))

    return Scenario("2.1", draw.some(1, 2, call) if draw.chance(25) else (call(0),))


@composite
def failing(draw: Draw) -> Scenario:
    """2.4: calls raise, the later ones sometimes first."""

    def item(_: int) -> Item:
        raises = draw.one_of(ERRORS) if draw.chance(60) else ""
        pause = draw.one_of((0, 0, 2, 1))
        return Item(gives=draw.one_of(("object", "error")), raises=raises, pause=pause)

    some = draw.some(1, 3, item)
    place = draw.integer(0, len(some))
    items = (*some[:place], Item(raises=draw.one_of(ERRORS)), *some[place:])
    workers = draw.one_of((2, 3, 1))
    return Scenario("2.4", (Call(items, workers, Source(draw.one_of(SOURCES))),))
