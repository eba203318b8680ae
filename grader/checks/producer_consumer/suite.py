"""Exercise 4 for the judge: clauses, points, and how much of what is tried."""

from __future__ import annotations

from grader.checks.deck import deck
from grader.checks.producer_consumer import draw, draw_failing, essential
from grader.checks.producer_consumer.judge import judge
from grader.checks.producer_consumer.notes import notes
from grader.checks.producer_consumer.scenario import Scenario
from grader.checks.producer_consumer.words import words
from grader.checks.suite import Clause, Family, Suite

SUITE = Suite(
    key="producer_consumer",
    clauses=(
        Clause("4.1", "every item is consumed exactly once, and None returned", 20),
        Clause("4.2", "one consumer takes a source's items in their order", 10),
        Clause("4.3", "sources are read, and items consumed, at the same time", 20),
        Clause("4.4", "no more than `capacity` items wait", 10),
        Clause("4.5", "after a failure all stops, and the first exception is raised", 20),
        Clause("4.6", "arguments out of range, and no sources at all", 5),
        Clause("R2", "no thread is left behind", 5),
        Clause("R3", "waiting blocks, nothing polls", 5),
        Clause("R4", "no deadlock", 5),
    ),
    families=(
        deck(essential.OUT_OF_RANGE, runs=1),
        deck(essential.IN_RANGE, runs=4),
        deck(essential.EXACT, runs=6),
        Family("4.1", draw.exact, examples=10, runs=14),
        Family("4.1", draw.crowded, examples=10, runs=32),
        deck(essential.ORDERED, runs=12),
        Family("4.2", draw.ordered, examples=6, runs=16),
        deck(essential.AT_ONCE, runs=1),
        Family("4.3", draw.at_once, examples=8, runs=1),
        deck(essential.BURSTS, runs=1),
        Family("4.3", draw.burst, examples=10, runs=1),
        deck(essential.CROWDED, runs=20),
        Family("4.3", draw.late, examples=12, runs=12),
        deck(essential.AHEAD, runs=16),
        Family("4.4", draw.ahead, examples=3, runs=24, core=essential.CORE_AHEAD),
        deck(essential.FAILING, runs=6),
        deck(essential.AFTER_FAILURE, runs=6),
        deck(essential.FAILING_TOGETHER, runs=40),
        Family("4.5", draw_failing.one_after_another, examples=6, runs=10),
        Family("4.5", draw_failing.failing, examples=16, runs=14),
        Family("4.5", draw_failing.stuck, examples=8, runs=20, core=essential.CORE_STUCK),
        Family("4.5", draw_failing.broken_sources, examples=6, runs=6),
        deck(essential.WAITING, runs=5),
        Family("R4", draw.ends, examples=7, runs=52, core=essential.CORE_ENDS),
    ),
    scenario=Scenario,
    judge=judge,
    notes=notes,
    words=words,
)
