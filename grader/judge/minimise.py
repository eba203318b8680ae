"""Makes a failure's schedule smaller, in a laboratory: the fewest preemptions that still break the same clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grader.checks.suite import Judge
from grader.judge.effort import SHRINK_STEPS
from grader.judge.hunt import Failure, Wanted, failure_of
from grader.judge.laboratory import Count, Laboratory
from grader.judge.smallest import smallest
from grader.records.schedule import Choices
from grader.records.wire import Counted


def minimise(
    lab: Laboratory, judge: Judge, failure: Failure, wanted: Wanted, count: Count
) -> Failure:
    """The same scenario with a schedule of no more preemptions, usually far fewer; what is wanted is still shown.

    Raises what the laboratory raises.
    """
    scenario = failure.scenario
    before = count.steps

    def replay(schedules: Sequence[Choices]) -> Iterable[Counted]:
        if count.steps - before > SHRINK_STEPS:
            return ()
        explored = lab.replay(scenario, list(schedules))
        count.take(explored)
        return explored.histories

    def failing(run: Counted) -> Failure | None:
        findings = filter(wanted, judge(scenario, run.history))
        return failure_of(scenario, run, findings, failure.clause)

    least = failing(smallest(failure.run, replay, lambda run: failing(run) is not None))
    return failure if least is None else least._replace(strategy=failure.strategy)
