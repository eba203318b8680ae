"""A CSV file of a teacher's, with the place of each cell, so that some can be filled and all else stays byte by byte."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_BOM = "\ufeff"
_ENDS = re.compile(r"\r\n|\r|\n")


class BadTable(Exception):  # noqa: N818 - says what is bad
    """This is no CSV file. The message says why, without saying which file."""


@dataclass(frozen=True, slots=True)
class Cell:
    """text: what a spreadsheet shows; start, end: where it stands in the file's text, quotes included; quoted: as a whole."""

    text: str
    start: int
    end: int
    quoted: bool


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """text: the file's, without a byte order mark; bom: whether there was one; rows: those that are not blank."""

    text: str
    bom: bool
    delimiter: str
    rows: tuple[Row, ...]

    def line(self, row: Row) -> int:
        """The number of the line on which `row` begins, as editors count."""
        return 1 + len(_ENDS.findall(self.text, 0, row[0].start))

    def filled(self, values: Mapping[Cell, str]) -> bytes:
        """The file with these cells changed, each quoted if it was or has to be."""
        pieces = [_BOM if self.bom else ""]
        done = 0
        for cell in sorted(values, key=lambda cell: cell.start):
            pieces += self.text[done : cell.start], self._written(values[cell], cell.quoted)
            done = cell.end
        return "".join([*pieces, self.text[done:]]).encode("utf-8")

    def _written(self, value: str, quoted: bool) -> str:
        if quoted or any(special in value for special in (self.delimiter, '"', "\r", "\n")):
            return '"' + value.replace('"', '""') + '"'
        return value


def parsed(content: bytes, delimiter: str) -> Table:
    """The table in a CSV file in UTF-8. Cells are what Python's csv module takes for cells. Raises BadTable."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadTable(f"is not in UTF-8 (byte {error.start + 1})") from None
    bom = text.startswith(_BOM)
    text = text.removeprefix(_BOM)
    rows, start = [], 0
    while start < len(text):
        row, start = _row(text, start, delimiter)
        if len(row) > 1 or row[0].text or row[0].quoted:
            rows.append(row)
    return Table(text, bom, delimiter, tuple(rows))


def _row(text: str, start: int, delimiter: str) -> tuple[Row, int]:
    """The row that begins at `start`, and where the next one does."""
    cells = []
    while True:
        cell = _cell(text, start, delimiter)
        cells.append(cell)
        if not text.startswith(delimiter, cell.end):
            end = _ENDS.match(text, cell.end)
            return tuple(cells), end.end() if end else len(text)
        start = cell.end + len(delimiter)


def _cell(text: str, start: int, delimiter: str) -> Cell:
    quoted, plain = _patterns(delimiter)
    if text.startswith('"', start):
        found = quoted.match(text, start)
        if found is None:
            line = 1 + len(_ENDS.findall(text, 0, start))
            raise BadTable(f"has a quote in line {line} that is never closed")
        inner = found["inner"].replace('""', '"') + found["rest"]
        return Cell(inner, start, found.end(), not found["rest"])
    found = plain.match(text, start)
    end = found.end() if found else start
    return Cell(text[start:end], start, end, False)


@cache
def _patterns(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rest = rf"[^{re.escape(delimiter)}\r\n]*+"
    return re.compile(rf'"(?P<inner>(?:[^"]++|"")*+)"(?P<rest>{rest})'), re.compile(rest)
