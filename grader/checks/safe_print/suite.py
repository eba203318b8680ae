"""Exercise 3 for the judge: clauses, points, and how much of what is tried."""

from __future__ import annotations

from grader.checks.deck import deck
from grader.checks.safe_print import draw, essential
from grader.checks.safe_print.judge import judge
from grader.checks.safe_print.notes import notes
from grader.checks.safe_print.scenario import Scenario
from grader.checks.safe_print.words import words
from grader.checks.suite import Clause, Family, Suite

SUITE = Suite(
    key="safe_print",
    clauses=(
        Clause("3.1", "writes what print would", 15),
        Clause("3.2", "each call's text is in one piece, none lost or doubled", 35),
        Clause("3.3", "file=None is sys.stdout at the time of the call", 10),
        Clause("3.4", "an exception reaches the caller, later calls still work", 15),
        Clause("3.5", "a value's __str__ may call safe_print itself", 10),
        Clause("R2", "no thread is left behind", 5),
        Clause("R3", "waiting blocks, nothing polls", 5),
        Clause("R4", "no deadlock", 5),
    ),
    families=(
        deck(essential.ALONE, runs=1),
        Family("3.1", draw.alone, examples=24, runs=1),
        deck(essential.TOGETHER, runs=15),
        Family("3.2", draw.together, examples=14, runs=30, core=essential.CORE_TOGETHER),
        deck(essential.STDOUT, runs=1),
        Family("3.3", draw.standard_output, examples=8, runs=10, core=essential.CORE_STDOUT),
        # Before 3.4, where values that fail make calls too: a deadlock counts where it is first seen.
        deck(essential.NESTED, runs=1),
        Family("3.5", draw.nested, examples=10, runs=25, core=essential.CORE_NESTED),
        deck(essential.FAILING, runs=1),
        Family("3.4", draw.failing, examples=10, runs=25, core=essential.CORE_FAILING),
        deck(essential.WAITING, runs=6),
    ),
    scenario=Scenario,
    judge=judge,
    notes=notes,
    words=words,
)
