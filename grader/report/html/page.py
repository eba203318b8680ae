"""Makes the page on some programs."""

from __future__ import annotations

from collections.abc import Sequence

from grader.report.html.content import Case, Facts, Page, Section
from grader.report.html.document import document


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


def render(page: Page, made_of: str = "") -> str:
    """The whole page as HTML, which needs nothing else. The same page is the same text. made_of: a digest for it to carry."""
    return document("page.html", ("style.css",), ("walk.js",), made_of, page=page)
