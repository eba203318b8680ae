"""The suites of the exercises, by key."""

from __future__ import annotations

from grader.checks.producer_consumer.suite import SUITE as PRODUCER_CONSUMER
from grader.checks.run_all.suite import SUITE as RUN_ALL
from grader.checks.safe_print.suite import SUITE as SAFE_PRINT
from grader.checks.suite import Suite

SUITES: dict[str, Suite] = {
    suite.key: suite for suite in (RUN_ALL, SAFE_PRINT, PRODUCER_CONSUMER)
}
