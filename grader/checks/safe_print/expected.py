"""What each call has to write and to raise, given how the calls ended that its values made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from grader.checks.safe_print.pieces import Piece
from grader.checks.safe_print.scenario import Call, Scenario, full_text

Outcomes = Mapping[str, str]
"""By place of a call (thread, number, and within a value the value's number and the call's): what it raised, blank
if it returned."""


class Made(NamedTuple):
    """A call that was made. file: where its text goes; error: what it has to raise because a value cannot be converted,
    blank if all can."""

    place: str
    call: Call
    file: int
    error: str


def calls_made(scenario: Scenario, outcomes: Outcomes) -> list[list[Made]]:
    """The calls of each thread, those of values among them, in the order in which their texts have to come."""
    stdout = len(scenario.files)
    threads = []
    for number, calls in enumerate(scenario.threads):
        made: list[Made] = []
        for index, call in enumerate(calls):
            stdout = call.stdout if call.stdout >= 0 else stdout
            _make(f"{number}.{index}", call, stdout, outcomes, made)
        threads.append(made)
    return threads


def _make(place: str, call: Call, stdout: int, outcomes: Outcomes, made: list[Made]) -> None:
    error = ""
    for i, value in enumerate(call.values):
        if value.kind == "raises":
            error = f"str {place}.{i}"
        for k, inner in enumerate(value.calls):
            within = f"{place}.{i}.{k}"
            _make(within, inner, stdout, outcomes, made)
            error = outcomes.get(within, "")
            if error:
                break
        if error:
            break
    made.append(Made(place, call, call.target if call.target >= 0 else stdout, error))


def piece(made: Made, outcomes: Outcomes) -> Piece:
    """What a call writes of which all values could be converted."""
    failed = outcomes.get(made.place, "").startswith("write ")
    return Piece(made.file, full_text(made.call), partial=failed)
