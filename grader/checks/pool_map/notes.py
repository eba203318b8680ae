"""What can be noted in a run of `pool_map`."""

from __future__ import annotations

from grader.checks.notes import JobNotes, Reader
from grader.checks.pool_map.scenario import Scenario, all_calls


def notes(scenario: Scenario) -> Reader:
    """For one run."""
    return JobNotes({name: len(call.items) for name, call in all_calls(scenario).items()})
