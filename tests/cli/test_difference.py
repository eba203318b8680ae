from __future__ import annotations

from pathlib import Path

import pytest

from grader.cli.difference import difference


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "README.md"


def test_what_is_there_and_what_is_not_have_a_sign_each(file: Path) -> None:
    file.write_bytes(b"one\ntwo\nthree\nfour\n")
    assert difference(file, b"one\ntwo\n3\nfour\n") == [
        "    @@ -2,3 +2,3 @@",
        "     two",
        "    -three",
        "    +3",
        "     four",
    ]


@pytest.mark.parametrize(
    ("lines", "last"), [(19, "    -18"), (20, "    ... and 1 more line"), (25, "    ... and 6 more lines")]
)  # fmt: skip
def test_there_are_20_lines_at_the_most_and_the_others_are_counted(
    file: Path, lines: int, last: str
) -> None:
    file.write_text("".join(f"{number}\n" for number in range(lines)))
    found = difference(file, b"")
    assert (found[-1], len(found)) == (last, min(lines + 1, 21))


def test_nothing_in_it_commands_a_terminal_or_a_workflow(file: Path) -> None:
    file.write_bytes(b"\x1b[2Jcleared\n::error::x\n\xff\xe2\x80\xae\n")
    found = difference(file, b"::error::x\n")
    assert "    -\\x1b[2Jcleared" in found
    assert not [line for line in found if line.lstrip().startswith("::")]
    assert not [line for line in found if not line.isprintable()]


def test_a_long_line_is_cut_to_the_screen(file: Path) -> None:
    file.write_text("x" * 900)
    assert max(map(len, difference(file, b"y" * 900))) <= 40


@pytest.mark.parametrize(
    ("there", "shown"),
    [(b"a\r\nb\n", "-a\\r"), (b"a\nb", "-b (no line end)"), (b"a\nb\n\n", "-")],
)
def test_other_ends_of_lines_are_a_difference(file: Path, there: bytes, shown: str) -> None:
    file.write_bytes(there)
    assert f"    {shown}" in difference(file, b"a\nb\n")


def test_what_is_too_long_is_not_compared(file: Path) -> None:
    file.write_bytes(b"\n" * 100_000)
    assert difference(file, b"") == ["    too long to be compared line by line"]


def test_a_file_that_is_gone_meanwhile_has_no_lines(file: Path) -> None:
    assert difference(file, b"") == []
