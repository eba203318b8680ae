"""The exercise for the judge: clauses, points, and how much of what is tried."""

from __future__ import annotations

from grader.checks.deck import deck
from grader.checks.drawing import Draw, composite
from grader.checks.suite import Clause, Family, Suite

from .judge import judge
from .notes import notes
from .scenario import Scenario
from .words import words

ALONE = tuple(
    Scenario("@NUMBER@.1", (amounts,)) for amounts in ((3,), (), (1, 2), (5, -2), (-1, 0, 4))
)
"""Each of these is tried, the simplest first."""

CORE = (Scenario("@NUMBER@.2", ((1,), (2,))),)
"""Small: tried under every schedule with at most two preemptions, as far as the effort goes."""


@composite
def together(draw: Draw) -> Scenario:
    """@NUMBER@.2: several threads add."""

    def amounts(_: int) -> tuple[int, ...]:
        return draw.some(1, 3, lambda _: draw.integer(1, 9))

    return Scenario("@NUMBER@.2", draw.some(2, 4, amounts))


SUITE = Suite(
    key="@NAME@",
    clauses=(
        Clause("@NUMBER@.1", "the sum of all that was added", 40),
        Clause("@NUMBER@.2", "nothing is lost, however many threads add", 45),
        Clause("R2", "no thread is left behind", 5),
        Clause("R3", "waiting blocks, nothing polls", 5),
        Clause("R4", "no deadlock", 5),
    ),
    families=(
        deck(ALONE, runs=2),
        Family("@NUMBER@.2", together, examples=12, runs=30, core=CORE),
    ),
    scenario=Scenario,
    judge=judge,
    notes=notes,
    words=words,
)
