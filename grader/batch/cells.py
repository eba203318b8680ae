"""Cells of a table that a spreadsheet will open: what a student wrote stays text."""

from __future__ import annotations

import re

from grader.report.visible import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_JOINERS = "\u200c\u200d"
"""Letters of Persian and Hindi names and of composed emoji need them; they command nothing."""


def cell(text: str) -> str:
    """`text` in one line: what a spreadsheet would compute gets "'" in front; control and bidirectional
    characters, and what UTF-8 cannot write, are shown as escapes."""
    parts = re.split(f"([{_JOINERS}])", text)
    shown = "".join(part if part in _JOINERS else visible(part) for part in parts)
    return f"'{shown}" if text.startswith(_FORMULA) else shown


def points(value: float) -> str:
    """A number of points with at most two decimals: "60", "33.3", never "-0"."""
    text = f"{value:.2f}".rstrip("0").removesuffix(".")
    return "0" if text == "-0" else text
