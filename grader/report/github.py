"""Verdicts as workflow commands of GitHub Actions: annotations at the student's lines. And the summary of a step.

Nothing that is not ours can become a command of its own: it stands inside of one, on one line, escaped
(https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TextIO

from grader.report.graded import Graded, Total
from grader.report.markdown import blocks
from grader.report.told import headline, line_of
from grader.report.visible import cut, visible
from grader.report.wording import came_to, noted

APPENDED = "GITHUB_STEP_SUMMARY"
"""The variable that names the file to which `appendix` goes."""
MOST = 10  # annotations of one kind that GitHub shows of a step
_SUMMARY = 1024 * 1024  # bytes that GitHub shows of a step's summary
_RESERVE = 1024  # bytes for the last sentence
_MESSAGE = 700  # characters of a message


def write(graded: Graded, out: TextIO) -> None:
    """Write the annotations for one submission."""
    write_all(Total.of(graded), out)


def write_all(total: Total, out: TextIO) -> None:
    """Write the annotations for several submissions: at most ten errors, ten warnings and one notice."""
    workspace = os.environ.get("GITHUB_WORKSPACE", "")
    errors = _in_turn([_errors(graded, workspace) for graded in total.exercises])
    warnings = _in_turn([_warnings(graded, workspace) for graded in total.exercises])
    if total.exposed:
        warnings.insert(0, command("warning", visible(total.exposed), title="threadgrader"))
    for lines, kind in ((errors, "error"), (warnings, "warning")):
        out.writelines(_at_most(lines, kind))
    out.write(command("notice", came_to(total), title="threadgrader"))


def appendix(total: Total, there: int) -> str:
    """The Markdown report for the summary, which has `there` bytes already: whole blocks of it, as many as fit."""
    room = _SUMMARY - _RESERVE - there
    kept = []
    for block in blocks(total):
        room -= len(block.encode()) + 2
        if room < 0:
            kept.append("The rest is left out, as it would be too large.")
            break
        kept.append(block)
    begins = "\n\n" if there else ""  # whoever wrote there last may have left the line open
    return begins + "\n\n".join(kept) + "\n" if there < _SUMMARY - _RESERVE else ""


def command(name: str, message: str, **properties: str | int) -> str:
    """One workflow command, a line. Properties that are blank or 0 are left out."""
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
    return f"::{name}{' ' if given else ''}{given}::{_data(message)}\n"


def in_workspace(file: str, workspace: str) -> str:
    """The path by which a repository knows `file`; as given if it does not lie in the workspace."""
    if not workspace:
        return file
    path = Path(os.path.abspath(file))  # noqa: PTH100 - links stay as they are, as git has them
    root = Path(workspace)
    return str(path.relative_to(root)) if path.is_relative_to(root) else file


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")


def _errors(graded: Graded, workspace: str) -> list[str]:
    verdict = graded.verdict
    file = in_workspace(graded.file, workspace)
    failed = [check for check in verdict.checks if check.status != "passed"]
    if verdict.problem is not None:
        failed = failed[:1]
    lines = []
    for check in failed:
        problem = verdict.problem
        what = f"{check.clause} {check.title}" if problem is None else problem.kind
        said = [headline(graded, check)]
        if check.counterexample is not None and check.counterexample.explanation:
            said.append(visible(cut(check.counterexample.explanation, _MESSAGE)))
        said.append(f"See it again: {graded.again}")
        title = f"{verdict.exercise}: {what}"
        line = line_of(graded, check)
        lines.append(command("error", "\n".join(said), file=file, line=line, title=title))
    return lines


def _warnings(graded: Graded, workspace: str) -> list[str]:
    file = in_workspace(graded.file, workspace)
    return [
        command(
            "warning", visible(cut(noted(note), _MESSAGE)), file=file, line=max(note.line, 0),
            title=graded.verdict.exercise,
        )
        for note in graded.verdict.integrity
    ]  # fmt: skip


def _in_turn(of_each: list[list[str]]) -> list[str]:
    """The first line of each exercise, then the others: so that each has one where not all are shown."""
    firsts = [lines[0] for lines in of_each if lines]
    return firsts + [line for lines in of_each for line in lines[1:]]


def _at_most(lines: list[str], kind: str) -> list[str]:
    if len(lines) <= MOST:
        return lines
    left = len(lines) - MOST + 1
    return [*lines[: MOST - 1], command(kind, f"... and {left} more", title="threadgrader")]
