"""Exercise 1 for the judge: clauses, points, and how much of what is tried."""

from __future__ import annotations

from grader.checks.deck import deck
from grader.checks.run_all import draw, essential
from grader.checks.run_all.judge import judge
from grader.checks.run_all.notes import notes
from grader.checks.run_all.scenario import Scenario
from grader.checks.run_all.words import words
from grader.checks.suite import Clause, Family, Suite

SUITE = Suite(
    key="run_all",
    clauses=(
        Clause("1.1", "the results, in the order of the tasks", 25),
        Clause("1.2", "each task runs once, in a thread of its own", 20),
        Clause("1.3", "all tasks run at the same time", 20),
        Clause("1.4", "all run to their end, then the first failing one's exception is raised", 20),
        Clause("R2", "no thread is left behind", 5),
        Clause("R3", "waiting blocks, nothing polls", 5),
        Clause("R4", "no deadlock", 5),
    ),
    families=(
        deck(essential.RESULTS, runs=6),
        Family("1.1", draw.results, examples=16, runs=30),
        deck(essential.THREADS, runs=45, core=essential.THREADS_CORE),
        deck(essential.MEETING, runs=15),
        deck(essential.AT_ONCE, runs=1),
        deck(essential.FAILING, runs=6),
        deck(essential.FAILING_BEFORE, runs=6),
        Family("1.4", draw.failing, examples=14, runs=30),
        deck(essential.FAILING_TOGETHER, runs=130, core=essential.FAILING_TOGETHER[:1]),
        deck(essential.BROKEN_OFF, runs=12),
        deck(essential.WAITING, runs=5),
    ),
    scenario=Scenario,
    judge=judge,
    notes=notes,
    words=words,
)
