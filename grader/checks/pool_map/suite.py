"""Exercise 2 for the judge: clauses, points, and how much of what is tried."""

from __future__ import annotations

from grader.checks.deck import deck
from grader.checks.pool_map import draw, essential
from grader.checks.pool_map.judge import judge
from grader.checks.pool_map.notes import notes
from grader.checks.pool_map.scenario import Scenario
from grader.checks.pool_map.words import words
from grader.checks.suite import Clause, Family, Suite

SUITE = Suite(
    key="pool_map",
    clauses=(
        Clause("2.1", "the results, in the order of the items", 20),
        Clause("2.2", "func is called once for each item, never in the caller's thread", 20),
        Clause("2.3", "never more than `workers` calls at once, and no fewer while items wait", 20),
        Clause("2.4", "the first failing item's exception is raised", 15),
        Clause("2.5", "workers below 1 is refused before anything else happens", 10),
        Clause("R2", "no thread is left behind", 5),
        Clause("R3", "waiting blocks, nothing polls", 5),
        Clause("R4", "no deadlock", 5),
    ),
    families=(
        deck(essential.RESULTS, runs=6),
        Family("2.1", draw.results, examples=16, runs=30),
        deck(essential.CALLS, runs=40, core=essential.CALLS_CORE),
        deck(essential.CROWDED, runs=30),
        deck(essential.AT_ONCE, runs=1),
        deck(essential.FAILING, runs=6),
        deck(essential.FAILING_BEFORE, runs=6),
        Family("2.4", draw.failing, examples=14, runs=30),
        deck(essential.FAILING_TOGETHER, runs=100, core=essential.FAILING_TOGETHER[:1]),
        deck(essential.BROKEN_OFF, runs=12),
        deck(essential.OUT_OF_RANGE, runs=1),
        deck(essential.WAITING, runs=5),
    ),
    scenario=Scenario,
    judge=judge,
    notes=notes,
    words=words,
)
