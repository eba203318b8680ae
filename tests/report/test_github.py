"""Workflow commands, read as the runner of GitHub Actions reads them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from grader.records.finding import Note
from grader.report import github
from grader.report.graded import Total

from .totals import EVIL_ONE, FAILED, HOSTILE, PASSED, TOTALS, fails, huge, submission, written

NAMES = ("error", "warning", "notice", "debug", "add-mask", "stop-commands", "set-output", "group")
LIMIT = 1024 * 1024


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def understood(log: str) -> list[Command]:
    """The commands in a log. A runner takes any line that begins with `::`, after blanks, and unescapes."""
    commands = []
    for line in re.split(r"\r\n|\r|\n", log):
        found = re.match(r"\s*::([\w-]+)(?: ([^\x00]*?))?::(.*)", line)
        if found and found[1] in NAMES:
            pairs = [pair.partition("=") for pair in (found[2] or "").split(",") if pair]
            properties = {
                k: v.replace("%2C", ",")
                .replace("%3A", ":")
                .replace("%0A", "\n")
                .replace("%25", "%")
                for k, _, v in pairs
            }
            message = found[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
            commands.append(Command(found[1], properties, message))
    return commands


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)


def test_a_failure_is_an_error_at_the_students_line() -> None:
    error, last = [c for c in understood(written(github, Total.of(FAILED))) if c.name != "warning"][
        ::2
    ]
    assert error.properties["file"] == "exercises/ex03_safe_print.py"
    assert error.properties["line"] == "10"
    assert error.properties["title"] == "ex03_safe_print: 3.2 a title"
    assert error.message.startswith("race: seen\nseen\nSee it again: grade exercise 3")
    assert (last.name, last.message) == ("notice", "15 of 60 points; 0 of 1 exercise passed.")


@pytest.mark.parametrize("total", TOTALS.values(), ids=TOTALS)
def test_every_line_is_a_command_of_ours_and_nothing_can_add_one(total: Total) -> None:
    log = written(github, total)
    commands = understood(log)
    assert len(commands) == log.count("\n")
    assert {command.name for command in commands} <= {"error", "warning", "notice"}
    assert not set("\x1b\r\x00\u202e") & set(log)
    for command in commands:
        assert set(command.properties) <= {"file", "line", "title"}


def test_a_hostile_name_stays_one_property() -> None:
    first = understood(written(github, Total.of(EVIL_ONE)))[0]
    assert "a\\n::add-mask::x" in first.properties["file"]
    assert "q, b: c" in first.properties["file"]
    assert first.properties["line"] == "10"


@pytest.mark.parametrize("count", [9, 10, 11, 40])
def test_there_are_at_most_ten_of_a_kind(count: int) -> None:
    notes = tuple(Note("odd", f"note {number}", number) for number in range(count))
    graded = submission(*[fails(f"3.{n}", f"seen {n}") for n in range(count)], integrity=notes)
    commands = understood(written(github, Total.of(graded)))
    kinds = Counter(command.name for command in commands)
    assert kinds == {"error": min(count, 10), "warning": min(count, 10), "notice": 1}
    more = [command.message for command in commands if command.message.endswith("more")]
    assert more == ([f"... and {count - 9} more"] * 2 if count > 10 else [])


def test_a_submission_that_cannot_be_run_is_one_error() -> None:
    errors = [c for c in understood(written(github, TOTALS["broken"])) if c.name == "error"]
    assert len(errors) == 1
    assert errors[0].properties["line"] == "7"
    assert errors[0].properties["title"] == "ex03_safe_print: syntax-error"


def test_what_passed_is_a_notice_alone() -> None:
    assert [c.name for c in understood(written(github, Total.of(PASSED)))] == ["notice"]


def test_escapes_are_those_of_the_runner() -> None:
    assert github.command("error", "50%\r\n: ,", title="a%:,\nb") == (
        "::error title=a%25%3A%2C\\nb::50%25%0D%0A: ,\n"
    )


def test_files_are_named_from_the_workspace(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "course").mkdir()
    monkeypatch.chdir(tmp_path / "course")
    assert github.in_workspace("ex/a.py", str(tmp_path)) == "course/ex/a.py"
    assert github.in_workspace(str(tmp_path / "a.py"), str(tmp_path)) == "a.py"
    assert github.in_workspace("/elsewhere/a.py", str(tmp_path)) == "/elsewhere/a.py"
    assert github.in_workspace("../../a.py", str(tmp_path)) == "../../a.py"
    assert github.in_workspace("a.py", "") == "a.py"


@pytest.mark.parametrize("there", [0, 500_000, LIMIT - 3000])
def test_a_summary_is_cut_between_blocks_below_what_is_shown(there: int) -> None:
    text = github.appendix(huge(exercises=30, clauses=20), there)
    assert there + len(text.encode()) < LIMIT
    assert text.endswith("The rest is left out, as it would be too large.\n")
    assert text.count("```") % 2 == 0


def test_a_summary_that_is_full_already_gets_nothing() -> None:
    assert github.appendix(TOTALS["all"], LIMIT) == ""


def test_a_summary_is_the_report_with_its_timeline() -> None:
    text = github.appendix(TOTALS["failed"], 0)
    assert "badly placed switch to seen" in text
    assert "left out" not in text


def test_hostile_text_is_tried_at_all() -> None:
    assert understood(HOSTILE)
