"""The scenarios that are always tried: one for each thing that can be wrong with a simple attempt, simple ones first."""

from __future__ import annotations

from grader.checks.jobs import ERRORS, SOURCES, THINGS, Source
from grader.checks.pool_map.scenario import Call, Item, Scenario


def _scenarios(focus: str, *calls: Call, undisturbed: bool = False) -> tuple[Scenario, ...]:
    """A scenario for each call."""
    return tuple(Scenario(focus, (call,), undisturbed) for call in calls)


RESULTS = (
    *_scenarios(
        "2.1",
        Call((Item(), Item())),
        Call(()),
        Call((), source=Source("generator")),
        Call((Item(),) * 3, workers=1),
        Call((Item(), Item()), workers=5),
        Call((Item(pause=2), Item(pause=1), Item()), workers=3),
        *[Call((Item(gives=thing),) * 2) for thing in (*THINGS[1:], "itself")],
        *[Call((Item(kind=thing),) * 2) for thing in THINGS[1:]],
        *[Call((Item(),) * 3, source=Source(kind)) for kind in SOURCES[1:]],
        Call((Item(inner=2), Item())),
        Call((Item(inner=2), Item(inner=1))),
    ),
    Scenario("2.1", (Call((Item(),)), Call((Item(), Item())))),
)

CALLS = _scenarios(
    "2.2",
    *[
        Call((Item(pause=pause),) * count, workers)
        for count, workers in ((1, 2), (2, 2), (3, 2), (4, 2), (3, 3), (4, 3))
        for pause in (0, 1)
    ],
    Call((Item(), Item()), 1),
    *[Call((Item(),) * count, source=Source("generator")) for count in (2, 3)],
    Call((Item(inner=2), Item())),
    Call((Item(), Item(inner=1)), 1),
    Call((Item(inner=0),)),
)

CALLS_CORE = _scenarios("2.2", Call((Item(),)), Call((Item(), Item())))

CROWDED = (
    *_scenarios(
        "2.3",
        *[
            Call((Item(pause=pause),) * (workers + more), workers, Source(SOURCES[more % 2]))
            for workers in (1, 2, 3)
            for more, pause in ((1, 1), (2, 1), (2, 0))
        ],
        # Who ends at once looks whether there are enough threads while another does.
        *[Call((Item(), *(Item(pause=1),) * (workers + 1)), workers) for workers in (2, 3)],
    ),
    Scenario("2.3", (Call((Item(),), 3), Call((Item(pause=1),) * 3, 1))),
)


def _with_a_slow_one(count: int, slow: int, workers: int, source: Source) -> Call:
    """Many calls and one that takes long.

    So many that a worker's share, were they dealt out, is more than all workers can do at once; not so many that
    `ThreadPool.map` would hand them out in chunks.
    """
    items = [Item(pause=2)] * count
    items[slow] = Item(pause=100)
    return Call(tuple(items), workers, source)


AT_ONCE = (
    Scenario("2.3", (Call((Item(),), 1), Call((Item(pause=5),) * 8, 4)), undisturbed=True),
    *_scenarios(
        "2.3",
        *[
            Call((Item(),) * (workers * (gates + 1)), workers, Source(SOURCES[gates - 1]), gates)
            for workers in (2, 3, 4, 8)
            for gates in (1, 2)
        ],
        _with_a_slow_one(6, 0, 2, Source()),
        _with_a_slow_one(7, 0, 2, Source("generator")),
        _with_a_slow_one(8, 1, 2, Source("tuple")),
        _with_a_slow_one(12, 0, 3, Source("once")),
        Call((Item(),) * 80, 40, gates=1),
        Call((Item(pause=2),) * 3, 100),
        undisturbed=True,
    ),
)

FAILING = _scenarios(
    "2.4",
    *[Call((Item(raises=error), Item())) for error in ERRORS],
    Call((Item(raises="ValueError"),), 1),
    Call((Item(), Item(raises="ValueError"), Item(raises="KeyError"))),
    Call((Item(raises="ValueError"), Item(pause=5), Item())),
    Call((Item(pause=2, raises="ValueError"), Item(raises="KeyError"))),
    Call((Item(raises="ValueError"), Item(pause=2, raises="ValueError")), 3, Source("generator")),
    Call((Item(gives="error"), Item(raises="ValueError"))),
    Call((Item(raises="ValueError"), Item(pause=1, inner=1))),
)

# A call after another that failed, or that failed itself.
FAILING_BEFORE = tuple(
    Scenario("2.4", calls)
    for calls in (
        (Call((Item(raises="ValueError"),)), Call((Item(), Item()))),
        (Call((Item(), Item(raises="ValueError"), Item())), Call((Item(), Item()))),
        (Call((Item(), Item())), Call((Item(), Item(raises="KeyError")))),
        (Call((Item(raises="ValueError"), Item())), Call((Item(), Item(raises="KeyError")))),
    )
)

# Mostly after a pause: then all come at once, and not in the order in which they were begun.
FAILING_TOGETHER = _scenarios(
    "2.4",
    Call((Item(raises="ValueError"),) * 2),
    Call((Item(raises="ValueError"),) * 3, 3),
    *[Call((Item(raises="ValueError", pause=1),) * count, count) for count in (3, 4)],
)

# Reading the items raises (R8).
BROKEN_OFF = _scenarios(
    "2.4",
    *[
        Call(items, workers, Source(kind, breaks))
        for kind in ("generator", "once")
        for items, breaks, workers in (
            ((), 0, 2),
            ((Item(),), 1, 1),
            ((Item(),), 0, 2),
            ((Item(pause=5), Item()), 2, 2),
            ((Item(), Item(pause=5)), 1, 1),
            ((Item(), Item(pause=5), Item(raises="ValueError")), 3, 2),
            ((Item(raises="KeyError"), Item(), Item(raises="ValueError")), 3, 3),
        )
    ],
)

OUT_OF_RANGE = _scenarios(
    "2.5",
    *[
        Call(items, workers, Source(kind))
        for kind in SOURCES
        for items, workers in (((Item(), Item()), 0), ((Item(),), -1), ((), -7))
    ],
)

WAITING = _scenarios(
    "R3",
    *[
        call
        for long in (1_000.0, 100_000.0)
        for call in (
            Call((Item(pause=long),), 1),
            Call((Item(pause=long), Item(pause=1), Item())),
            Call((Item(), Item(pause=long), Item(pause=1)), 3, Source("generator")),
            Call((Item(pause=1), Item(), Item(pause=long)), 2, Source("once")),
            Call((Item(), Item(pause=1)), 2, Source("generator", pause=long)),
        )
    ],
)
