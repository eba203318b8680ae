"""What the command line prints fits, on terminals of 40 and of 80 columns and in a pipe."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.cli.columns import columns, filled, table

from .on_terminal import OnTerminal
from .running import grade

WIDTHS = [40, 80]
COMMANDS = [
    ("list",),
    ("list", "--path", "mine"),
    ("hint", "3", "mixed-output"),
    ("init", "threads"),
    ("init", "mine"),
    ("init", "autograder", "--gradescope"),
    ("new", "counter"),
]
ROWS = [("1", "ex01_a_long_name.py", "to do", "threads"), ("2", "ex02_b.py", "passed", "pools")]


def longest(text: str) -> int:
    return max(map(len, text.splitlines()))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_line_is_longer_than_the_terminal_is_wide(
    arguments: tuple[str, ...], width: int, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "README.md").write_text("a line that is longer than the screen " * 9)
    (tmp_path / "mine" / "ex03_safe_print.py").touch()
    ended = grade(*arguments, cwd=tmp_path, COLUMNS=str(width))
    assert (ended.err, longest(ended.out) <= width) == ("", True), ended.out


def test_a_terminal_is_asked_how_wide_it_is(tmp_path: Path) -> None:
    with OnTerminal("list", cwd=tmp_path, columns=40) as terminal:
        assert terminal.end() == 0
        assert longest(terminal.raw.decode().replace("\r\n", "\n")) <= 40


def test_a_pipe_has_80_columns(tmp_path: Path) -> None:
    assert grade("list", cwd=tmp_path).out == grade("list", cwd=tmp_path, COLUMNS="80").out


@pytest.mark.parametrize(("given", "taken"), [("1", 40), ("64", 64), ("5000", 100), ("x", 80)])
def test_lines_are_neither_short_nor_endless(
    given: str, taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.__stdout__", None)
    monkeypatch.setenv("COLUMNS", given)
    assert columns() == taken


def test_a_table_that_fits_has_a_line_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert table(ROWS) == [
        "1  ex01_a_long_name.py  to do   threads",
        "2  ex02_b.py            passed  pools",
    ]


def test_what_does_not_fit_stands_below_in_each_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    rows = [(*row[:3], row[3] + " and more") for row in ROWS]
    assert table(rows) == [
        "1  ex01_a_long_name.py  to do",
        "    threads and more",
        "2  ex02_b.py            passed",
        "    pools and more",
    ]


def test_a_cell_that_is_too_long_by_itself_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = table([("1", "word " * 20), ("2", "x" * 90)])
    assert max(map(len, lines)) <= 40
    assert "".join(lines).count("x") == 90


def test_no_rows_make_no_lines() -> None:
    assert table([]) == []


def test_a_sentence_is_broken_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert filled("1. Zip the files, not the folder that they lie in:", "   ") == (
        "1. Zip the files, not the folder that\n   they lie in:"
    )
