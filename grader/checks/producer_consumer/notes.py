"""What can be noted in a run of `run_pipeline`."""

from __future__ import annotations

from grader.checks.notes import Reader, fits, shapes
from grader.checks.producer_consumer.scenario import Scenario
from grader.records.history import Event

_DATA = {
    "iter": "i", "ask": "i", "read": "i", "endless": "ii", "begin": "s", "end": "s", "failed": "s",
    "outcome": "ssb", "inner": "ssss",
}  # fmt: skip
_SHAPES = shapes(_DATA)


def notes(scenario: Scenario) -> Reader:
    """For one run."""
    sources = range(len(scenario.sources))

    def possible(event: Event) -> bool:
        if not fits(event, _SHAPES):
            return False
        match event.kind, event.data:
            case (("iter" | "ask" | "read" | "endless"), (source, *_)):
                return source in sources
            case (("begin" | "end" | "failed"), (name,)):
                return bool(name)
            case ("outcome", (how, _, _)) | ("inner", (_, how, _, _)):
                return how in ("returned", "raised")
        return True

    return possible
