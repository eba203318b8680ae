"""Exercise 1 for the judge: clauses, points, and how much of what is tried."""

from __future__ import annotations

from grader.checks.run_all import draw
from grader.checks.run_all.judge import judge
from grader.checks.run_all.scenario import Scenario
from grader.checks.suite import Clause, Family, Suite

SUITE = Suite(
    key="run_all",
    clauses=(
        Clause("1.1", "the results, in the order of the tasks", 25),
        Clause("1.2", "each task runs once, in a thread of its own", 20),
        Clause("1.3", "all tasks run at the same time", 20),
        Clause("1.4", "all run to their end, then the first failing task's exception is raised", 20),
        Clause("R2", "no thread is left behind", 5),
        Clause("R3", "waiting blocks, nothing polls", 5),
        Clause("R4", "no deadlock", 5),
    ),
    families=(
        Family("1.1", draw.results, examples=24, runs=35),
        Family("1.2", draw.threads, examples=12, runs=60),
        Family("1.3", draw.meeting, examples=12, runs=15),
        Family("1.3", draw.at_once, examples=10, runs=1),
        Family("1.4", draw.failing, examples=18, runs=30),
        Family("1.4", draw.failing_together, examples=6, runs=100),
        Family("1.4", draw.broken_off, examples=12, runs=15),
        Family("R3", draw.waiting, examples=8, runs=6),
    ),
    scenario=Scenario,
    judge=judge,
)
