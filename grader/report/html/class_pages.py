"""The pages about a class. They need nothing from any network, and say the same without their script."""

from __future__ import annotations

from grader.report.html.class_content import ClassPage, PairPage
from grader.report.html.document import document

_STYLES = ("style.css", "class.css")


def class_page(page: ClassPage) -> str:
    """The class at a glance. Equal pages are equal texts."""
    return document("class.html", _STYLES, ("walk.js", "class.js"), page=page)


def pair_page(page: PairPage) -> str:
    """Two submissions side by side."""
    return document("pair.html", _STYLES, (), page=page)
