"""Draws the scenarios: few threads and few items, since the schedules grow fast with both."""

from __future__ import annotations

from grader.checks.drawing import Draw, composite
from grader.checks.producer_consumer.scenario import (
    ItemKind,
    Outer,
    Scenario,
    Shape,
    Source,
)

SHAPES: tuple[Shape, ...] = ("list", "generator", "iterator", "tuple", "iterable")
UNSEEN: tuple[Shape, ...] = ("list", "tuple")
SEEN: tuple[Shape, ...] = ("generator", "iterator", "iterable")
OUTERS: tuple[Outer, ...] = ("list", "generator", "tuple")
# In a circle, so that a few in a row are of many kinds, and of some kinds two.
KINDS: tuple[ItemKind, ...] = (
    "text", "none", "list", "equal", "list", "none", "equal", "false", "error", "empty", "class",
)  # fmt: skip


def texts(draw: Draw, least: int, most: int) -> tuple[ItemKind, ...]:
    """Items that are texts."""
    return draw.some(least, most, _text)


def _text(_: int) -> ItemKind:
    return "text"


@composite
def exact(draw: Draw) -> Scenario:
    """4.1: all kinds of items and sources."""
    place = draw.integer(0, len(KINDS) - 1)
    sources = []
    for _ in range(draw.integer(1, 3)):
        items = tuple(KINDS[(place + i) % len(KINDS)] for i in range(draw.integer(1, 3)))
        place += len(items)
        sources.append(Source(items, draw.one_of(SHAPES)))
    consumers, capacity = draw.integer(1, 3), draw.integer(1, 3)
    return Scenario("4.1", tuple(sources), consumers, capacity, draw.one_of(OUTERS))


@composite
def crowded(draw: Draw) -> Scenario:
    """4.1: several consumers go after few items, which come in bursts, before and while they wait."""

    def source(_: int) -> Source:
        return Source(
            texts(draw, 1, 3), "generator", late=draw.integer(0, 1), pause=draw.integer(0, 1)
        )

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
        return Source(texts(draw, 2, 4), shape, pause=pause)

    sources = draw.some(1, 3, source)
    return Scenario("4.2", sources, 1, draw.integer(1, 4), slow=draw.one_of((0, 1)))


@composite
def at_once(draw: Draw) -> Scenario:
    """4.3: whether all sources are begun at the start. Undisturbed."""

    def source(_: int) -> Source:
        return Source(texts(draw, 0, 2), draw.one_of(SEEN), draw.one_of((10, 0, 1_000)), pause=10)

    sources = draw.some(2, 4, source)
    return Scenario("4.3", sources, draw.integer(1, 3), draw.integer(1, 3), at_once=True)


@composite
def burst(draw: Draw) -> Scenario:
    """4.3: whether all consumers work at once, when items come together to consumers that wait. Undisturbed."""
    consumers = draw.integer(2, 4)
    items, stays = texts(draw, consumers, consumers + 2), draw.one_of((0, 1_000))
    alone = Source(items, draw.one_of(SEEN), late=draw.one_of((1, 1, 0)), stays=stays)
    return Scenario("4.3", (alone,), consumers, draw.one_of((2, 1, 3)), slow=10, burst=True)


@composite
def late(draw: Draw) -> Scenario:
    """4.3: sources that are late, slow or empty beside others, in any order of threads."""

    def source(_: int) -> Source:
        pauses = (0, 10, 20)
        return Source(
            texts(draw, 0, 2),
            draw.one_of(SEEN),
            draw.one_of(pauses),
            draw.one_of(pauses),
            draw.one_of(pauses),
        )

    sources = draw.some(2, 3, source)
    return Scenario(
        "4.3", sources, draw.integer(1, 3), draw.integer(1, 3), slow=draw.one_of((0, 5))
    )


@composite
def ahead(draw: Draw) -> Scenario:
    """4.4: producers that are ahead of slow consumers."""

    def source(_: int) -> Source:
        return Source(texts(draw, 3, 5), draw.one_of(SEEN))

    if draw.chance(60):
        sources = (*draw.some(1, 1, source),) * 3
        return Scenario("4.4", sources, 1, 1, slow=draw.one_of((1, 1, 0)))
    one = Source(texts(draw, 6, 8), draw.one_of(SEEN))
    sources = (one, *draw.some(0, 2, source))
    slow = draw.one_of((1, 1, 100))
    return Scenario("4.4", sources, draw.integer(1, 2), draw.integer(1, 2), slow=slow)


@composite
def ends(draw: Draw) -> Scenario:
    """R4: few items, so that the producers end together and while the consumers begin to wait."""

    def source(_: int) -> Source:
        return Source(texts(draw, 0, 1))

    sources = draw.some(2, 3, source)
    return Scenario("R4", sources, draw.integer(1, 3), draw.integer(1, 2))
