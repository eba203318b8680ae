"""The suites of the exercises."""

from __future__ import annotations

from grader.checks import own
from grader.checks.background_worker.suite import SUITE as BACKGROUND_WORKER
from grader.checks.pool_map.suite import SUITE as POOL_MAP
from grader.checks.producer_consumer.suite import SUITE as PRODUCER_CONSUMER
from grader.checks.run_all.suite import SUITE as RUN_ALL
from grader.checks.safe_print.suite import SUITE as SAFE_PRINT
from grader.checks.suite import Suite
from grader.records.exercise import Exercise

SUITES: dict[str, Suite] = {
    suite.key: suite
    for suite in (RUN_ALL, POOL_MAP, SAFE_PRINT, PRODUCER_CONSUMER, BACKGROUND_WORKER)
}


def suite_of(exercise: Exercise) -> Suite:
    """All checks of an exercise. Raises Unusable for an instructor's own that cannot be used."""
    return own.suite(exercise) if exercise.home else SUITES[exercise.key]
