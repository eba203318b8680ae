from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from grader.batch.roster import BadRoster, read_roster
from grader.batch.table import BadTable, Table, parsed
from tests.batch.trees import roster_of

STUDENTS = "username,first_name,last_name,email,section,github_id\nana-l,Ana,Lee,ana@x.edu,1,77\n"
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Threads (55)\n"
    "    Points Possible,,,,,100.0\n"
    '"Lee, Ana",101,s1,ana@x.edu,A,\n'
    '"Poe, Bob",102,s2,bob,A,EX\n'
)
MOODLE = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    "Last modified (submission),Last modified (grade),Feedback comments\n"
    "Participant 501,Ana Lee,ana@x.edu,Submitted for grading,,100.00,Yes,-,-,\n"
)


GITHUB = (
    '"identifier","github_username","github_id","name"\n'
    '"Lee, Ana","ana-l","77","Ana L."\n'
    '"bob@x.edu","bobp","78",""\n'
    '"s99","","",""\n'
    '"Eva Kim","evak","79","Eva Kim"\n'
)


def people(folder: Path, text: str | bytes) -> tuple[str, list[tuple[str, str, str]]]:
    roster = roster_of(folder, text)
    return roster.kind, [(one.student, one.name, one.email) for one in roster.people]


def test_a_roster_is_told_by_its_header(tmp_path: Path) -> None:
    assert people(tmp_path, STUDENTS) == ("students.csv", [("ana-l", "Ana Lee", "ana@x.edu")])
    assert people(tmp_path, CANVAS) == (
        "Canvas",
        [("101", "Lee, Ana", "ana@x.edu"), ("102", "Poe, Bob", "")],
    )
    assert people(tmp_path, MOODLE) == ("Moodle", [("501", "Ana Lee", "ana@x.edu")])


def test_github_classrooms_own_roster_shows_the_identifier(tmp_path: Path) -> None:
    kind, found = people(tmp_path, GITHUB)
    assert kind == "GitHub Classroom"
    assert found == [
        ("ana-l", "Ana L. (Lee, Ana)", ""),
        ("bobp", "", "bob@x.edu"),
        ("s99", "s99", ""),
        ("evak", "Eva Kim", ""),
    ]


@pytest.mark.parametrize("text", [STUDENTS, GITHUB, CANVAS, MOODLE])
def test_a_roster_may_be_written_in_any_way_of_csv(tmp_path: Path, text: str) -> None:
    plain = people(tmp_path, text)
    cells = list(csv.reader(io.StringIO(text)))
    for delimiter, quoting, ending in [
        (",", csv.QUOTE_ALL, "\r\n"),
        (";", csv.QUOTE_MINIMAL, "\n"),
        ("\t", csv.QUOTE_ALL, "\r"),
    ]:
        written = io.StringIO()
        csv.writer(written, delimiter=delimiter, quoting=quoting, lineterminator=ending).writerows(cells)  # type: ignore[arg-type]  # fmt: skip
        for bom in ("", "\ufeff"):
            for end in (ending, "", ending * 3):
                content = bom + written.getvalue().removesuffix(ending) + end
                assert people(tmp_path, content) == plain


def test_capitals_in_headers_vary_and_columns_come_in_addition(tmp_path: Path) -> None:
    text = MOODLE.replace("Identifier,", "Extra,IDENTIFIER,").replace("Participant 501", "x,Participant 501")  # fmt: skip
    assert people(tmp_path, text)[1] == [("501", "Ana Lee", "ana@x.edu")]
    assert people(tmp_path, "Email,Role,Username\na@x,student,ana\n")[1] == [("ana", "", "a@x")]


def test_who_has_no_username_yet_has_an_address_or_a_name(tmp_path: Path) -> None:
    text = "username,first_name,last_name,email\n,Ana,Lee,a@x\n,Bob,,\n,,,\n"
    assert people(tmp_path, text)[1] == [("a@x", "Ana Lee", "a@x"), ("Bob", "Bob", "")]


def test_rows_of_canvas_that_are_no_students_are_none(tmp_path: Path) -> None:
    head, possible, ana, bob, _ = CANVAS.split("\n")
    text = "\n".join([head, ",,,,,Manual Posting", ana, possible, bob, ""])
    assert [one[0] for one in people(tmp_path, text)[1]] == ["101", "102"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\n\n\n", "is empty"),
        (b"name,mark\nana,1\n", "is neither a students.csv"),
        (b"\x00\x01\x02", "is neither a students.csv"),
        (b"username\nana\xe9\n", "is not in UTF-8 (byte 13)"),
        ("username\nana\n".encode("utf-16"), "is not in UTF-8 (byte 1)"),
        (b"username\nana\xe9\n", "(Excel calls that 'CSV UTF-8 (Comma delimited)')"),
        (b'username,x\n"ana,1\n', "has a quote in line 2 that is never closed"),
        (b"username\n", "lists no student"),
        (b"username\nana\nbob\nana\n", "lists 'ana' twice, in lines 2 and 4"),
    ],
)
def test_what_is_no_roster_is_told_in_one_line(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(BadRoster) as caught:
        roster_of(tmp_path, content)
    assert why in str(caught.value)
    assert "students.csv'" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_roster_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path, tmp_path / "a\nb\0"):
        with pytest.raises(BadRoster, match="cannot be read") as caught:
            read_roster(path)
        assert "\n" not in str(caught.value)


texts = st.text(st.sampled_from('a,;"\r\n\t \u00e9='))


def shown(rows: Iterable[Iterable[str]]) -> list[list[str]]:
    """The rows that show anything."""
    return [row for row in map(list, rows) if row not in ([], [""])]


def cells_of(table: Table) -> list[list[str]]:
    return shown((cell.text for cell in row) for row in table.rows)


@given(texts, st.sampled_from(",;\t"))
@example('"a"b"c",d', ",")
@example('a"b', ",")
@example('"",""""\r\r\n,', ",")
def test_cells_are_those_of_pythons_csv(text: str, delimiter: str) -> None:
    try:
        table = parsed(text.encode(), delimiter)
    except BadTable:
        return
    assert cells_of(table) == shown(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@given(texts)
def test_a_table_filled_with_nothing_is_the_file(text: str) -> None:
    for bom in ("", "\ufeff"):
        content = (bom + text).encode()
        try:
            table = parsed(content, ",")
        except BadTable:
            continue
        assert table.filled({}) == content


@given(texts, texts, st.data())
def test_filling_a_cell_changes_that_cell_alone(text: str, value: str, data: st.DataObject) -> None:
    try:
        table = parsed(text.encode(), ",")
    except BadTable:
        return
    cells = [cell for row in table.rows for cell in row]
    if not cells:
        return
    cell = data.draw(st.sampled_from(cells))
    filled = table.filled({cell: value}).decode()
    assert filled.startswith(text[: cell.start])
    assert filled.endswith(text[cell.end :])
    wanted = shown((value if other is cell else other.text for other in row) for row in table.rows)
    assert cells_of(parsed(filled.encode(), ",")) == wanted
