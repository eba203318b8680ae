"""The scenarios that are always tried: one for each thing that can be wrong with a simple attempt, simple ones first."""

from __future__ import annotations

from grader.checks.jobs import ERRORS, SOURCES, THINGS, Source
from grader.checks.run_all.scenario import Call, Meeting, Scenario, Shape, Task

SHAPES: tuple[Shape, ...] = ("function", "empty", "unhashable", "equal", "method", "partial")
MEETINGS: tuple[Meeting, ...] = ("all", "next", "previous")


def _scenarios(focus: str, *calls: Call, undisturbed: bool = False) -> tuple[Scenario, ...]:
    """A scenario for each call."""
    return tuple(Scenario(focus, (call,), undisturbed) for call in calls)


RESULTS = (
    *_scenarios(
        "1.1",
        Call((Task(), Task())),
        Call(()),
        Call((), Source("generator")),
        Call((Task(pause=2), Task(pause=1), Task())),
        *[Call((Task(gives=thing),) * 2) for thing in (*THINGS[1:], "itself")],
        *[Call((Task(), Task()), Source(kind)) for kind in SOURCES[1:]],
        *[Call((Task(shape=shape),) * 2) for shape in SHAPES[1:]],
        Call((Task(), Task(same=0))),
        Call((Task(inner=2), Task())),
        Call((Task(inner=2), Task(inner=1))),
    ),
    Scenario("1.1", (Call((Task(),)), Call((Task(), Task())))),
)

THREADS = _scenarios(
    "1.2",
    *[Call((Task(pause=pause),) * count) for count in (1, 2, 3) for pause in (0, 1)],
    *[Call((Task(),) * count, Source("generator")) for count in (2, 3)],
    Call((Task(), Task(same=0))),
    Call((Task(), Task(), Task(same=0))),
    Call((Task(inner=2), Task())),
    Call((Task(), Task(inner=1))),
    Call((Task(inner=0),)),
)

THREADS_CORE = _scenarios("1.2", Call((Task(), Task())))

MEETING = _scenarios(
    "1.3",
    *[
        Call((Task(),) * count, Source(SOURCES[place % 2]), meeting)
        for place, count in enumerate((2, 3, 4, 6))
        for meeting in MEETINGS
    ],
)

AT_ONCE = _scenarios(
    "1.3",
    Call((Task(pause=100), Task(pause=100))),
    Call((Task(pause=300), Task(pause=100), Task(pause=200)), Source("generator")),
    Call((Task(pause=100),) * 5, Source("tuple")),
    *[Call((Task(),) * 40, Source("generator"), meeting) for meeting in MEETINGS],
    Call((Task(pause=100),) * 40),
    undisturbed=True,
)

FAILING = _scenarios(
    "1.4",
    *[Call((Task(raises=error), Task())) for error in ERRORS],
    Call((Task(raises="ValueError"),)),
    Call((Task(), Task(raises="ValueError"), Task(raises="KeyError"))),
    Call((Task(raises="ValueError"), Task(pause=5))),
    Call((Task(pause=2, raises="ValueError"), Task(raises="KeyError"))),
    Call((Task(raises="ValueError"), Task(pause=2, raises="ValueError")), Source("generator")),
    Call((Task(gives="error"), Task(raises="ValueError"))),
    Call((Task(raises="ValueError"), Task(pause=1, inner=1))),
)

# A call after another that failed, or that failed itself.
FAILING_BEFORE = tuple(
    Scenario("1.4", calls)
    for calls in (
        (Call((Task(raises="ValueError"),)), Call((Task(), Task()))),
        (Call((Task(), Task(raises="ValueError"))), Call((Task(), Task()))),
        (Call((Task(), Task())), Call((Task(), Task(raises="KeyError")))),
        (Call((Task(raises="ValueError"), Task())), Call((Task(), Task(raises="KeyError")))),
    )
)

# Mostly after a pause: then all come at once, and not in the order in which they were started.
FAILING_TOGETHER = _scenarios(
    "1.4",
    Call((Task(raises="ValueError"),) * 2),
    Call((Task(raises="ValueError"),) * 4),
    *[Call((Task(raises="ValueError", pause=1),) * count) for count in (3, 4, 5)],
)

# Reading the tasks raises (R8).
BROKEN_OFF = _scenarios(
    "1.4",
    *[
        Call(tasks, Source(kind, breaks))
        for kind in ("generator", "once")
        for tasks, breaks in (
            ((), 0),
            ((Task(),), 1),
            ((Task(),), 0),
            ((Task(pause=5), Task()), 2),
            ((Task(), Task(pause=5)), 1),
            ((Task(), Task(pause=5), Task(raises="ValueError")), 3),
            ((Task(raises="KeyError"), Task(), Task(raises="ValueError")), 3),
        )
    ],
)

WAITING = _scenarios(
    "R3",
    *[
        call
        for long in (1_000.0, 100_000.0)
        for call in (
            Call((Task(pause=long),)),
            Call((Task(pause=long), Task(pause=1), Task())),
            Call((Task(), Task(pause=long), Task(pause=1)), Source("generator")),
            Call((Task(pause=1), Task(), Task(pause=long)), Source("once")),
            Call((Task(), Task(pause=1)), Source("generator", pause=long)),
        )
    ],
)
