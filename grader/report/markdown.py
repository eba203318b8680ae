"""Verdicts as Markdown: a table of the clauses, then each failure with its timeline.

Text that is not ours stands in fenced blocks and code spans only, where nothing in it is markup, a link or a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from grader.report.failures import exhausted, failures
from grader.report.feedback import Feedback, Part
from grader.report.graded import Graded, Total
from grader.report.told import headline, notes, told
from grader.report.visible import no_commands, visible
from grader.report.wording import came_to, result, score, title

_MARKS = {"passed": "✅", "failed": "❌", "not_run": "⬜"}
_TICKS = re.compile("`+")


def write(graded: Graded, out: TextIO) -> None:
    """Write the report on one submission."""
    write_all(Total.of(graded), out)


def write_all(total: Total, out: TextIO) -> None:
    """Write the report on several submissions."""
    out.write(no_commands("\n\n".join(blocks(total))) + "\n")


def blocks(total: Total) -> Iterator[str]:
    """The report in blocks that make sense alone, the most important first: totals, tables, then failures."""
    yield f"## threadgrader: {came_to(total)}"
    for graded in total.exercises:
        yield _table(graded, result(graded.verdict))
    for graded in total.exercises:
        yield from _failures(graded)
    yield f"Seed {total.seed}, effort {total.effort}. {total.exercises[0].warning}"


def write_feedback(feedback: Feedback, out: TextIO) -> None:
    """Write what a student gets back."""
    out.write(no_commands("\n\n".join(_feedback(feedback))) + "\n")


def _feedback(feedback: Feedback) -> Iterator[str]:
    yield f"## {span(feedback.student)}: {feedback.result}"
    yield from map(fenced, map(visible, feedback.remarks))
    for part in feedback.parts:
        yield _part(part)
    graded = [part.graded for part in feedback.parts if part.graded is not None]
    for one in graded:
        yield from _failures(one)
    if graded:
        yield f"Seed {graded[0].verdict.seed}, effort {graded[0].verdict.effort}."


def _part(part: Part) -> str:
    if part.graded is not None:
        return _table(part.graded, part.result)
    head = f"### {_MARKS[part.status]} {part.title}: {part.result}"
    return f"{head}\n\n{fenced(visible(part.reason))}" if part.reason else head


def fenced(text: str) -> str:
    """`text` as a block of code, whatever it holds."""
    ticks = "`" * max(3, _longest_ticks(text) + 1)
    return f"{ticks}text\n{text}\n{ticks}"


def span(text: str) -> str:
    """`text` as code inside of a line, whatever it holds."""
    text = visible(text)
    ticks = "`" * (_longest_ticks(text) + 1)
    return f"{ticks} {text} {ticks}" if len(ticks) > 1 or text != text.strip() else f"`{text}`"


def _longest_ticks(text: str) -> int:
    return max((len(found) for found in _TICKS.findall(text)), default=0)


def _table(graded: Graded, came_to: str) -> str:
    verdict = graded.verdict
    mark = _MARKS["passed" if verdict.passed else "failed"]
    lines = [f"### {mark} {title(verdict)}: {came_to}", "", span(graded.file)]
    if verdict.problem is not None:
        return "\n".join([*lines, "", fenced(headline(graded, verdict.checks[0]))])
    lines += ["", "| | clause | | points |", "|---|---|---|---:|"]
    lines += [
        f"| {_MARKS[check.status]} | {check.clause} | {_cell(check.title)} | {score(check)} |"
        for check in verdict.checks
    ]
    lines += [part for note in notes(graded) for part in ("", fenced(note))]
    if verdict.exhausted is not None:
        lines += ["", f"{verdict.schedules:,} schedules run. {exhausted(verdict)}"]
    return "\n".join(lines)


def _failures(graded: Graded) -> Iterator[str]:
    for shown in failures(graded.verdict):
        check = shown.check
        head = f"#### ❌ {graded.verdict.exercise}, {check.clause}: {_cell(check.title)}"
        yield f"{head}\n\n{fenced(told(graded, check))}"


def _cell(ours: str) -> str:
    """A title of ours, in a table."""
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", ours)
