"""What was tried, for people: the scenario of a counterexample as lines of text.

They come with the counterexample, in the words of its exercise. Where there are none, the scenario is shown as the plain
data that it is.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from grader.records.verdict import Counterexample

Line = tuple[str, str]
"""What it is about (blank if it goes on with the line before), and the text."""

_WIDTH = 66  # characters of JSON in one line; together with the indent it fits into 80 columns
_NOISE = ("focus",)  # the clause stands in the report already


def scenario_lines(example: Counterexample) -> Sequence[Line]:
    """What was tried."""
    return example.told or plain(example.scenario)


def plain(scenario: Any) -> list[Line]:
    """Any scenario, as compact JSON."""
    if not isinstance(scenario, dict):
        return [("scenario", json.dumps(scenario, ensure_ascii=False, default=str))]
    kept = {name: value for name, value in scenario.items() if name not in _NOISE}
    lines: list[Line] = []
    for name, value in kept.items():
        text = json.dumps(value, ensure_ascii=False, default=str)
        if len(text) > _WIDTH and isinstance(value, list):
            parts = [json.dumps(part, ensure_ascii=False, default=str) for part in value]
            lines += [(name if not i else "", part) for i, part in enumerate(parts)]
        else:
            lines.append((name, text))
    return lines
