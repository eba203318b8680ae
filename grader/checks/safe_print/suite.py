"""Exercise 3 for the judge: clauses, points, and how much of what is tried."""

from __future__ import annotations

from grader.checks.safe_print import draw
from grader.checks.safe_print.judge import judge
from grader.checks.safe_print.scenario import Scenario
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
        Family("3.1", draw.alone, examples=40, runs=1),
        Family("3.2", draw.together, examples=20, runs=40, core=draw.CORE_TOGETHER),
        Family("3.3", draw.standard_output, examples=16, runs=10),
        Family("3.4", draw.failing, examples=14, runs=30, core=draw.CORE_FAILING),
        Family("3.5", draw.nested, examples=12, runs=30, core=draw.CORE_NESTED),
        Family("R3", draw.waiting, examples=4, runs=8),
    ),
    scenario=Scenario,
    judge=judge,
)
