"""What can be noted in a run of `safe_print`."""

from __future__ import annotations

from grader.checks.notes import Reader, fits, shapes
from grader.checks.safe_print.scenario import Scenario
from grader.records.history import Event

_SHAPES = shapes({"outcome": "sss", "write": "is", "write-failed": "is", "overlap": "i"})


def notes(scenario: Scenario) -> Reader:
    """For one run."""
    files = range(len(scenario.files) + 1)

    def possible(event: Event) -> bool:
        if not fits(event, _SHAPES):
            return False
        match event.kind, event.data:
            case "outcome", (_, how, _):
                return how in ("returned", "raised")
            case (("write" | "write-failed" | "overlap"), (number, *_)):
                return number in files
        return True

    return possible
