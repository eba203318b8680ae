"""What lies beside a learning platform's zip does not hide the class, and is never dropped silently."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from grader.batch.layouts import BadClass
from tests.batch.test_learning_platforms import CANVAS, GRADESCOPE, MOODLE
from tests.batch.trees import EX1, EX2, Content, look, roster_of, rows, sources, tree, zipped

ZIP = {"submissions.zip": zipped(CANVAS)}
STARTER = zipped({EX1: "stub", EX2: "stub"})
STRAYS = {f"{name}/{EX1}": name for name in ("old", "solutions", "tests")}
UNLIKE = "does not look like canvas, as others beside it do"


def left(folder: Path, beside: Mapping[str, Content], layout: str = "auto") -> dict[str, str]:
    """What is left over of Canvas's zip and this beside it, and why."""
    found = look(tree(folder / "c", {**ZIP, **beside}), layout)
    assert (found.layout, len(found.students)) == ("canvas", 6)
    assert found.because.startswith("submissions.zip: 6 of the 6 names in it")
    return {one.where: one.why for one in found.left_over}


def test_a_hidden_folder_beside_it_is_left_over(tmp_path: Path) -> None:
    beside = {".vscode/settings.json": "{}", f".idea/{EX1}": "x", ".x.zip": STARTER}
    assert left(tmp_path, beside) == dict.fromkeys([".vscode", ".idea", ".x.zip"], "is hidden")


def test_junk_beside_it_is_nothing(tmp_path: Path) -> None:
    assert left(tmp_path, {"__MACOSX/._submissions.zip": "x", ".DS_Store": ""}) == {}


@pytest.mark.parametrize(
    ("beside", "names"),
    [
        ({"old/notes.txt": "", "task.pdf": ""}, ["old"]),
        ({f"old/{EX1}": "the solution"}, ["old"]),
        ({"starter.zip": STARTER}, ["starter.zip"]),
        ({**STRAYS, "papers/exam.pdf": ""}, ["old", "solutions", "tests", "papers"]),
        ({"empty/": "", "damaged.zip": b"PK"}, ["empty", "damaged.zip"]),
    ],
)
def test_a_stray_folder_or_zip_beside_it_is_left_over(
    tmp_path: Path, beside: dict[str, Content], names: list[str]
) -> None:
    found = left(tmp_path, beside)
    assert {name: why for name, why in found.items() if name != "task.pdf"} == dict.fromkeys(
        names, UNLIKE
    )
    assert found.get("task.pdf", "") in ("", "lies beside the submissions")


@pytest.mark.parametrize(("files", "layout"), [(MOODLE, "moodle"), (GRADESCOPE, "gradescope")])
def test_the_same_holds_for_each_platform(
    tmp_path: Path, files: dict[str, str], layout: str
) -> None:
    found = look(tree(tmp_path, {"class.zip": zipped(files), "starter.zip": STARTER}))
    assert found.layout == layout
    assert [one.where for one in found.left_over] == ["starter.zip"]


def test_another_platforms_zip_beside_it_is_left_over(tmp_path: Path) -> None:
    found = look(tree(tmp_path, {**ZIP, "m.zip": zipped(MOODLE)}))
    assert (found.layout, len(found.students)) == ("moodle", 4)
    assert [one.where for one in found.left_over] == ["submissions.zip"]


def test_where_others_look_like_students_it_is_one_students_own_and_that_is_said(
    tmp_path: Path,
) -> None:
    folder = tree(tmp_path, {**ZIP, **STRAYS, f"more/{EX1}": "m"})
    found = look(folder)
    assert (found.layout, len(found.students)) == ("folders", 5)
    assert found.because == (
        "each folder in it is taken for a student; submissions.zip looks like canvas: --layout canvas reads that alone"
    )
    assert len(rows(look(folder, "canvas"))) == 6


def test_what_the_roster_knows_is_a_student(tmp_path: Path) -> None:
    folder = tree(tmp_path / "c", {**ZIP, f"bob/{EX1}": "b"})
    found = look(folder, roster=roster_of(tmp_path, "username\nbob\nsubmissions\n"))
    assert (found.layout, sources(rows(found)["bob"])) == ("folders", {1: b"b"})


def test_a_name_like_a_platforms_makes_no_platform_of_a_small_class(tmp_path: Path) -> None:
    files = {"ana/lab_3_2_threads.py": "a", "bob/ex3.py": "b", "eva/": ""}
    found = look(tree(tmp_path, files))
    assert (found.layout, list(rows(found))) == ("folders", ["ana", "bob", "eva"])


def test_a_students_broken_metadata_stop_nobody(tmp_path: Path) -> None:
    files = {"ana/submission_metadata.yml": "a: [", f"ana/{EX1}": "a", f"bob/{EX1}": "b"}
    assert list(rows(look(tree(tmp_path, files)))) == ["ana", "bob"]


def test_a_students_zip_in_a_platforms_folder_is_not_taken_for_the_class(tmp_path: Path) -> None:
    planted = zipped(MOODLE)
    files: dict[str, Content] = {f"s{n}_{n}_9_{EX1}": "x" for n in range(3)}
    found = look(tree(tmp_path, {**files, "eve_7_9_work.zip": planted, "a.txt": "", "b.txt": ""}))
    assert (found.layout, list(rows(found))) == ("canvas", ["0", "1", "2", "7"])


@pytest.fixture
def little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """As much as for five members or so."""
    monkeypatch.setattr("grader.batch.layouts.place._MOST_LISTING", 400)


TOO_LONG = "has more members than are looked at: unpack it and give the folder"


@pytest.mark.usefixtures("little_room")
def test_a_class_zip_that_is_too_long_is_to_be_unpacked(tmp_path: Path) -> None:
    folder = tree(tmp_path / "c", {**ZIP, ".vscode/x": ""})
    for given, layout in ((folder, "auto"), (folder / "submissions.zip", "auto"), (folder, "canvas")):  # fmt: skip
        with pytest.raises(BadClass) as caught:
            look(given, layout)
        assert str(caught.value).replace("'", "").endswith(f"submissions.zip {TOO_LONG}.")
    assert len(look(tree(tmp_path / "unpacked", CANVAS)).students) == 6


@pytest.mark.usefixtures("little_room")
def test_one_that_is_too_long_beside_another_is_left_over_with_what_to_do(tmp_path: Path) -> None:
    short = zipped({f"doe_1_2_{EX1}": "a", f"lee_3_4_{EX1}": "b"})
    found = look(tree(tmp_path, {"a.zip": short, **ZIP}))
    assert (found.layout, list(rows(found))) == ("canvas", ["1", "3"])
    assert [(one.where, one.why) for one in found.left_over] == [("submissions.zip", TOO_LONG)]


def test_junk_in_a_class_zip_costs_nothing_and_hides_nobody(tmp_path: Path) -> None:
    files = {f"ana/node_modules/a/{n}.js": "" for n in range(20_000)}
    content = zipped({**files, f"ana/{EX1}": "a", "bob/node_modules/x.js": "", f"cyd/.git/{EX1}": ""})  # fmt: skip
    found = rows(look(tree(tmp_path, {"class.zip": content}) / "class.zip"))
    assert (sources(found["ana"]), found["ana"].notes) == ({1: b"a"}, ())
    assert [found[name].notes for name in ("bob", "cyd")] == [("nothing was handed in",)] * 2
