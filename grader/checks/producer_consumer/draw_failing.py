"""Draws the scenarios of 4.5: what fails, when, and who is in which state then."""

from __future__ import annotations

from typing import Any

from grader.checks.drawing import Draw, composite
from grader.checks.producer_consumer.draw import SEEN, SHAPES, texts
from grader.checks.producer_consumer.scenario import ErrorKind, Scenario, Source, item_name

ERRORS: tuple[ErrorKind, ...] = (
    "ValueError", "KeyError", "IndexError", "RuntimeError", "Empty", "own",
)  # fmt: skip


@composite
def failing(draw: Draw) -> Scenario:
    """4.5: sources and `consume` raise, early and late, one or several, with others blocked, paused or ahead."""
    endless = draw.chance(15)

    def source(index: int) -> Source:
        pause = draw.one_of((0, 0, 1, 3))
        items = texts(draw, 0, 4)
        fails = draw.integer(0, len(items)) if draw.chance(35) and not endless else -1
        shape = draw.one_of(SEEN)
        return Source(
            items, shape, draw.one_of((0, 0, 1, 2)), pause, draw.one_of((0, 0, 10)), fails
        )

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
    source = Source(texts(draw, 2, 5), draw.one_of(SHAPES))
    sources: tuple[Source, ...] = (source,) * draw.integer(1, 3)
    if draw.chance(25):
        sources = (*sources, Source(("text",), "generator", late=draw.integer(0, 2), fails=1))
    last = item_name(0, len(source.items) - 1)
    fails: Any = draw.one_of((("a0",), ("a0", "a1"), (last,), ("a1", "b1"), ("a0", "b0", "c0")))
    return Scenario(
        "4.5",
        sources,
        draw.integer(1, 3),
        draw.integer(1, 2),
        slow=draw.one_of((0, 1)),
        fails=fails,
    )


@composite
def one_after_another(draw: Draw) -> Scenario:
    """4.5: several failures, at different times."""
    quick = Source(texts(draw, 1, 3), draw.one_of(SHAPES))

    def source(_: int) -> Source:
        items = texts(draw, 0, 1)
        return Source(items, draw.one_of(SEEN), late=draw.one_of((2, 5, 9)), fails=len(items))

    others = draw.some(1, 2, source)
    place = draw.one_of((0, len(others)))
    fails = draw.one_of(((item_name(place, 0),), (), tuple(item_name(n, 0) for n in range(3))))
    return Scenario(
        "4.5", (*others[:place], quick, *others[place:]), draw.integer(1, 3), draw.integer(1, 2),
        slow=draw.one_of((0, 1, 4)), fails=fails,
    )  # fmt: skip


@composite
def broken_sources(draw: Draw) -> Scenario:
    """4.5 (R8): reading `sources` itself raises, after some of them."""

    def source(_: int) -> Source:
        return Source(texts(draw, 0, 3), draw.one_of(SEEN), late=draw.one_of((0, 0, 5)))

    sources = draw.some(0, 2, source)
    breaks = draw.integer(0, len(sources))
    return Scenario(
        "4.5",
        sources,
        draw.integer(1, 2),
        draw.integer(1, 2),
        "generator",
        breaks,
        error=draw.one_of(ERRORS),
    )
