"""What can be noted in a run. A history comes from the student's process: what does not fit is a forgery."""

from __future__ import annotations

from grader.checks.notes import Reader, fits, shapes

from .scenario import Scenario

# A letter for each datum: s a text, i a number, b true or false, n nothing.
_SHAPES = shapes({"added": "ss", "value": "s[is]"})


def notes(scenario: Scenario) -> Reader:
    """For one run."""
    return lambda event: fits(event, _SHAPES)
