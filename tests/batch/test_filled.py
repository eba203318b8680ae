from __future__ import annotations

from pathlib import Path

import pytest

from grader.batch.filled import column_of, filled_copy
from grader.batch.handed_in import Class, HandedIn
from grader.batch.roster import BadRoster, Roster
from tests.batch.test_matching import TEST
from tests.batch.test_roster import CANVAS, MOODLE, STUDENTS
from tests.batch.trees import EX1, look, roster_of, tree

HEAD = b'\xef\xbb\xbfStudent,ID,SIS User ID,SIS Login ID,Section,Threads (55),Essay (56),"Lab, 1 (57)",Total\r\n'
POSSIBLE = b'"    Points Possible",,,,,10,100.0,50,(read only)\r\n'
ANA = b'"Lee, Ana",101,=1+1,ana,A,,7,"","x"\r\n'
BOB = b"Poe,102,,bob,A,EX,EX,EX,y\r\n"
EVA = b'"Kim ""E"" Eva",103,,eva,A,"3",,1,\xf0\x9f\x99\x82'  # no end of line


def gradebook(folder: Path) -> Roster:
    return roster_of(folder, HEAD + POSSIBLE + ANA + BOB + EVA, "grades.csv")


def handed(*students: HandedIn) -> Class:
    return Class("folders", "", students)


ana, bob, eva = (HandedIn(name, listed=at) for at, name in enumerate(("ana", "bob", "eva")))


def test_canvas_gets_the_points_and_every_other_byte_stays(tmp_path: Path) -> None:
    content, told = filled_copy(
        gradebook(tmp_path), handed(ana, eva), {"ana": 87.125, "eva": 0}, 100
    )
    filled = ANA.replace(b",,7,", b",,87.12,")
    assert content == HEAD + POSSIBLE + filled + BOB + EVA.replace(b',"3",,', b',"3",0,')
    assert told == []


def test_a_quoted_cell_stays_quoted_and_points_are_scaled(tmp_path: Path) -> None:
    totals = {"ana": 25.0, "eva": 50.0}
    content, _ = filled_copy(gradebook(tmp_path), handed(ana, eva), totals, 50, "Threads (55)")
    filled = ANA.replace(b",A,,7", b",A,5,7"), EVA.replace(b',"3",', b',"10",')
    assert content == HEAD + POSSIBLE + filled[0] + BOB + filled[1]
    content, _ = filled_copy(gradebook(tmp_path), handed(ana), totals, 50, "Lab, 1 (57)")
    assert content == HEAD + POSSIBLE + ANA.replace(b'7,"",', b'7,"25",') + BOB + EVA


def test_who_is_excused_stays_so_and_is_told(tmp_path: Path) -> None:
    content, told = filled_copy(gradebook(tmp_path), handed(bob), {"bob": 50.0}, 100)
    assert content == HEAD + POSSIBLE + ANA + BOB + EVA
    assert told == ["bob: is excused in line 4 of the roster, which stays as it is"]


def test_who_handed_in_nothing_stays_as_it_was(tmp_path: Path) -> None:
    nothing = HandedIn("ana", listed=0, nothing=True)
    content, told = filled_copy(gradebook(tmp_path), handed(nothing), {"ana": 0.0}, 100)
    assert (content, told) == (HEAD + POSSIBLE + ANA + BOB + EVA, [])


def test_the_line_of_canvas_test_student_stays_as_it_was(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, CANVAS + TEST)
    found = look(tree(tmp_path / "c", {f"leeana_101_1_{EX1}": ""}), roster=roster)
    content, told = filled_copy(roster, found, {"101": 50.0}, 100)
    assert content.decode() == (CANVAS + TEST).replace("ana@x.edu,A,", "ana@x.edu,A,50")
    assert told == []


def test_who_could_not_be_filled_in_is_told(tmp_path: Path) -> None:
    _, told = filled_copy(gradebook(tmp_path), handed(HandedIn("zoe\n"), ana), {"zoe\n": 1}, 100)
    assert told == [
        "zoe\\n: is not known to be in the roster, so no line was filled in",
        "ana: has no points, so nothing was filled in",
    ]


def test_a_line_that_is_too_short_is_told(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, CANVAS.replace("ana@x.edu,A,", "ana@x.edu,A"))
    _, told = filled_copy(roster, handed(ana), {"ana": 1.0}, 100)
    assert told == ["ana: has no cell for points in line 3 of the roster, which stays as it is"]


@pytest.mark.parametrize("wanted", ["Essay (56)", "essay (56)", "Essay", " ESSAY "])
def test_a_column_is_found_by_its_title_with_or_without_its_number(
    tmp_path: Path, wanted: str
) -> None:
    assert column_of(gradebook(tmp_path), 1, wanted).title == "Essay (56)"


def test_a_column_is_found_by_its_points_if_it_is_the_only_one(tmp_path: Path) -> None:
    titles = [column_of(gradebook(tmp_path), most, None).title for most in (10, 100, 50)]
    assert titles == ["Threads (55)", "Essay (56)", "Lab, 1 (57)"]


@pytest.mark.parametrize(
    ("most", "wanted", "why"),
    [
        (30, None, "no columns with 30 points possible"),
        (100, "Total", "no columns for points called 'Total'"),
        (100, "Section", "no columns for points called 'Section'"),
        (100, "x\ny", "no columns for points called 'x\\ny'"),
    ],
)
def test_a_column_is_asked_for_and_never_guessed(
    tmp_path: Path, most: float, wanted: str | None, why: str
) -> None:
    with pytest.raises(BadRoster) as caught:
        column_of(gradebook(tmp_path), most, wanted)
    assert why in str(caught.value)
    there = "'Threads (55)' (10), 'Essay (56)' (100), 'Lab, 1 (57)' (50)."
    assert f"say --column with one of {there}" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_columns_that_fit_are_not_chosen_from(tmp_path: Path) -> None:
    text = CANVAS.replace("Threads (55)", "Same (1),Same (2)").replace("100.0", "100,100")
    roster = roster_of(tmp_path, text)
    for wanted in (None, "Same"):
        with pytest.raises(BadRoster, match="has 2 columns"):
            column_of(roster, 100, wanted)
    assert column_of(roster, 100, "Same (2)").index == 6


def test_a_gradebook_without_points_possible_has_no_column(tmp_path: Path) -> None:
    lines = CANVAS.splitlines(keepends=True)
    with pytest.raises(BadRoster, match="there are none"):
        column_of(roster_of(tmp_path, lines[0] + lines[2]), 100, None)
    with pytest.raises(BadRoster, match="there are none"):
        column_of(roster_of(tmp_path, STUDENTS), 100, None)


def test_moodles_grade_is_filled_in_and_scaled_to_its_maximum(tmp_path: Path) -> None:
    text = "\ufeff" + MOODLE.replace("100.00", "20.00")
    content, told = filled_copy(roster_of(tmp_path, text), handed(ana), {"ana": 50.0}, 100)
    assert content == text.replace("grading,,", "grading,10,").encode()
    assert told == []


def test_a_grade_that_cannot_be_changed_stays_and_is_told(tmp_path: Path) -> None:
    text = MOODLE.replace("Yes", "No").replace("grading,,", "grading,7.00,")
    content, told = filled_copy(roster_of(tmp_path, text), handed(ana), {"ana": 50.0}, 100)
    assert content == text.encode()
    assert told == ["ana: has a grade that cannot be changed in line 2 of the roster, which stays as it is"]  # fmt: skip


def test_a_worksheet_has_one_column_for_points(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, MOODLE)
    assert column_of(roster, 7, "grade").title == "Grade"
    with pytest.raises(BadRoster, match="leave --column out"):
        column_of(roster, 7, "Status")


def test_a_decimal_comma_is_kept(tmp_path: Path) -> None:
    text = MOODLE.replace("100.00", '"100,00"')
    content, _ = filled_copy(roster_of(tmp_path, text), handed(ana), {"ana": 12.5}, 100)
    assert content == text.replace("grading,,", 'grading,"12,5",').encode()
    text = CANVAS.replace(",", ";").replace("Lee; Ana", "Lee, Ana").replace("100.0", "100,0")
    content, _ = filled_copy(roster_of(tmp_path, text), handed(ana), {"ana": 12.5}, 100)
    assert content == text.replace("ana@x.edu;A;", "ana@x.edu;A;12,5").encode()


def test_no_points_at_all_are_zero(tmp_path: Path) -> None:
    content, _ = filled_copy(roster_of(tmp_path, MOODLE), handed(ana), {"ana": 0.0}, 0)
    assert b"grading,0,100.00" in content
