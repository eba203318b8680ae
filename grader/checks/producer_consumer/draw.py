"""Draws the scenarios: few threads and few items, since the schedules grow fast with both."""

from __future__ import annotations

from typing import Any

from grader.checks.drawing import Draw, composite
from grader.checks.producer_consumer.scenario import (
    ErrorKind,
    ItemKind,
    Outer,
    Scenario,
    Shape,
    Source,
    item_name,
)

SHAPES: tuple[Shape, ...] = ("list", "generator", "iterator", "tuple", "iterable")
UNSEEN: tuple[Shape, ...] = ("list", "tuple")
SEEN: tuple[Shape, ...] = ("generator", "iterator", "iterable")
OUTERS: tuple[Outer, ...] = ("list", "generator", "tuple")
KINDS: tuple[ItemKind, ...] = ("text", "none", "list", "equal", "false", "error", "empty")
ERRORS: tuple[ErrorKind, ...] = (
    "ValueError", "KeyError", "IndexError", "RuntimeError", "Empty", "own",
)  # fmt: skip


def _texts(draw: Draw, least: int, most: int) -> tuple[ItemKind, ...]:
    return ("text",) * draw.integer(least, most)


@composite
def exact(draw: Draw) -> Scenario:
    """4.1: all kinds of items and sources; several kinds among few items, so that equal ones meet."""
    few = (draw.one_of(KINDS), draw.one_of(KINDS))

    def source(_: int) -> Source:
        items = draw.some(1, 3, lambda _: draw.one_of(("text", *few)))
        return Source(items, draw.one_of(SHAPES))  # type: ignore[arg-type]

    sources = draw.some(1, 3, source)
    consumers, capacity = draw.integer(1, 3), draw.integer(1, 3)
    return Scenario("4.1", sources, consumers, capacity, draw.one_of(OUTERS))


@composite
def crowded(draw: Draw) -> Scenario:
    """4.1: several consumers go after few items, which come in bursts, before and while they wait."""

    def source(_: int) -> Source:
        return Source(_texts(draw, 1, 3), "generator", late=draw.integer(0, 1), pause=draw.integer(0, 1))

    sources = draw.some(1, 3, source)
    return Scenario(
        "4.1", sources, draw.integer(2, 3), draw.integer(1, 3), slow=draw.one_of((0, 0, 1))
    )


@composite
def ordered(draw: Draw) -> Scenario:
    """4.2: one consumer, sources of several items."""

    def source(_: int) -> Source:
        shape = draw.one_of(SHAPES)
        pause = 0 if shape in UNSEEN else draw.one_of((0, 0, 1))
        return Source(_texts(draw, 2, 4), shape, pause=pause)

    sources = draw.some(1, 3, source)
    return Scenario("4.2", sources, 1, draw.integer(1, 4), slow=draw.one_of((0, 1)))


@composite
def at_once(draw: Draw) -> Scenario:
    """4.3: whether all sources are begun at the start, and whether all consumers work at once. Undisturbed."""
    if draw.chance(50):

        def source(_: int) -> Source:
            late = draw.one_of((10, 0, 1_000))
            return Source(_texts(draw, 0, 2), draw.one_of(SEEN), late=late, pause=10)

        sources = draw.some(1, 4, source)
        return Scenario("4.3", sources, draw.integer(1, 3), draw.integer(1, 3), at_once=True)
    consumers = draw.integer(2, 4)
    items = ("text",) * (consumers + draw.integer(0, 2))
    source_ = Source(items, draw.one_of(SEEN), late=draw.integer(0, 1), stays=draw.one_of((0, 1_000)))  # type: ignore[arg-type]
    return Scenario("4.3", (source_,), consumers, draw.integer(1, 3), slow=10, burst=True)


@composite
def late(draw: Draw) -> Scenario:
    """4.3: sources that are late, slow or empty beside others, in any order of threads."""

    def source(_: int) -> Source:
        pauses = (0, 10, 20)
        return Source(
            _texts(draw, 0, 2), draw.one_of(SEEN), draw.one_of(pauses), draw.one_of(pauses), draw.one_of(pauses)
        )

    sources = draw.some(2, 3, source)
    return Scenario("4.3", sources, draw.integer(1, 3), draw.integer(1, 3), slow=draw.one_of((0, 5)))


@composite
def ahead(draw: Draw) -> Scenario:
    """4.4: producers that are ahead of slow consumers."""

    def source(_: int) -> Source:
        return Source(_texts(draw, 3, 5), draw.one_of(SEEN))

    if draw.chance(60):
        sources = (*draw.some(1, 1, source),) * 3
        return Scenario("4.4", sources, 1, 1, slow=draw.one_of((1, 1, 0)))
    one = Source(_texts(draw, 6, 8), draw.one_of(SEEN))
    sources = (one, *draw.some(0, 2, source))
    slow = draw.one_of((1, 1, 100))
    return Scenario("4.4", sources, draw.integer(1, 2), draw.integer(1, 2), slow=slow)


@composite
def failing(draw: Draw) -> Scenario:
    """4.5: sources and `consume` raise, early and late, one or several, with others blocked, paused or ahead."""
    endless = draw.chance(15)

    def source(index: int) -> Source:
        pause = draw.one_of((0, 0, 1, 3))
        items = _texts(draw, 0, 4)
        fails = draw.integer(0, len(items)) if draw.chance(35) and not endless else -1
        shape = draw.one_of(SEEN)
        return Source(items, shape, draw.one_of((0, 0, 1, 2)), pause, draw.one_of((0, 0, 10)), fails)

    sources = draw.some(1, 3, source)
    names = [item_name(n, i) for n, source in enumerate(sources) for i in range(len(source.items))]
    if endless:
        sources = (*sources, Source(("text",), "generator", endless=True))
        fails: tuple[str, ...] = (item_name(len(sources) - 1, draw.one_of((0, 1, 2))),)
    else:
        broken = any(source.fails >= 0 for source in sources)
        count = draw.integer(0 if broken else min(1, len(names)), min(2, len(names)))
        fails = tuple(draw.one_of(names) for _ in range(count))
    return Scenario(
        "4.5", sources, draw.integer(1, 3), draw.integer(1, 2), slow=draw.one_of((0, 1, 4)),
        fails=tuple(dict.fromkeys(fails)), error=draw.one_of(ERRORS),
    )  # fmt: skip


@composite
def stuck(draw: Draw) -> Scenario:
    """4.5: the queue is full and producers wait for room when `consume` raises; or the last thing a source does is to raise."""
    items = draw.integer(2, 5)
    sources: tuple[Source, ...] = (Source(("text",) * items, draw.one_of(SHAPES)),) * draw.integer(1, 3)
    if draw.chance(25):
        sources = (*sources, Source(("text",), "generator", late=draw.integer(0, 2), fails=1))
    last = item_name(0, items - 1)
    fails: Any = draw.one_of((("a0",), ("a0", "a1"), (last,), ("a1", "b1"), ("a0", "b0", "c0")))
    return Scenario(
        "4.5", sources, draw.integer(1, 3), draw.integer(1, 2), slow=draw.one_of((0, 1)), fails=fails
    )


@composite
def broken_sources(draw: Draw) -> Scenario:
    """4.5 (R8): reading `sources` itself raises, after some of them."""

    def source(_: int) -> Source:
        return Source(_texts(draw, 0, 3), draw.one_of(SEEN), late=draw.one_of((0, 0, 5)))

    sources = draw.some(0, 2, source)
    breaks = draw.integer(0, len(sources))
    return Scenario(
        "4.5", sources, draw.integer(1, 2), draw.integer(1, 2), "generator", breaks, error=draw.one_of(ERRORS)
    )


@composite
def out_of_range(draw: Draw) -> Scenario:
    """4.6: `consumers` or `capacity` below 1; no sources at all; sources without a length."""

    def source(_: int) -> Source:
        return Source(_texts(draw, 0, 2), draw.one_of(SEEN))

    outer = draw.one_of(OUTERS)
    if draw.chance(35):
        return Scenario("4.6", (), draw.integer(1, 3), draw.integer(1, 3), outer)
    sources = draw.some(0, 2, source)
    wrong = draw.integer(-2, 0)
    if draw.chance(30):
        return Scenario("4.6", sources, draw.integer(1, 2), draw.integer(1, 2), outer)
    good = draw.integer(0, 2)
    consumers, capacity = (wrong, good) if draw.chance(50) else (good, wrong)
    return Scenario("4.6", sources, consumers, capacity, outer)


@composite
def ends(draw: Draw) -> Scenario:
    """R4: few items, so that the producers end together and while the consumers begin to wait."""

    def source(_: int) -> Source:
        return Source(_texts(draw, 0, 1))

    sources = draw.some(2, 3, source)
    return Scenario("R4", sources, draw.integer(1, 3), draw.integer(1, 2))


@composite
def waiting(draw: Draw) -> Scenario:
    """R3: consumers wait long for an item, or producers wait long for room."""
    long = draw.one_of((1_000, 100_000))
    if draw.chance(50):
        sources = (Source(_texts(draw, 1, 2), "generator", late=long, pause=long),)
        return Scenario("R3", sources, draw.integer(1, 2), draw.integer(1, 2))
    sources = (Source(_texts(draw, 3, 4)),) * draw.integer(1, 2)
    return Scenario("R3", sources, 1, draw.integer(1, 2), slow=long)
