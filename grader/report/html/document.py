"""Makes HTML of templates. All text in it goes through `visible`, then through Jinja2's escaping: neither can be forgotten."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from grader.report.html.class_content import level, lower_end
from grader.report.html.content import Case
from grader.report.html.lanes import draw
from grader.report.html.listing import excerpt, listing
from grader.report.visible import cut, visible

_PACKAGE = "grader.report.html"
_LONGEST = 2_000  # characters of one text; a value may be of any size
_SIGNS = {"passed": "✓", "failed": "✗", "not_run": "–"}  # noqa: RUF001 - as in the text report


def document(
    template: str, styles: tuple[str, ...], scripts: tuple[str, ...], made_of: str = "", **what: Any
) -> str:
    """A template as a whole page, which needs nothing else and runs nothing but `scripts`. Equal pages are equal texts.

    styles, scripts: files beside the template; made_of: a digest that the page is to carry, see `carries`;
    what: what the template speaks of, `page` with a title at least.
    """
    style, script = _read(styles), _read(scripts)
    policy = (
        f"default-src 'none'; img-src data:; style-src {_digest(style)}; "
        f"script-src {_digest(script)}; base-uri 'none'; form-action 'none'"
    )
    text = (
        _environment()
        .get_template(template)
        .render(style=Markup(style), script=Markup(script), policy=policy, made_of=made_of, **what)
    )
    return _tight(text) + "\n"


def carries(beginning: bytes, made_of: str) -> bool:
    """Whether the page with this beginning, of some 200 bytes, was made of what has this digest."""
    return f'<meta name="made-of" content="{made_of}">'.encode() in beginning


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
        draw=draw, listing=listing, excerpt=excerpt, used=_used, marked=_marked, sign=_SIGNS.__getitem__,
        level=level, bin=lower_end,
    )  # fmt: skip
    return environment


def _harmless(value: Any) -> Any:
    """Called with everything that a template puts out: only what a template itself made is left as it is."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return visible(cut(value, _LONGEST))


def _used(cases: Sequence[Case]) -> set[int]:
    """The lines at which some thread stands in some timeline."""
    return {row.line for case in cases for row in case.rows}


def _marked(cases: Sequence[Case]) -> set[int]:
    """The lines that are part of what went wrong, in any case."""
    rows = {row.line for case in cases for row in case.rows if row.marked}
    met = [case.conflict for case in cases if case.conflict is not None]
    return rows | {side.line for conflict in met for side in (conflict.first, conflict.second)}


@cache
def _read(names: tuple[str, ...]) -> str:
    folder = resources.files(_PACKAGE).joinpath("templates")
    texts = [folder.joinpath(name).read_text(encoding="utf-8") for name in names]
    return "\n".join(map(_tight, texts))


def _tight(text: str) -> str:
    """Without blank lines. No text of a student's has one: `visible` leaves no line breaks in it."""
    return "\n".join(line for line in text.split("\n") if line)


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
