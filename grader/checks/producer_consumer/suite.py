"""Exercise 4 for the judge: clauses, points, and how much of what is tried."""

from __future__ import annotations

from grader.checks.producer_consumer import draw, draw_failing
from grader.checks.producer_consumer.judge import judge
from grader.checks.producer_consumer.scenario import Scenario
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
        Family("4.6", draw.out_of_range, examples=20, runs=1),
        Family("4.6", draw.no_sources, examples=6, runs=4),
        Family("4.1", draw.exact, examples=24, runs=14),
        Family("4.1", draw.crowded, examples=12, runs=40),
        Family("4.2", draw.ordered, examples=10, runs=16),
        Family("4.3", draw.at_once, examples=16, runs=1),
        Family("4.3", draw.burst, examples=24, runs=1),
        Family("4.3", draw.late, examples=12, runs=12),
        Family("4.4", draw.ahead, examples=10, runs=40),
        Family("4.5", draw_failing.one_after_another, examples=10, runs=10),
        Family("4.5", draw_failing.failing, examples=20, runs=14),
        Family("4.5", draw_failing.stuck, examples=12, runs=20),
        Family("4.5", draw_failing.broken_sources, examples=8, runs=6),
        Family("R3", draw.waiting, examples=6, runs=6),
        Family("R4", draw.ends, examples=10, runs=70),
    ),
    scenario=Scenario,
    judge=judge,
)
