"""Families of scenarios that are all tried: what must not depend on what happens to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from grader.checks.drawing import composite
from grader.checks.suite import Family

QUICK = 0.4  # the least factor on the number of examples; Hypothesis stops by itself when it has drawn each


def deck(scenarios: Sequence[Any], runs: int, core: Sequence[Any] = ()) -> Family:
    """The family of just these scenarios, simple ones first, of one focus; each is tried whatever the effort.

    core: those of them that are also tried under every schedule with few preemptions.
    """
    return Family(
        focus=scenarios[0].focus,
        scenarios=composite(lambda draw: draw.one_of(scenarios)),
        examples=round(len(scenarios) / QUICK),
        runs=runs,
        core=tuple(core),
    )
