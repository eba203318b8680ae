"""Several assignments of Moodle are one class, though each of them numbers its participants anew."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from grader.batch.handed_in import HandedIn
from tests.batch.test_roster import MOODLE
from tests.batch.trees import EX1, EX2, EX3, look, roster_of, rows, sources, tree, zipped

SEVERAL = (
    "several are called Ana Lee: which of them is who in the other assignments is not known",
)


def of(exercise: str, *who: str) -> bytes:
    """An assignment in which these have handed in an exercise: "Ana Lee_501"."""
    return zipped({f"{one}_assignsubmission_file_/{exercise}": one for one in who})


def joined(
    folder: Path, assignments: Mapping[str, bytes], roster: str | None = None
) -> dict[str, HandedIn]:
    people = roster_of(folder, roster) if roster else None
    found = look(tree(folder / "c", assignments), roster=people)
    assert (found.layout, found.left_over) == ("moodle", ())
    return rows(found)


def test_a_student_of_several_assignments_is_one_row(tmp_path: Path) -> None:
    zips = {
        "a.zip": of(EX1, "Ana Lee_601", "Bob Poe_602"),
        "b.zip": of(EX2, "Bob Poe_501", "Ana Lee_502"),
        "c.zip": of(EX3, "Zoe_701"),
    }
    found = joined(tmp_path, zips)
    assert {key: (row.name, list(sources(row)), row.notes) for key, row in found.items()} == {
        "501": ("Bob Poe", [1, 2], ()),
        "502": ("Ana Lee", [1, 2], ()),
        "701": ("Zoe", [3], ()),
    }


def test_an_assignment_unpacked_is_one_too(tmp_path: Path) -> None:
    files = {f"hw2/Ana Lee_601_assignsubmission_file_{EX2}": "2"}
    found = joined(tmp_path, {"hw1.zip": of(EX1, "Ana Lee_501"), **files})  # type: ignore[dict-item]
    assert list(sources(found["501"])) == [1, 2]


def test_two_of_one_name_in_an_assignment_are_kept_apart_and_it_is_said(tmp_path: Path) -> None:
    zips = {"a.zip": of(EX1, "Ana Lee_501", "Ana Lee_502"), "b.zip": of(EX2, "Ana Lee_601")}
    found = joined(tmp_path, zips)
    assert {key: (list(sources(row)), row.notes) for key, row in found.items()} == {
        "501": ([1], SEVERAL), "502": ([1], SEVERAL), "601": ([2], SEVERAL)
    }  # fmt: skip


def test_two_of_one_name_in_one_assignment_alone_have_nothing_to_join(tmp_path: Path) -> None:
    zips = {"a.zip": of(EX1, "Ana Lee_501", "Ana Lee_502"), "b.zip": of(EX2, "Bob_601")}
    assert [row.notes for row in joined(tmp_path, zips).values()] == [(), (), ()]


def test_an_assignment_that_was_downloaded_twice_is_joined_by_number(tmp_path: Path) -> None:
    one = of(EX1, "Ana Lee_501", "Ana Lee_502", "Participant_503")
    found = joined(tmp_path, {"a.zip": one, "a (1).zip": one})
    assert list(found) == ["501", "502", "503"]


def test_who_is_anonymous_is_joined_with_nobody_and_it_is_said(tmp_path: Path) -> None:
    zips = {"a.zip": of(EX1, "Participant_501"), "b.zip": of(EX2, "Participant_601")}
    found = joined(tmp_path, zips)
    assert list(found) == ["501", "601"]
    assert all("is anonymous" in row.notes[0] for row in found.values())


def test_the_number_is_that_of_the_worksheet(tmp_path: Path) -> None:
    roster = MOODLE.replace("501", "901")
    zips = {"a.zip": of(EX1, "Ana Lee_501"), "b.zip": of(EX2, "Ana Lee_901")}
    found = joined(tmp_path, zips, roster)
    assert {key: (list(sources(row)), row.listed) for key, row in found.items()} == {"901": ([1, 2], 0)}  # fmt: skip


def test_a_worksheet_of_another_assignment_is_matched_by_name(tmp_path: Path) -> None:
    zips = {"a.zip": of(EX1, "Ana Lee_601"), "b.zip": of(EX2, "Ana Lee_701")}
    found = joined(tmp_path, zips, MOODLE)
    assert {key: (list(sources(row)), row.listed) for key, row in found.items()} == {"601": ([1, 2], 0)}  # fmt: skip


def test_a_students_csv_is_matched_by_name_and_its_digits_are_no_numbers(tmp_path: Path) -> None:
    roster = "username,name\n601,Ana Lee\n501,Bob Poe\n"
    zips = {
        "a.zip": of(EX1, "Ana Lee_501", "Bob Poe_502"),
        "b.zip": of(EX2, "Ana Lee_601", "Bob Poe_602"),
    }
    found = joined(tmp_path, zips, roster)
    assert {key: (row.name, row.listed) for key, row in found.items()} == {
        "501": ("Ana Lee", 0), "502": ("Bob Poe", 1)
    }  # fmt: skip


def test_two_of_one_name_in_the_roster_are_kept_apart(tmp_path: Path) -> None:
    roster = MOODLE + MOODLE.splitlines()[1].replace("501", "502").replace("ana@", "other@") + "\n"
    zips = {"a.zip": of(EX1, "Ana Lee_501"), "b.zip": of(EX2, "Ana Lee_602")}
    found = joined(tmp_path, zips, roster)
    assert {key: list(sources(row)) for key, row in found.items()} == {
        "501": [1], "502": [], "602": [2]
    }  # fmt: skip
    assert (found["501"].notes, found["501"].listed) == (SEVERAL, 0)
    assert found["602"].notes == (
        *SEVERAL, "may be Ana Lee (502) in the roster: which one is not known"
    )  # fmt: skip
    assert found["502"].notes[0] == "may be meant by 602"
