"""Families of scenarios that are all tried: what must not depend on what happens to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from grader.checks.drawing import composite
from grader.checks.suite import Family

QUICK = 0.4  # the least factor on the number of examples; Hypothesis stops by itself when it has drawn each


def deck(scenarios: Sequence[Any], runs: int) -> Family:
    """The family of just these scenarios, simple ones first, of one focus; each is tried whatever the effort."""
    return Family(
        focus=scenarios[0].focus,
        scenarios=composite(lambda draw: draw.one_of(scenarios)),
        examples=round(len(scenarios) / QUICK),
        runs=runs,
    )
