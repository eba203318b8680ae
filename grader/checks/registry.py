"""The suites of the exercises, by key."""

from __future__ import annotations

from grader.checks.safe_print.suite import SUITE as SAFE_PRINT
from grader.checks.suite import Suite

SUITES: dict[str, Suite] = {suite.key: suite for suite in (SAFE_PRINT,)}
