"""Each command's help shows examples, and each of them is a command line that is understood."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from grader.cli.main import COMMANDS, grade

EXAMPLE = re.compile(r"^ +(?:eval \"\$\()?grade (?:--exercises \S+ )?([^#>)\n]*)", re.MULTILINE)


def command(name: str) -> click.Command:
    found = grade.get_command(click.Context(grade), name)
    assert found is not None
    return found


def examples(name: str) -> list[str]:
    return EXAMPLE.findall((command(name).help or "").partition("Examples:")[2])


@pytest.mark.parametrize("name", COMMANDS)
def test_there_are_examples_of_each_command(name: str) -> None:
    assert examples(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_example_is_understood(name: str) -> None:
    for example in examples(name):
        words = shlex.split(example)
        assert words[0] == name
        command(name).make_context(name, words[1:], parent=click.Context(grade))
