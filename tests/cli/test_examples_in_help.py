"""Each help shows examples, and each of them is a command line that is understood."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from grader.cli.batch_diff import command as diff
from grader.cli.main import COMMANDS, grade

EXAMPLE = re.compile(r"^ +(?:eval \"\$\()?grade (?:--exercises \S+ )?([^#>)\n]*)", re.MULTILINE)
OURS = "grade"
DIFF = "batch diff"
HELPS = [OURS, *COMMANDS, DIFF]


def command(name: str) -> click.Command:
    if name in (OURS, DIFF):
        return grade if name == OURS else diff
    found = grade.get_command(click.Context(grade), name)
    assert found is not None
    return found


def examples(name: str) -> list[list[str]]:
    text = (command(name).help or "").partition("Examples:")[2].partition("Exit codes:")[0]
    return [shlex.split(line) for line in EXAMPLE.findall(text)]


@pytest.mark.parametrize("name", HELPS)
def test_there_are_examples_in_each_help(name: str) -> None:
    assert examples(name)


@pytest.mark.parametrize("name", HELPS)
def test_each_example_is_of_what_the_help_is_about(name: str) -> None:
    about = [] if name == OURS else name.split()
    assert [words for words in examples(name) if words[: len(about)] != about] == []


@pytest.mark.parametrize("name", HELPS)
def test_each_example_is_understood(name: str) -> None:
    for first, *others in examples(name):
        command(first).make_context(first, others, parent=click.Context(grade))
