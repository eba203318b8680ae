from __future__ import annotations

from pathlib import Path

import pytest

from grader.batch.layouts import BadClass
from tests.batch.trees import EX1, EX2, EX3, look, rows, sources, tree, zipped

CANVAS = {
    f"doejohn_101_9001_{EX1}": "john 1",
    f"leeana_LATE_102_9002_{EX1}": "ana 1",
    f"LATE_anon_aB3xZ_9003_{EX1}": "hidden 1",
    f"anon_77_9004_{EX1}": "hidden 2",
    "poebob_103_text.html": "<p>my text</p>",
    "kimeva_LATE_104_link.html": "<a>",
}


def as_folder(folder: Path, files: dict[str, str]) -> Path:
    return tree(folder / "c", files)


def as_zip(folder: Path, files: dict[str, str]) -> Path:
    return tree(folder / "c", {"submissions.zip": zipped(files)})


def as_the_zip_itself(folder: Path, files: dict[str, str]) -> Path:
    return tree(folder / "c", {"submissions.zip": zipped(files)}) / "submissions.zip"


in_each_way = pytest.mark.parametrize("make", [as_folder, as_zip, as_the_zip_itself])


@in_each_way
def test_canvas_names_say_who_and_whether_late(tmp_path: Path, make: object) -> None:
    found = look(make(tmp_path, CANVAS))  # type: ignore[operator]
    assert found.layout == "canvas"
    assert "6 of the 6 names in it are like Canvas's" in found.because
    assert {key: (row.name, row.late, sources(row)) for key, row in rows(found).items()} == {
        "101": ("doejohn", False, {1: b"john 1"}),
        "102": ("leeana", True, {1: b"ana 1"}),
        "103": ("poebob", False, {}),
        "104": ("kimeva", True, {}),
        "77": ("", False, {1: b"hidden 2"}),
        "aB3xZ": ("", True, {1: b"hidden 1"}),
    }


def test_a_text_entry_is_a_row_of_its_own_kind(tmp_path: Path) -> None:
    found = rows(look(as_folder(tmp_path, CANVAS)))
    for student in ("103", "104"):
        assert (found[student].notes, found[student].nothing) == (("text entry",), False)


@pytest.mark.parametrize(
    ("name", "student", "late"),
    [
        (f"late_101_9001_{EX1}", "101", False),  # small letters: a name
        (f"LATE_101_9001_{EX1}", "101", False),  # a name, as nothing stands before it
        (f"doe_LATE_jr_101_9001_{EX1}", "101", False),  # not straight before the number
        (f"doe_101_9001_LATE_{EX1}", "101", False),  # what the student called the file
        (f"doe_101_9001_55_66_{EX1}", "101", False),  # the first two numbers count
        (f"doe_2_jr_LATE_101_9001_{EX1}", "101", True),
    ],
)  # fmt: skip
def test_canvas_names_are_read_from_the_left(
    tmp_path: Path, name: str, student: str, late: bool
) -> None:
    found = rows(look(as_folder(tmp_path, {name: "x"}), "canvas"))
    assert {row.student: row.late for row in found.values()} == {student: late}


@in_each_way
def test_of_canvas_uploads_the_highest_attachment_number_wins(tmp_path: Path, make: object) -> None:
    files = {
        f"doe_101_10000_{EX1.upper()}": "last",
        "doe_101_9001_ex01_threads-2.py": "second",
        f"doe_101_900_{EX1}": "first",
    }
    row = rows(look(make(tmp_path, files)))["101"]  # type: ignore[operator]
    assert sources(row) == {1: b"last"}
    (note,) = row.notes
    assert "(the latest upload)" in note
    assert "doe_101_9001_ex01_threads-2.py" in note


def test_canvas_puts_a_number_before_the_ending_of_a_resubmission(tmp_path: Path) -> None:
    row = rows(look(as_folder(tmp_path, {"doe_101_9001_ex03_safe_print-1.py": "x"})))["101"]
    assert (sources(row), row.files[0].filename) == ({3: b"x"}, EX3)


def test_a_zip_that_was_uploaded_to_canvas_is_looked_into(tmp_path: Path) -> None:
    inner = zipped({f"work/{EX1}": "a", f"work/{EX2}": "b"})
    folder = tree(tmp_path / "c", {"s.zip": zipped({"doe_101_9001_work.zip": inner})})
    row = rows(look(folder))["101"]
    assert sources(row) == {1: b"a", 2: b"b"}
    assert row.files[0].where == f"s.zip > doe_101_9001_work.zip > work/{EX1}"


def test_several_canvas_assignments_are_joined(tmp_path: Path) -> None:
    zips = {f"a{n}.zip": zipped({f"doe_101_{n}_{name}": name}) for n, name in enumerate((EX1, EX2))}
    assert sources(rows(look(tree(tmp_path / "c", zips)))["101"]) == {1: EX1.encode(), 2: EX2.encode()}  # fmt: skip


def test_what_is_late_in_one_canvas_assignment_is_not_in_another(tmp_path: Path) -> None:
    late = zipped({f"doe_LATE_101_7_{EX1}": "a", f"lee_LATE_102_8_{EX1}": "a"})
    early = zipped({f"doe_101_9_{EX2}": "b"})
    found = rows(look(tree(tmp_path / "c", {"a.zip": late, "b.zip": early})))
    assert {key: [file.late for file in row.files] for key, row in found.items()} == {
        "101": [True, False],
        "102": [True],
    }
    assert (found["101"].late, found["101"].notes) == (True, ("late: ex01",))
    assert (found["102"].late, "late: ex01" in found["102"].notes) == (True, False)


def test_what_has_no_canvas_name_is_left_over(tmp_path: Path) -> None:
    found = look(as_folder(tmp_path, {**CANVAS, "readme.txt": "", "grades/x.csv": ""}))
    assert {one.where: one.why for one in found.left_over} == {
        "grades": "has no name that Canvas gives",
        "readme.txt": "has no name that Canvas gives",
    }


def test_an_attachment_number_of_a_thousand_digits_is_no_number(tmp_path: Path) -> None:
    files = {**CANVAS, f"x_1_{'9' * 5000}_{EX1}": ""}
    assert len(look(as_zip(tmp_path, files)).left_over) == 1


MOODLE = {
    f"Ana Lee_501_assignsubmission_file_/{EX1}": "ana",
    f"Ana Lee_502_assignsubmission_file/sub/{EX1}": "other ana",
    f"Participant_503_assignsubmission_file_/{EX1}": "blind",
    "Bob Poe_504_assignsubmission_onlinetext_/onlinetext.html": "<p>",
}
MOODLE_FLAT = {
    f"Ana Lee_501_assignsubmission_file_{EX1}": "ana",
    f"Ana Lee_502_assignsubmission_file_{EX1}": "other ana",
    f"Participant_503_assignsubmission_file_{EX1}": "blind",
    "Bob Poe_504_assignsubmission_onlinetext_onlinetext.html": "<p>",
}


@in_each_way
@pytest.mark.parametrize("files", [MOODLE, MOODLE_FLAT])
def test_moodle_names_say_who(tmp_path: Path, make: object, files: dict[str, str]) -> None:
    found = look(make(tmp_path, files))  # type: ignore[operator]
    assert found.layout == "moodle"
    assert {key: (row.name, row.late, sources(row), row.notes) for key, row in rows(found).items()} == {
        "501": ("Ana Lee", None, {1: b"ana"}, ()),
        "502": ("Ana Lee", None, {1: b"other ana"}, ()),
        "503": ("", None, {1: b"blind"}, ()),
        "504": ("Bob Poe", None, {}, ("text entry",)),
    }  # fmt: skip


def test_a_files_name_cannot_pass_for_another_participant(tmp_path: Path) -> None:
    name = f"Eve_501_assignsubmission_file_x_999_assignsubmission_file_{EX1}"
    assert list(rows(look(as_folder(tmp_path, {name: "x"})))) == ["501"]


def test_what_has_no_moodle_name_is_left_over(tmp_path: Path) -> None:
    found = look(as_folder(tmp_path, {**MOODLE, "Default group_assignsubmission_file/x.py": ""}))
    assert [one.where for one in found.left_over] == ["Default group_assignsubmission_file"]


METADATA = """
submission_11:
  :submitters:
  - :name: Ana Lee
    :sid: '0042'
    :email: ana@x.edu
  - :name: Bob Poe
    :email: bob@x.edu
  :created_at: 2024-05-01 10:00:00.123456789 Z
  :results: !ruby/object:Thing
    tests: []
submission_12:
  :submitters:
  - :name: Ana Lee
    :sid: '0042'
  :created_at: 2024-05-02 11:00:00 +05:00
submission_13:
  :submitters:
  - :name: Eva Kim
    :sid:
    :email: ~
  :created_at: 2024-05-01 10:00:00 Z
submission_14:
  :submitters: []
"""
GRADESCOPE = {
    "submission_metadata.yml": METADATA,
    f"submission_11/{EX1}": "old of ana, bob's",
    f"submission_12/{EX1}": "new of ana",
    f"submission_14/{EX1}": "nobody's",
    f"submission_15/{EX1}": "not listed",
}


@in_each_way
@pytest.mark.parametrize("inside", ["", "assignment_1_export/"])
def test_gradescopes_metadata_say_who(tmp_path: Path, make: object, inside: str) -> None:
    files = {inside + name: content for name, content in GRADESCOPE.items()}
    found = look(make(tmp_path, files))  # type: ignore[operator]
    assert found.layout == "gradescope"
    assert {key: (row.name, row.email, sources(row)) for key, row in rows(found).items()} == {
        "0042": ("Ana Lee", "", {1: b"new of ana"}),
        "bob@x.edu": ("Bob Poe", "bob@x.edu", {1: b"old of ana, bob's"}),
        "Eva Kim": ("Eva Kim", "", {}),
        "submission_14": ("", "", {}),
        "submission_15": ("", "", {}),
    }


def test_gradescope_says_what_is_missing_shared_and_older(tmp_path: Path) -> None:
    found = rows(look(as_folder(tmp_path, GRADESCOPE)))
    assert found["0042"].notes == ("submission_12 counts (the newest), not submission_11",)
    assert found["bob@x.edu"].notes == ("submission_11 was handed in together with 0042",)
    assert found["Eva Kim"].notes == (
        "submission_13 is in submission_metadata.yml, but there is no such folder",
    )
    for name in ("submission_14", "submission_15"):
        assert found[name].notes == (f"{name}: submission_metadata.yml does not say whose it is",)
        assert not found[name].nothing


@pytest.mark.parametrize("metadata", ["", "- a", "a: [", "a: &x [*x]\nb: \x00", "[" * 5000, b"\xff\xfe\x00"])  # fmt: skip
def test_metadata_that_cannot_be_read_are_told_in_one_line(
    tmp_path: Path, metadata: str | bytes
) -> None:
    folder = tree(tmp_path / "c", {**GRADESCOPE, "submission_metadata.yml": metadata})
    with pytest.raises(BadClass, match=r"submission_metadata\.yml: cannot be read") as caught:
        look(folder)
    assert "\n" not in str(caught.value)


def test_without_pyyaml_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grader.batch.layouts.gradescope.yaml", None)
    with pytest.raises(BadClass, match=r"pip install 'threadgrader\[batch\]'"):
        look(as_folder(tmp_path, GRADESCOPE))


def test_one_students_folder_cannot_make_the_class_look_like_another_layout(tmp_path: Path) -> None:
    files = {f"{name}/{EX1}": name for name in ("bob", "cyd", "dan", "eva")}
    for trick in (GRADESCOPE, MOODLE, CANVAS, {f"submitted/x/{EX1}": ""}):
        planted = {f"ana/{name}": content for name, content in trick.items()}
        zips = {"zoe.zip": zipped(trick)}
        found = look(tree(tmp_path / str(len(trick)), {**files, **planted, **zips}))
        assert (found.layout, list(rows(found))) == (
            "folders",
            ["ana", "bob", "cyd", "dan", "eva", "zoe"],
        )


def test_a_roster_beside_the_only_submission_does_not_hide_the_layout(tmp_path: Path) -> None:
    for at, name in enumerate((f"doe_1_2_{EX1}", f"Doe_1_assignsubmission_file_{EX1}")):
        found = look(tree(tmp_path / str(at), {name: "a", "students.csv": "username\n"}))
        assert (found.layout, list(rows(found))) == (("canvas", "moodle")[at], ["1"])
        assert [one.where for one in found.left_over] == ["students.csv"]
