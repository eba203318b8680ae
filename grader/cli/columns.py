"""How wide lines may be, and text that keeps to it. Commands are never broken, so that they can be copied."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Sequence

_NARROWEST = 40
_WIDEST = 100  # longer lines are hard to read
_GAP = "  "
_INDENT = " " * 4


def columns() -> int:
    """How many columns standard output has: 80 where it is no terminal, and COLUMNS if that is set. 40 to 100."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, _NARROWEST), _WIDEST)


def filled(text: str, indent: str = "") -> str:
    """`text` in lines that fit; all but the first begin with `indent`."""
    return textwrap.fill(text, columns(), subsequent_indent=indent)


def table(rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table whose rows have the same number of cells.

    Where a row would be too long, the cells that do not fit stand in lines below it, for all rows alike.
    """
    known = list(rows)
    widths = [max(map(len, column)) for column in zip(*known, strict=True)]
    return [line for row in known for line in _row(row, widths)]


def _row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    lines, length = [""], 0
    for cell, width in zip(cells, widths, strict=True):
        if length and length + len(_GAP) + width > columns():
            lines.append(_INDENT)
            length = len(_INDENT)
        elif length:
            lines[-1] += _GAP
            length += len(_GAP)
        lines[-1] += cell.ljust(width)
        length += width
    return [part for line in lines for part in _fitting(line.rstrip())]


def _fitting(line: str) -> list[str]:
    """A line, broken if one cell alone is too long for it."""
    if len(line) <= columns():
        return [line]
    return textwrap.wrap(line, columns(), subsequent_indent=_INDENT)
