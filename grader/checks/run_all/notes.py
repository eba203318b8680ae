"""What can be noted in a run of `run_all`."""

from __future__ import annotations

from grader.checks.notes import JobNotes, Reader
from grader.checks.run_all.scenario import Scenario, all_calls


def notes(scenario: Scenario) -> Reader:
    """For one run."""
    return JobNotes({name: len(call.tasks) for name, call in all_calls(scenario).items()})
