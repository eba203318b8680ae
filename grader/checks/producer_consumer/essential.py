"""The scenarios that are always tried: one for each thing that can be wrong with a simple attempt, simple ones first."""

from __future__ import annotations

from grader.checks.producer_consumer.draw import KINDS, OUTERS, SHAPES
from grader.checks.producer_consumer.draw_failing import ERRORS
from grader.checks.producer_consumer.scenario import ItemKind, Outer, Scenario, Shape, Source

TEXT: ItemKind = "text"
LATE: tuple[tuple[Shape, float], ...] = (("generator", 1), ("iterable", 0))
ENDLESS = Source((TEXT,), "generator", endless=True)


def _of(count: int, shape: Shape = "list") -> Source:
    """A source of so many texts."""
    return Source((TEXT,) * count, shape)


EXACT = (
    *[Scenario("4.1", (Source((kind, kind)),)) for kind in dict.fromkeys(KINDS)],
    *[Scenario("4.1", (_of(2, shape),), 2) for shape in SHAPES],
    *[Scenario("4.1", (_of(1, shape), _of(2, shape))) for shape in SHAPES],
    Scenario("4.1", (Source(("text", "equal", "text", "equal")), Source(("none", "none")))),
    Scenario("4.1", (_of(1), _of(1)), outer="generator"),
    Scenario("4.1", (_of(1), _of(1)), outer="tuple"),
    Scenario("4.1", (_of(1),), 5, 5),
    Scenario("4.1", (_of(0), _of(0)), 3),
    Scenario("4.1", (_of(1), _of(0), _of(3)), 2),
    Scenario("4.1", (_of(1),) * 8),
    Scenario("4.1", (Source(("none",), "tuple"),) * 2),
    Scenario("4.1", (Source(("none",) * 2),) * 2, same=True),
    Scenario("4.1", (_of(1),), before="works"),
    Scenario("4.1", (_of(2),), 2, inner=("a0", "a1")),
    Scenario("4.1", (_of(1), _of(1)), inner=("a0",)),
)

ORDERED = (
    *[Scenario("4.2", (_of(4, "generator"),), 1, capacity) for capacity in (1, 2, 5)],
    Scenario("4.2", (_of(4), _of(4)), 1, 5, slow=1),
)

# Undisturbed: sources that take long, the first, the last or all of them, and more of them than a default would start.
AT_ONCE = (
    *[
        Scenario("4.3", (Source((TEXT,), "generator", 10),) * sources, consumers, at_once=True)
        for sources in (2, 3, 5, 8, 12)
        for consumers in (1, 2, 9)
    ],
    *[
        Scenario("4.3", sources, 3, 2, at_once=True)
        for late in (Source((), "generator", 1_000), Source((TEXT,) * 2, "iterator", 10, 1_000))
        for sources in ((late, _of(1, "iterable")), (_of(1, "iterable"), late))
    ],
    Scenario("4.3", (_of(6, "generator"),) * 3, slow=100, at_once=True),
)


def _burst(consumers: int, capacity: int, *sources: Source) -> Scenario:
    return Scenario("4.3", sources, consumers, capacity, slow=10, burst=True)


# Undisturbed: as many items at once as there are consumers, which wait, have just begun, or come from another item.
BURSTS = (
    *[
        _burst(consumers, capacity, Source((TEXT,) * consumers, shape, late, stays=1_000))
        for consumers in (2, 3, 5)
        for capacity in (1, 2, 7)
        for shape, late in LATE
    ],
    *[
        _burst(2, capacity, Source((TEXT,) * 2, "generator", 0, 10), Source((TEXT,) * 2, "generator", 30))
        for capacity in (1, 2)
    ],
    _burst(3, 1, *(Source((TEXT,), "generator", 1),) * 3),
)  # fmt: skip

# Consumers that work while others wait, and producers that wait for them: never more at once than there should be.
CROWDED = tuple(
    Scenario("4.3", (_of(3, "generator"),) * sources, consumers, capacity, slow=1)
    for sources in (1, 2)
    for consumers in (1, 2)
    for capacity in (1, 2)
)

AHEAD = (
    *[
        Scenario("4.4", (_of(capacity + 4, "generator"),) * sources, consumers, capacity, slow=slow)
        for slow in (1, 0)
        for sources, consumers, capacity in (
            (1, 1, 1), (1, 1, 2), (2, 1, 1), (3, 1, 1), (1, 2, 1), (2, 1, 3),
        )
    ],
    Scenario("4.4", (_of(12, "generator"),), 3, 2, slow=100),
    Scenario("4.4", (_of(9, "generator"),), 1, 3, slow=100),
)  # fmt: skip

_FAILS = Source((TEXT,), "generator", fails=1)
_FAILS_LATE = Source((), "generator", 5, fails=0)

FAILING = (
    *[Scenario("4.5", (_of(1),), fails=("a0",), error=error) for error in ERRORS],
    *[Scenario("4.5", (_FAILS,), error=error) for error in ERRORS],
    *[Scenario("4.5", (_of(1),), consumers, fails=("a0",)) for consumers in (2, 3)],
    *[Scenario("4.5", sources, outer="generator", fails=("a0",)) for sources in ((_of(1),), (_of(3), _FAILS))],
    *[Scenario("4.5", (Source((), "iterable", refuses=True),), consumers) for consumers in (1, 2)],
    Scenario("4.5", (_of(1), Source((), "iterable", refuses=True), _of(1, "generator")), 2),
    *[Scenario("4.5", (_of(5),) * sources, fails=("a0",)) for sources in (1, 2, 3)],
    *[Scenario("4.5", (_of(5),), consumers, slow=1, fails=("a0", "a1")) for consumers in (1, 2)],
    Scenario("4.5", (_of(2), _of(2)), 2, fails=("a1", "b1")),
    Scenario("4.5", (_of(2),), 2, slow=1, fails=("a0",), inner=("a1",)),
    Scenario("4.5", (_of(4, "generator"), _FAILS), slow=4),
    Scenario("4.5", (ENDLESS,), fails=("a0",)),
    Scenario("4.5", (ENDLESS, _of(3)), 2, slow=1, fails=("b1",)),
    Scenario("4.5", (ENDLESS, _FAILS)),
    Scenario("4.5", (_FAILS_LATE, ENDLESS), 2),
    Scenario("4.5", (ENDLESS, Source((), "iterable", refuses=True))),
    # One after the other, in either order of place and kind; the later ones come of what was under way already.
    Scenario("4.5", (_FAILS_LATE, Source((), "generator", 2, fails=0))),
    Scenario("4.5", (Source((), "generator", 2, fails=0), _FAILS_LATE)),
    Scenario("4.5", (_FAILS_LATE, _of(1)), fails=("b0",)),
    Scenario("4.5", (_of(1), _FAILS_LATE), slow=1, fails=("a0",)),
    Scenario("4.5", (_of(1), Source((), "generator", 2, fails=0)), slow=4, fails=("a0",)),
    Scenario("4.5", (Source((), "generator", 2, fails=0), _of(1)), slow=4, fails=("b0",)),
    *[
        Scenario("4.5", (_of(2, "generator"),) * breaks, consumers, outer="generator", breaks=breaks)
        for breaks in (0, 1, 2)
        for consumers in (1, 2)
    ],
)  # fmt: skip

# Tried when failures have been: a deadlock counts where it is first seen.
AFTER_FAILURE = (Scenario("4.1", (_of(1),), before="fails"),)

# Threads fail together: whoever fails, the others are about to wait, or about to be woken.
FAILING_TOGETHER = (
    Scenario("4.5", (_of(3), _of(3)), 2, fails=("a0", "b0")),
    Scenario("4.5", (_of(2), _of(2)), 2, fails=("a0",)),
    Scenario("4.5", (_FAILS, _of(3)), 1),
    Scenario("4.5", (_FAILS, _of(3)), 2),
    Scenario("4.5", (_FAILS, _FAILS), 3, fails=("a0",)),
    Scenario("4.5", (_of(2),), 2, fails=("a0",), inner=("a1",)),
)

_SOURCES: tuple[tuple[tuple[Source, ...], Outer], ...] = (
    ((_of(2, "generator"),), "list"),
    ((_of(1, "iterable"),), "generator"),
    ((), "list"),
)
OUT_OF_RANGE = tuple(
    Scenario("4.6", sources, consumers, capacity, outer)
    for sources, outer in _SOURCES
    for consumers, capacity in ((0, 1), (1, 0), (-1, 1), (1, -1), (-7, 2), (2, -7), (0, 0))
)

IN_RANGE = (
    *[Scenario("4.6", (), consumers, 1, outer) for consumers in (1, 3) for outer in OUTERS],
    Scenario("4.6", (_of(1),), 1, 1, "generator"),
)

# Consumers wait long for an item, or producers wait long for room.
WAITING = tuple(
    scenario
    for long in (1_000.0, 100_000.0)
    for scenario in (
        Scenario("R3", (Source((TEXT,) * 2, "generator", long, long),)),
        Scenario("R3", (Source((TEXT,), "generator", long), _of(1)), 2, 2),
        Scenario("R3", (_of(4),), slow=long),
        Scenario("R3", (_of(3), _of(3)), 1, 2, slow=long),
    )
)

# So small that every schedule with one badly placed switch can be tried, whatever the seed.
CORE_AHEAD = (Scenario("4.4", (_of(4, "generator"),)),)
CORE_STUCK = (Scenario("4.5", (Source((), "generator", fails=0), _of(3))),)
CORE_ENDS = (Scenario("R4", (_of(1),)),)
