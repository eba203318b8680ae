"""A verdict for people, on a terminal or in a file: at 80 columns, with colours or without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.records.verdict import Counterexample, Verdict
from grader.report.failures import Shown, exhausted, failures, needs
from grader.report.graded import Graded, Total
from grader.report.scenario_text import scenario_lines
from grader.report.timeline_text import timeline_lines
from grader.report.visible import cut, no_commands, visible
from grader.report.wording import came_to, noted, program, result, score, step_by_step, title

_WIDEST = 100  # columns; longer lines are hard to read
_MESSAGE = 700  # characters of a message
_NAME = 40  # characters of a name; it comes from a worker, so it may be anything
_LINE = 300  # characters of a line of a scenario
_LINES = 24  # lines of a scenario
_COLOURS = {"passed": "green", "failed": "bold red", "not_run": "yellow"}


@dataclass(frozen=True, slots=True)
class _Marks:
    passed: str
    failed: str
    not_run: str


_SIGNS = _Marks("✓", "✗", "\N{EN DASH}")
_ASCII = _Marks("+", "x", "-")


def write(graded: Graded, out: TextIO) -> None:
    """Write the report on one submission."""
    page = _Page(out)
    page.report(graded)
    page.turn()


def write_all(total: Total, out: TextIO) -> None:
    """Write a short report on each of several submissions, then what they come to."""
    page = _Page(out)
    for graded in total.exercises:
        page.brief(graded)
    page.line(f"{came_to(total)} Seed {total.seed}, effort {total.effort}.", "bold")
    page.line(total.exercises[0].warning, "dim")
    page.turn()


class _Page:
    """A report until it is written out. What is not our own text goes through `visible` first."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._console = Console(file=out, markup=False, emoji=False, highlight=False)
        self._console.width = min(self._console.width, _WIDEST)
        self._marks = _SIGNS if _can_show(_SIGNS, out) else _ASCII
        self._console.begin_capture()

    def turn(self) -> None:
        """Write it out, without the blanks with which rich fills up its lines."""
        lines = self._console.end_capture().split("\n")
        self._out.write(no_commands("\n".join(line.rstrip(" ") for line in lines)))

    def report(self, graded: Graded) -> None:
        """All about one submission."""
        verdict = graded.verdict
        self._head(graded)
        if verdict.problem is not None:
            self._problem(verdict)
        else:
            self._clauses(verdict)
            self._failures(graded)
        self._summary(graded)

    def brief(self, graded: Graded) -> None:
        """A submission's points, and a line for each clause that does not hold."""
        verdict = graded.verdict
        status = "passed" if verdict.passed else "failed"
        self.line(f"{self._mark(status)} {title(verdict)}: {result(verdict)}", _COLOURS[status])
        if verdict.problem is not None:
            self._inside(visible(verdict.problem.message), 2)
        for shown in failures(verdict):
            check = shown.check
            self._inside(f"{check.clause} {check.kind}: {visible(cut(check.message, _MESSAGE))}", 2)
        if not verdict.passed:
            self._inside("more: ", 2, verbatim=graded.again)
        self.line("")

    def line(self, text: str, style: str = "") -> None:
        """A line of our own text, wrapped where it is too long."""
        self._console.print(Text(text, style))

    def _head(self, graded: Graded) -> None:
        verdict = graded.verdict
        self.line(title(verdict), "bold")
        self.line(f"{visible(graded.file)}   seed {verdict.seed}   effort {verdict.effort}", "dim")
        self.line("")

    def _problem(self, verdict: Verdict) -> None:
        assert verdict.problem is not None
        message = visible(cut(verdict.problem.message, _MESSAGE))
        text = Text(f"{self._mark('failed')} {message}", _COLOURS["failed"])
        self._console.print(text)
        self.line(
            f"  None of the {len(verdict.checks)} clauses could be checked ({verdict.problem.kind})."
        )
        self.line("")

    def _clauses(self, verdict: Verdict) -> None:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        table.add_column(no_wrap=True, justify="right")
        for check in verdict.checks:
            mark = Text(self._mark(check.status), _COLOURS[check.status])
            table.add_row(mark, Text(check.clause), Text(check.title), Text(score(check)))
        self._console.print(Padding(table, (0, 0, 0, 2)))
        self.line("")

    def _failures(self, graded: Graded) -> None:
        all_shown = failures(graded.verdict)
        for shown in all_shown:
            self._failure(shown, graded.verdict.number)
        if all_shown:
            self._inside("See it again: ", 0, verbatim=graded.again)
            self._step_by_step(graded, all_shown)
            self.line("")

    def _step_by_step(self, graded: Graded, all_shown: list[Shown]) -> None:
        examples = [s.check.counterexample for s in all_shown if s.check.counterexample is not None]
        if examples:
            self._inside("Step by step: ", 0, verbatim=step_by_step(graded.again, examples[0]))

    def _failure(self, shown: Shown, number: int) -> None:
        check, example = shown.check, shown.check.counterexample
        head = Text.assemble(
            (f"{self._mark('failed')} {check.clause}", _COLOURS["failed"]), f"  {check.kind}"
        )
        self._console.print(head)
        self._inside(visible(cut(check.message, _MESSAGE)), 2)
        if example is not None and example.explanation:
            self._inside(visible(cut(example.explanation, _MESSAGE)), 2)
        if shown.same_as:
            self._inside(f"in the same run as {shown.same_as}, above", 4)
        elif example is not None:
            table = Table.grid(padding=(0, 2, 0, 0))
            table.add_column(no_wrap=True, style="dim")
            table.add_column(overflow="fold")
            lines = scenario_lines(example)
            for about, text in lines[:_LINES]:
                table.add_row(Text(visible(about)), Text(visible(cut(text, _LINE))))
            if len(lines) > _LINES:
                table.add_row(Text(""), Text(f"... and {len(lines) - _LINES} lines more"))
            table.add_row(Text("schedule"), Text(f"{example.schedule}: {needs(example)}"))
            if example.strategy:
                table.add_row(Text("found by"), Text(visible(cut(example.strategy, _NAME))))
            self._console.print(Padding(table, (0, 0, 0, 4)))
            self._timeline(example)
            self.line("")
            self._inside(f"What to think about: {program()} hint {number} {check.kind}", 2)
        self.line("")

    def _timeline(self, example: Counterexample) -> None:
        lines = timeline_lines(example.timeline, self._console.width - 2)
        if lines:
            self.line("")
        for line in lines:
            style = "bold" if _is_marked(line) else ""
            self._console.print(Text(f"  {line}", style), no_wrap=True, crop=False)

    def _summary(self, graded: Graded) -> None:
        verdict = graded.verdict
        came_to = result(verdict)
        if verdict.passed:
            came_to = f"All {len(verdict.checks)} clauses hold: {came_to}"
        self.line(f"{came_to}.", "bold green" if verdict.passed else "bold")
        if verdict.schedules:
            self.line(
                f"{verdict.schedules:,} schedules run, {verdict.histories:,} different histories, "
                f"{verdict.seconds:.1f} s."
            )
        if verdict.exhausted:
            self.line(exhausted(verdict))
        for remark in verdict.integrity:
            self.line(visible(noted(remark)), "yellow")
        self.line(graded.warning, "dim")

    def _inside(self, text: str, columns: int, verbatim: str = "") -> None:
        """A paragraph with an indent; `verbatim` goes behind it and is never broken, so that it can be copied."""
        if verbatim:
            whole = Text(" " * columns + text + verbatim)
            self._console.print(whole, soft_wrap=True)
        else:
            self._console.print(Padding(Text(text), (0, 0, 0, columns)))

    def _mark(self, status: str) -> str:
        return str(getattr(self._marks, status))


def _is_marked(line: str) -> bool:
    return "! " in line or "====" in line


def _can_show(marks: _Marks, out: TextIO) -> bool:
    try:
        f"{marks.passed}{marks.failed}{marks.not_run}".encode(
            getattr(out, "encoding", None) or "utf-8"
        )
    except (UnicodeEncodeError, LookupError):
        return False
    return True
