"""What an attack would have shown to whoever reads a report reaches nobody: not terminals, browsers, runners of workflows."""

from __future__ import annotations

import json
import re
import unicodedata
import xml.etree.ElementTree as xml
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from grader.batch.cells import cell
from tests.cli.running import grade

from .attack import Attack, attacks

SHOWING = attacks("showing")
CASES = [
    pytest.param(each, id=name, marks=pytest.mark.slow if name.endswith("_at_import") else ())
    for each in SHOWING
    for name in [each.file.stem]
]
FILES = ("json", "github", "junit", "markdown", "gradescope")
Harm = Callable[[str], Iterator[str]]


def hidden_characters(text: str) -> Iterator[str]:
    """Those that command a terminal, or do not show as themselves."""
    for character in set(text) - {"\n"}:
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
            yield f"the character {ascii(character)}"


def commands(log: str) -> Iterator[str]:
    """What the runner of GitHub Actions would take for commands (src/Runner.Common/ActionCommand.cs)."""
    for line in re.split(r"[\r\n]", log):
        found = re.match(r"\s*::[\w-]+( .*?)?::", line)
        if found and "title=" not in (found[1] or ""):  # ours have one
            yield f"the command {line.strip()[:60]}"
        if "##[" in line and not found:
            yield f"the old command {line[line.index('##[') :][:60]}"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.odd: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        told = " ".join(f"{name}={value}" for name, value in attributes)
        ours = tag == "details" and "class=" in told
        if tag in ("img", "iframe") or (tag == "details" and not ours) or any(n.startswith("on") for n, _ in attributes) or "javascript:" in told:
            self.odd.append(f"<{tag} {told}>")

    def handle_data(self, data: str) -> None:
        if self._inside == "script" and "alert(1)" in data and '"' not in data:
            self.odd.append(f"a script: {data[:60]}")


def markup(page: str) -> Iterator[str]:
    """What a browser would do."""
    parser = _Tags()
    parser.feed(page)
    yield from parser.odd


def formulas(table: str) -> Iterator[str]:
    """Cells that a spreadsheet would compute."""
    if table.lstrip('"').startswith(("=", "+", "-", "@", "\t", "\r")):
        yield f"the formula {table[:40]}"


def _in_json(texts: object) -> Iterator[str]:
    if isinstance(texts, str):
        yield texts
    elif isinstance(texts, dict | list):
        for text in texts.values() if isinstance(texts, dict) else texts:
            yield from _in_json(text)


@pytest.mark.parametrize("attack", CASES)
def test_it_reaches_nobody(attack: Attack, tmp_path: Path) -> None:
    file = tmp_path / "sub.py"
    file.write_bytes(attack.source({}))
    outputs = [f"--output={form}={tmp_path / form}" for form in FILES]
    ended = grade("exercise", "3", "--effort", "quick", "--path", file, *outputs, "--html", tmp_path / "html")
    assert ended.code == 1
    made = {form: (tmp_path / form).read_text() for form in (*FILES, "html")}
    assert "PAYLOAD" in ended.out
    for form, text in {**made, "text": ended.out}.items():
        assert len(text) < 2_000_000, form
        if form != "html":
            assert not list(hidden_characters(text)), form
            assert not list(commands(text)), form
    assert not list(markup(made["html"]))
    assert not list(markup(MarkdownIt("gfm-like", {"linkify": False}).render(made["markdown"])))
    assert xml.fromstring(made["junit"]) is not None
    for text in _in_json(json.loads(made["gradescope"])):
        assert not list(hidden_characters(text))
    for check in json.loads(made["json"])["checks"]:
        assert not list(formulas(cell(check["message"])))


@pytest.mark.parametrize("attack", SHOWING, ids=lambda attack: attack.file.stem)
def test_it_would_reach_somebody_as_it_is(attack: Attack) -> None:
    harms: tuple[Harm, ...] = (hidden_characters, commands, markup, formulas)
    page = MarkdownIt("gfm-like", {"linkify": False}).render(attack.shows)
    found = [each for harm in harms for each in harm(attack.shows)]
    assert found or list(markup(page)) or len(attack.shows) > 500_000
