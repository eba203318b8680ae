from __future__ import annotations

from pathlib import Path

from grader.batch.handed_in import HandedIn
from grader.batch.matching import with_roster
from tests.batch.test_learning_platforms import METADATA
from tests.batch.test_roster import CANVAS, MOODLE
from tests.batch.trees import EX1, Content, look, roster_of, rows, tree

NO_ONE = ("is not in the roster",)


def matched(tmp_path: Path, roster: str, files: dict[str, Content], layout: str = "auto") -> dict[str, HandedIn]:  # fmt: skip
    return rows(look(tree(tmp_path / "c", files), layout, roster_of(tmp_path, roster)))


def test_everyone_in_the_roster_has_one_row_and_everyone_else_too(tmp_path: Path) -> None:
    found = matched(tmp_path, "username,email\nana,a@x\nbob,b@x\n", {f"ana/{EX1}": "", "zoe/": ""})
    assert {key: (row.email, row.listed, row.nothing) for key, row in found.items()} == {
        "ana": ("a@x", 0, False),
        "bob": ("b@x", 1, True),
        "zoe": ("", None, True),
    }
    assert found["zoe"].notes == (*NO_ONE, "nothing was handed in")


def test_folders_are_matched_by_any_id_address_or_name(tmp_path: Path) -> None:
    for folder in (
        "101",
        "s1",
        "ana@x.edu",
        "ANA@x.edu",
        "Ana Lee",
        "Lee, Ana",
        "lee ana",
        "Lee Ana",
    ):
        found = matched(tmp_path / folder, CANVAS, {f"{folder}/{EX1}": "", "x/": ""})
        assert (found[folder].name, found[folder].listed) == ("Lee, Ana", 0)


def test_a_spelling_that_is_right_counts_before_another(tmp_path: Path) -> None:
    found = matched(tmp_path, "username\nana\n", {"ana/": "", "ANA/": "", "Ana/": ""})
    assert {key: row.listed for key, row in found.items()} == {"ANA": None, "Ana": None, "ana": 0}


def test_of_two_students_of_one_name_neither_is_guessed(tmp_path: Path) -> None:
    roster = "username,name\nal1,Ana Lee\nal2,Ana Lee\n"
    found = matched(tmp_path, roster, {f"Ana Lee/{EX1}": "a", "x/": ""})
    assert found["Ana Lee"].listed is None
    assert found["Ana Lee"].notes == (
        "may be Ana Lee (al1), Ana Lee (al2) in the roster: which one is not known",
    )
    for student in ("al1", "al2"):
        assert found[student].notes == ("may be meant by Ana Lee", "nothing was handed in")


def test_two_folders_that_may_be_one_person_are_not_guessed(tmp_path: Path) -> None:
    found = matched(tmp_path, "username\nana\n", {"ANA/": "", "Ana/": ""})
    assert {key: row.listed for key, row in found.items()} == {"ANA": None, "Ana": None, "ana": 0}
    assert found["ANA"].notes[0] == "may be ana in the roster: which one is not known"
    assert found["ana"].notes == ("may be meant by ANA, Ana", "nothing was handed in")


def test_canvas_and_its_gradebook_are_matched_by_number_alone(tmp_path: Path) -> None:
    roster = CANVAS.replace(",s2,", ",101,")  # one's number in the school is another's in Canvas
    files: dict[str, Content] = {f"leeana_101_1_{EX1}": "", f"poebob_102_2_{EX1}": "", f"x_103_3_{EX1}": ""}  # fmt: skip
    found = matched(tmp_path, roster, files)
    assert {key: row.listed for key, row in found.items()} == {"101": 0, "102": 1, "103": None}
    assert found["101"].name == "Lee, Ana"


def test_a_number_of_canvas_is_no_number_of_another_roster(tmp_path: Path) -> None:
    files: dict[str, Content] = {f"leeana_501_1_{EX1}": "", f"poebob_102_2_{EX1}": ""}
    found = matched(tmp_path, MOODLE.replace("Ana Lee", "Bob Poe"), files)
    assert found["102"].listed == 0
    assert found["501"].listed is None


TEST = '"Student, Test",199,,0f3c9a,A,\n'


def test_canvas_test_student_has_no_row_but_for_a_file(tmp_path: Path) -> None:
    anas: dict[str, Content] = {f"leeana_101_1_{EX1}": ""}
    assert list(matched(tmp_path / "1", CANVAS + TEST, anas)) == ["101", "102"]
    tried = matched(tmp_path / "2", CANVAS + TEST, {**anas, f"studenttest_199_2_{EX1}": "x"})
    assert {key: (row.name, row.listed) for key, row in tried.items()} == {
        "101": ("Lee, Ana", 0), "102": ("Poe, Bob", 1), "199": ("Student, Test", 2),
    }  # fmt: skip


def test_a_student_who_is_really_called_so_has_a_row(tmp_path: Path) -> None:
    roster = CANVAS + TEST.replace(",,", ",s99,", 1)
    assert "199" in matched(tmp_path, roster, {f"leeana_101_1_{EX1}": ""})


def test_who_is_anonymous_is_matched_with_nobody(tmp_path: Path) -> None:
    found = matched(tmp_path, CANVAS, {f"anon_101_1_{EX1}": ""})
    assert {key: row.listed for key, row in found.items()} == {
        "101": None, "101 (roster)": 0, "102": 1,
    }  # fmt: skip


def test_moodle_and_its_worksheet_are_matched_by_participant(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        f"Participant_501_assignsubmission_file_/{EX1}": "",
        f"Ana Lee_502_assignsubmission_file_/{EX1}": "",
    }
    found = matched(tmp_path, MOODLE, files)
    assert {key: (row.name, row.listed) for key, row in found.items()} == {
        "501": ("Ana Lee", 0),
        "502": ("Ana Lee", None),
    }


def test_gradescope_is_matched_by_number_address_or_name(tmp_path: Path) -> None:
    roster = "username,name,email\n0042,A. Lee,\nbp,Robert Poe,BOB@x.edu\nek,Eva Kim,\n"
    found = matched(tmp_path, roster, {"submission_metadata.yml": METADATA})
    assert {key: row.listed for key, row in found.items() if row.listed is not None} == {
        "0042": 0, "bob@x.edu": 1, "Eva Kim": 2,
    }  # fmt: skip


def test_without_a_roster_names_come_from_the_layout(tmp_path: Path) -> None:
    found = rows(look(tree(tmp_path, {f"leeana_101_1_{EX1}": ""})))
    assert (found["101"].name, found["101"].notes) == ("leeana", ())
    assert with_roster([], "folders", None) == []
