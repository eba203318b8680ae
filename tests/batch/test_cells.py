from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.batch.cells import cell, points

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(0)", "-", "+49 30 1"])
def test_what_a_spreadsheet_would_compute_gets_an_apostrophe(text: str) -> None:
    assert cell(text) == "'" + text


@pytest.mark.parametrize(("text", "shown"), [("\t=1", "'\\t=1"), ("\r=1", "'\\r=1")])
def test_tab_and_carriage_return_count_as_formulas_too(text: str, shown: str) -> None:
    assert cell(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ana",
        "Żółć",
        "O'Neil, Ana",
        'Ana "Q"',
        "a=b",
        "1-2",
        "🙂 Ana",
        "👩‍👧",
        "محمد",
        "می‌خواهم",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


def test_control_and_bidirectional_characters_are_escapes() -> None:
    assert cell("a\nb\x1b[31m\0") == "a\\nb\\x1b[31m\\x00"
    assert cell("Ana\u202eexe") == "Ana\\u202eexe"
    assert not set(cell(BIDI)) & set(BIDI)


def test_what_utf_8_cannot_write_is_an_escape() -> None:
    assert cell("a\udcff") == "a\\udcff"


@given(st.text())
def test_any_text_becomes_one_line_that_is_no_formula_and_comes_back_from_a_csv(text: str) -> None:
    shown = cell(text)
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert len(shown.splitlines()) <= 1
    written = io.StringIO()
    csv.writer(written).writerow([shown, "next"])
    assert list(csv.reader(io.StringIO(written.getvalue()))) == [[shown, "next"]]
    assert shown.encode().decode() == shown


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (60.0, "60"), (33.333, "33.33"), (33.3, "33.3"), (100, "100"), (-0.001, "0"), (0.1 + 0.2, "0.3")],
)  # fmt: skip
def test_points_have_at_most_two_decimals(value: float, text: str) -> None:
    assert points(value) == text
