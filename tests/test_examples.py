from __future__ import annotations

import importlib.util
import re
import sys
from types import ModuleType

import pytest

from grader.sandbox.zygote import Zygote

from .known import ROOT


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "examples_document", ROOT / "docs" / "examples.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


DOCS = _load()
NUMBERED = ("schedule", "why", "first", "then")


def ways(text: str) -> set[str]:
    """The ways to end in a report, without what differs from one version of Python to another."""
    blocks = re.split(r"(?m)^\d+\. ", text)[1:]
    return {_plain(block) for block in blocks}


def _plain(block: str) -> str:
    head, *lines = block.split("\n\n")[0].splitlines()
    upto = next(n for n, line in enumerate(lines) if line.startswith("   schedule"))
    return "\n".join([re.sub(r"  +.*", "", head), *lines[:upto]])


@pytest.mark.parametrize("name", DOCS.NAMES)
def test_the_document_shows_what_explore_prints(zygote: Zygote, name: str) -> None:
    written = DOCS.DOCUMENT.read_text(encoding="utf-8")
    chapter = written[written.index(f"## {name}.py") :].split("\n## ")[0]
    if sys.version_info[:2] == DOCS.PYTHON:
        assert chapter.strip() == DOCS.chapter(zygote, name).strip()
    else:
        assert ways(DOCS.exploration(zygote, name)) == ways(chapter)


def test_every_example_is_in_the_document() -> None:
    assert {path.stem for path in (ROOT / "examples").glob("*.py")} == set(DOCS.NAMES)


def test_the_document_begins_with_its_head() -> None:
    assert DOCS.DOCUMENT.read_text(encoding="utf-8").startswith(DOCS.HEAD)
