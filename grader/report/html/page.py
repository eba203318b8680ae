"""Makes the page. All text on it goes through `visible`, then through Jinja2's escaping: neither can be forgotten."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from grader.report.html.content import Case, Facts, Page, Section
from grader.report.html.lanes import draw
from grader.report.html.listing import listing
from grader.report.visible import cut, visible

_PACKAGE = "grader.report.html"
_LONGEST = 2_000  # characters of one text; a value may be of any size
_SIGNS = {"passed": "✓", "failed": "✗", "not_run": "–"}  # noqa: RUF001 - as in the text report


def page(
    title: str,
    source: str,
    cases: Sequence[Case],
    facts: Facts = (),
    remarks: Sequence[str] = (),
) -> str:
    """A page on one program where nothing is judged, such as the outcomes of an exploration.

    title: what the page is about; source: the program's text, beside which each timeline is walked through; cases: what to
    show, in order; facts: pairs of a label and a text, on top; remarks: lines at the end. Any text may be a student's.
    """
    section = Section(title, source, tuple(cases), facts, remarks=tuple(remarks))
    return render(Page(title, (section,)))


def render(page: Page) -> str:
    """The whole page as HTML, which needs nothing else. The same page is the same text."""
    style, script = (_read(name) for name in ("style.css", "walk.js"))
    policy = (
        f"default-src 'none'; img-src data:; style-src {_digest(style)}; "
        f"script-src {_digest(script)}; base-uri 'none'; form-action 'none'"
    )
    template = _environment().get_template("page.html")
    text = template.render(page=page, style=Markup(style), script=Markup(script), policy=policy)
    return _tight(text) + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(_PACKAGE, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        draw=draw, listing=listing, used=_used, marked=_marked, sign=_SIGNS.__getitem__
    )
    return environment


def _harmless(value: Any) -> Any:
    """Called with everything that a template puts out: only what a template itself made is left as it is."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return visible(cut(value, _LONGEST))


def _used(section: Section) -> set[int]:
    """The lines at which some thread stands in some timeline."""
    return {row.line for case in section.cases for row in case.rows}


def _marked(section: Section) -> set[int]:
    """The lines that are part of what went wrong, in any case."""
    rows = {row.line for case in section.cases for row in case.rows if row.marked}
    met = [case.conflict for case in section.cases if case.conflict is not None]
    return rows | {side.line for conflict in met for side in (conflict.first, conflict.second)}


def _read(name: str) -> str:
    text = resources.files(_PACKAGE).joinpath("templates", name).read_text(encoding="utf-8")
    return _tight(text)


def _tight(text: str) -> str:
    """Without blank lines. No text of a student's has one: `visible` leaves no line breaks in it."""
    return "\n".join(line for line in text.split("\n") if line)


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
