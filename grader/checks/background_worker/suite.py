"""Exercise 5 for the judge: clauses, points, and how much of what is tried."""

from __future__ import annotations

from grader.checks.background_worker import draw, essential
from grader.checks.background_worker.judge import judge
from grader.checks.background_worker.notes import notes
from grader.checks.background_worker.scenario import Scenario
from grader.checks.background_worker.words import words
from grader.checks.deck import deck
from grader.checks.suite import Clause, Family, Suite

SUITE = Suite(
    key="background_worker",
    clauses=(
        Clause("5.1", "one daemon thread calls the task, at once and then in its rhythm", 15),
        Clause("5.2", "one start succeeds, and running tells the truth", 15),
        Clause("5.3", "stop waits for the call under way, and for nothing else", 15),
        Clause("5.4", "stop may come twice, too early, or from several threads", 10),
        Clause("5.5", "the task may stop the worker itself", 10),
        Clause("5.6", "a stopped worker can be started again", 5),
        Clause("5.7", "a failure ends the worker, and the next stop raises it, once", 10),
        Clause("5.8", "with starts and stops, and swallows nothing", 5),
        Clause("R2", "the thread has ended when stop returns", 5),
        Clause("R3", "waiting blocks, nothing polls", 5),
        Clause("R4", "no deadlock", 5),
    ),
    families=(
        deck(essential.RHYTHM, runs=4),
        Family("5.1", draw.without_pause, examples=4, runs=6),
        Family("5.1", draw.rhythm, examples=12, runs=8),
        deck(essential.STARTS, runs=6),
        deck(essential.WAITING_TASKS, runs=4),
        Family("5.2", draw.racing_starts, examples=8, runs=40, core=essential.CORE_STARTS),
        deck(essential.STOPS, runs=8),
        deck(essential.STOPPED_BY_ANOTHERS_TASK, runs=6),
        Family("5.3", draw.stopping, examples=10, runs=20, core=essential.CORE_STOPS),
        deck(essential.STOPS_TOO_MANY, runs=20),
        Family("5.4", draw.stops_too_many, examples=8, runs=24),
        deck(essential.OWN_STOPS, runs=8),
        Family("5.5", draw.own_stop, examples=10, runs=14, core=essential.CORE_OWN_STOP),
        deck(essential.RESTARTS, runs=6),
        deck(essential.RESTARTS_BESIDE, runs=40),
        deck(essential.SEVERAL_WORKERS, runs=6),
        Family("5.6", draw.overlapping, examples=6, runs=10),
        Family("5.6", draw.restarts, examples=8, runs=12, core=essential.CORE_RESTART),
        deck(essential.FAILING, runs=4),
        deck(essential.FAILING_TOGETHER, runs=40),
        Family("5.7", draw.failing, examples=12, runs=26, core=essential.CORE_FAILURE),
        deck(essential.BLOCKS, runs=4),
        Family("5.8", draw.blocks, examples=8, runs=8),
        deck(essential.WAITING, runs=3),
        Family("R4", draw.at_once, examples=10, runs=50, core=essential.CORE_AT_ONCE),
    ),
    scenario=Scenario,
    judge=judge,
    notes=notes,
    words=words,
)
