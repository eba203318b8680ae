"""The pages of docs/: each command line in them is understood, and each page is in the navigation."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from grader.cli.main import COMMANDS, grade

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
LINE = re.compile(r"^(?: {4}|\s*run: )(grade .*)$", re.MULTILINE)
INLINE = re.compile(r"`(grade [^`\n]*)`")
REST = re.compile(r"\s+[#>|](?:\s.*|$)| {3,}.*")  # a comment, where the output goes


def found(pattern: re.Pattern[str], page: Path) -> Iterator[tuple[str, list[str]]]:
    """The command lines of a page: the command, and what is given to it."""
    for line in pattern.findall(page.read_text("utf-8")):
        words = shlex.split(REST.sub("", line).replace("…", ""))[1:]
        if words[:1] == ["--exercises"]:
            words = words[2:]
        if words:
            yield words[0], words[1:]


def command(name: str) -> click.Command:
    made = grade.get_command(click.Context(grade), name)
    assert made is not None, f"there is no command {name}"
    return made


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_command_line_is_understood(page: Path) -> None:
    for name, arguments in found(LINE, page):
        try:
            command(name).make_context(name, arguments, parent=click.Context(grade))
        except click.UsageError as error:
            pytest.fail(f"grade {name} {arguments}: {error.format_message()}")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_command_that_is_talked_about_is_there_with_its_options(page: Path) -> None:
    for name, arguments in found(INLINE, page):
        if name.startswith("-"):
            continue
        known = {option for parameter in command(name).params for option in parameter.opts}
        given = {word.partition("=")[0] for word in arguments if word.startswith("--")}
        assert given <= known | {"--help"}, name


def test_commands_are_found_at_all() -> None:
    lines = [name for page in PAGES for name, _ in found(LINE, page)]
    assert len(lines) > 15
    assert set(lines) <= set(COMMANDS)


def test_each_page_is_in_the_navigation() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert [page.name for page in PAGES if f"- {page.name}\n" not in text] == []
