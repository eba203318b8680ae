"""A clause's result in plain lines of text, for formats that carry text in a field. Harmless to whoever shows it."""

from __future__ import annotations

import textwrap

from grader.records.verdict import Check, Counterexample
from grader.report.failures import failures, needs
from grader.report.graded import Graded
from grader.report.scenario_text import scenario_lines
from grader.report.timeline_text import timeline_lines
from grader.report.visible import cut, visible
from grader.report.wording import noted, program, step_by_step

_WIDTH = 78  # columns
_MESSAGE = 700  # characters of a message
_NAME = 40  # characters of what a line of a scenario is about
_LINE = 300  # characters of a line of a scenario
_LINES = 24  # lines of a scenario


def headline(graded: Graded, check: Check) -> str:
    """What became of a clause, in one line; blank if it holds."""
    if check.status == "passed":
        return ""
    return visible(cut(_message(graded, check), _MESSAGE))


def told(graded: Graded, check: Check) -> str:
    """All about a clause that does not hold, in lines of at most 78 columns but for commands; blank if it holds."""
    if check.status == "passed":
        return ""
    lines = _wrapped(headline(graded, check))
    for shown in failures(graded.verdict):
        if shown.check is check and check.counterexample is not None:
            lines += _explained(graded, check, check.counterexample, shown.same_as)
    return "\n".join([*lines, "", f"See it again: {graded.again}"])


def notes(graded: Graded) -> list[str]:
    """What a person should look at, a line each."""
    return [visible(cut(noted(note), _MESSAGE)) for note in graded.verdict.integrity]


def line_of(graded: Graded, check: Check) -> int:
    """The student's line that shows best what went wrong; 0 if none is known."""
    problem, example = graded.verdict.problem, check.counterexample
    if problem is not None:
        return max(problem.line, 0)
    if example is None:
        return 0
    rows = [row for row in example.timeline if row.line > 0]
    if rows:
        best = max(rows, key=lambda row: (row.marked, row.weight, -row.step))
        return best.line
    sides = (example.conflict.first, example.conflict.second) if example.conflict else ()
    return next((side.line for side in sides if side.line > 0), 0)


def _message(graded: Graded, check: Check) -> str:
    problem = graded.verdict.problem
    if problem is not None:
        return problem.message
    if check.status == "not_run":
        return "was not checked: the program had to be ended too often before"
    return f"{check.kind}: {check.message}"


def _explained(graded: Graded, check: Check, example: Counterexample, same_as: str) -> list[str]:
    lines = _wrapped(visible(cut(example.explanation, _MESSAGE)))
    if same_as:
        return [*lines, f"  in the same run as {same_as}"]
    lines += [line for pair in _scenario(example) for line in _pair(*pair)]
    lines.append(f"  {'schedule':<9} {example.schedule}: {needs(example)}")
    timeline = timeline_lines(example.timeline, _WIDTH)
    lines += ["", *timeline] if timeline else []
    lines += ["", f"What to think about: {program()} hint {graded.verdict.number} {check.kind}"]
    return [*lines, f"Step by step: {step_by_step(graded.again, example)}"]


def _scenario(example: Counterexample) -> list[tuple[str, str]]:
    lines = [(visible(cut(a, _NAME)), visible(cut(b, _LINE))) for a, b in scenario_lines(example)]
    left = len(lines) - _LINES
    return lines if left <= 0 else [*lines[:_LINES], ("", f"... and {left} lines more")]


def _pair(about: str, text: str) -> list[str]:
    """What it is about, and a text beside it, in as many lines as it takes."""
    return textwrap.wrap(
        text, _WIDTH, initial_indent=f"  {about:<9} ", subsequent_indent=" " * 12,
        break_on_hyphens=False, drop_whitespace=False,
    ) or [f"  {about}"]  # fmt: skip


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
