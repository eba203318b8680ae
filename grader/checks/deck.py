"""Families of scenarios that are all tried: what must not depend on what happens to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from grader.checks.drawing import composite
from grader.checks.suite import Family


def deck(scenarios: Sequence[Any], runs: int, core: Sequence[Any] = ()) -> Family:
    """The family of just these scenarios, of one focus; each is tried whatever the effort.

    They are tried in this order: with simple ones first, what fails first is what is best shown. core: scenarios that
    are also tried under every schedule with few preemptions.
    """
    return Family(
        focus=scenarios[0].focus,
        scenarios=composite(lambda draw: draw.one_of(scenarios)),
        examples=len(scenarios),
        runs=runs,
        deck=tuple(scenarios),
        core=tuple(core),
    )
