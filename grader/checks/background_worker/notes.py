"""What can be noted in a run of a `BackgroundWorker`."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from grader.checks.background_worker.scenario import BESIDE, Scenario, Step, act_of
from grader.checks.notes import Reader, fits, shapes
from grader.records.history import Event

ENDLESS = "endless"  # the label of what a task raises that is called without end
USES_IN_CALL = 4  # of the worker, by the task: two stops, two looks
_USES = ("start", "stop", "running", "enter", "exit", "own stop")
_DATA = {
    "call": "is", "back": "iss[bn]", "begin": "ib", "end": "i", "failed": "is", "raises": "i", "left": "isi", "unmade": "s",
}  # fmt: skip
_SHAPES = shapes(_DATA)


def notes(scenario: Scenario) -> Reader:
    """For one run."""
    steps = [step for steps in scenario.threads for step in steps]
    one = _Notes(scenario, _uses(steps) + USES_IN_CALL * len(scenario.acts))
    other = _Notes(Scenario("", scenario.interval, ()), _uses(scenario.beside))

    def possible(event: Event) -> bool:
        if event.kind.startswith(BESIDE):
            kind = event.kind.removeprefix(BESIDE)
            return other.takes(msgspec.structs.replace(event, kind=kind))
        return one.takes(event)

    return possible


def _uses(steps: Iterable[Step]) -> int:
    """How many uses of the worker these steps come to at most."""
    return sum(2 + _uses(step.body) for step in steps)


class _Notes:
    """The notes of one worker: its uses and the calls of its task are numbered as they begin."""

    def __init__(self, scenario: Scenario, most_uses: int) -> None:
        self._scenario = scenario
        self._most_uses = most_uses
        self._uses = 0
        self._calls = 0

    def takes(self, event: Event) -> bool:
        """Whether it could have been noted now."""
        if not fits(event, _SHAPES):
            return False
        match event.kind, event.data:
            case "call", (int(use), what):
                self._uses += 1
                return use == self._uses - 1 < self._most_uses and what in _USES
            case "back", (int(use), how, *_):
                return 0 <= use < self._uses and how in ("returned", "raised")
            case (("raises" | "left"), (int(use), *_)):
                return 0 <= use < self._uses
            case "begin", (int(call), _):
                self._calls += 1
                return call == self._calls - 1
            case "end", (int(call),):
                return 0 <= call < self._calls
            case "failed", (int(call), str(label)):
                return 0 <= call < self._calls and self._can_fail(call, label)
        return True

    def _can_fail(self, call: int, label: str) -> bool:
        return label == ENDLESS or (label == f"task {call}" and act_of(self._scenario, call).fails)
