from __future__ import annotations

from pathlib import Path

import pytest

from grader.batch.layouts import BadClass
from tests.batch.trees import EX1, EX2, EX3, aged, look, roster_of, rows, sources, tree, zipped


def test_each_folder_is_a_student(tmp_path: Path) -> None:
    found = look(tree(tmp_path / "class", {f"ana/{EX1}": "a", f"bob/src/{EX3}": "b"}))
    assert found.layout == "folders"
    assert found.because == "each folder in it is taken for a student"
    assert {name: sources(row) for name, row in rows(found).items()} == {"ana": {1: b"a"}, "bob": {3: b"b"}}  # fmt: skip
    assert not found.left_over


def test_a_zip_stands_for_a_folder(tmp_path: Path) -> None:
    found = rows(look(tree(tmp_path, {"ana.zip": zipped({EX1: "a"}), f"bob/{EX1}": "b"})))
    assert sources(found["ana"]) == {1: b"a"}
    assert found["ana"].files[0].where == f"ana.zip > {EX1}"


def test_a_students_folder_and_zip_are_one_row(tmp_path: Path) -> None:
    found = rows(
        look(tree(tmp_path, {"ana.zip": zipped({EX1: "a"}), f"ana/{EX2}": "b", "bob/": ""}))
    )
    assert list(found) == ["ana", "bob"]
    assert sources(found["ana"]) == {1: b"a", 2: b"b"}


def test_only_the_exercises_asked_for_count(tmp_path: Path) -> None:
    found = look(tree(tmp_path, {f"ana/{EX1}": "a", f"ana/{EX3}": "c", "bob/": ""}), exercises=(3,))
    assert sources(rows(found)["ana"]) == {3: b"c"}
    assert not rows(found)["ana"].notes


def test_an_empty_folder_is_a_row_with_nothing(tmp_path: Path) -> None:
    ana = rows(look(tree(tmp_path, {"ana/": "", f"bob/{EX1}": "b"})))["ana"]
    assert (ana.files, ana.notes, ana.nothing) == ((), ("nothing was handed in",), True)


def test_junk_alone_is_nothing(tmp_path: Path) -> None:
    names = (".DS_Store", "Thumbs.db", "desktop.ini", "._x.py", ".git/config", "__MACOSX/._x")
    junk = {f"ana/{name}": "x" for name in names}
    assert rows(look(tree(tmp_path, {**junk, f"bob/{EX1}": "b"})))["ana"].nothing


def test_a_copy_in_junk_does_not_count(tmp_path: Path) -> None:
    places = ("__MACOSX", ".git", "venv/lib/python3/site-packages/grader/stubs", "env")
    files = {f"ana/{place}/{EX1}": "junk" for place in places}
    found = look(
        tree(tmp_path, {**files, "ana/env/pyvenv.cfg": "", f"ana/sub/{EX1}": "a", "b/": ""})
    )
    assert sources(rows(found)["ana"]) == {1: b"a"}
    assert not [note for note in rows(found)["ana"].notes if EX1 in note]


def test_files_in_no_folder_are_left_over_and_named(tmp_path: Path) -> None:
    found = look(tree(tmp_path, {f"ana/{EX1}": "a", "notes.txt": "", EX2: "", ".hidden/x": ""}))
    assert {one.where: one.why for one in found.left_over} == {
        ".hidden": "is hidden",
        EX2: "is a file in no student's folder",
        "notes.txt": "is a file in no student's folder",
    }
    assert list(rows(found)) == ["ana"]


def test_a_students_own_configuration_changes_nothing(tmp_path: Path) -> None:
    own = ("conftest.py", "pytest.ini", "sitecustomize.py", "threading.py", "queue.py")
    files = {f"ana/{name}": "raise SystemExit" for name in own}
    assert sources(rows(look(tree(tmp_path, {**files, f"ana/{EX1}": "a"})))["ana"]) == {1: b"a"}


def test_the_name_spelt_right_wins_over_newer_ones(tmp_path: Path) -> None:
    folder = tree(tmp_path, {f"ana/{EX1}": "right", f"ana/{EX1.upper()}": "loud", "bob/": ""})
    aged(tmp_path / "ana" / EX1, 1000)
    ana = rows(look(folder))["ana"]
    assert sources(ana) == {1: b"right"}
    assert f"{EX1} is there 2 times: ana/{EX1} counts (the name is spelt right), not ana/{EX1.upper()}" in ana.notes  # fmt: skip


def test_any_case_will_do_where_there_is_no_other(tmp_path: Path) -> None:
    ana = rows(look(tree(tmp_path, {"ana/Ex01_Threads.PY": "a", "bob/": ""})))["ana"]
    assert (sources(ana), ana.files[0].filename) == ({1: b"a"}, "Ex01_Threads.PY")


@pytest.mark.parametrize(
    "name", ["ex03_safe_print (1).py", "ex03_safe_print(12).py", "Ex03_Safe_Print-1.py"]
)
def test_a_copy_that_a_browser_has_numbered_counts(tmp_path: Path, name: str) -> None:
    ana = rows(look(tree(tmp_path, {f"ana/{name}": "a", "bob/": ""})))["ana"]
    assert (sources(ana), ana.files[0].filename, ana.files[0].where) == ({3: b"a"}, name, f"ana/{name}")  # fmt: skip
    assert not [note for note in ana.notes if name in note]


@pytest.mark.parametrize("name", ["ex03_safe_print_1.py", "ex03_safe_print (x).py", "ex03_safe_print-.py", "(1).py"])  # fmt: skip
def test_other_names_stay_no_exercises(tmp_path: Path, name: str) -> None:
    ana = rows(look(tree(tmp_path, {f"ana/{name}": "a", "bob/": ""})))["ana"]
    assert ana.notes == (f"no exercise's name: ana/{name}",)


def test_the_highest_number_wins_over_newer_ones(tmp_path: Path) -> None:
    names = [f"ana/ex01_threads{end}.py" for end in (" (2)", "-10", " (9)")]
    folder = tree(tmp_path, {**{name: name for name in names}, "bob/": ""})
    aged(folder / names[1], 1000)
    ana = rows(look(folder))["ana"]
    assert sources(ana) == {1: names[1].encode()}
    (note,) = [note for note in ana.notes if "there 3 times" in note]
    assert note.endswith(f"{names[1]} counts (the highest number), not {names[2]}, {names[0]}")


def test_the_name_without_a_number_wins(tmp_path: Path) -> None:
    ana = rows(look(tree(tmp_path, {f"ana/{EX1}": "a", "ana/ex01_threads (1).py": "b", "c/": ""})))["ana"]  # fmt: skip
    assert sources(ana) == {1: b"a"}
    (note,) = [note for note in ana.notes if EX1 in note]
    assert note == f"{EX1} is there 2 times: ana/{EX1} counts (the name is spelt right), not ana/ex01_threads (1).py"  # fmt: skip


def test_the_newest_copy_wins_then_the_least_deep(tmp_path: Path) -> None:
    folder = tree(tmp_path, {f"ana/{EX1}": "old", f"ana/x/y/{EX1}": "new", f"ana/x/{EX1}": "new too", "b/": ""})  # fmt: skip
    aged(folder / "ana" / EX1, 10)
    for name in ("x/y", "x"):
        aged(folder / "ana" / name / EX1, 5)
    ana = rows(look(folder))["ana"]
    assert sources(ana) == {1: b"new too"}
    (note,) = [note for note in ana.notes if EX1 in note]
    assert note == f"{EX1} is there 3 times: ana/x/{EX1} counts (the least deep), not ana/x/y/{EX1}, ana/{EX1}"  # fmt: skip


def test_what_may_be_misnamed_is_named(tmp_path: Path) -> None:
    ana = rows(look(tree(tmp_path, {"ana/safe_print.py": "a", "bob/": ""})))["ana"]
    assert ana.notes == ("no exercise's name: ana/safe_print.py",)
    assert not ana.nothing


def test_nbgrader_reads_submitted_alone_and_joins_assignments(tmp_path: Path) -> None:
    files = {f"submitted/ana/ps1/{EX1}": "a", f"submitted/ana/ps2/{EX2}": "b", "submitted/bob/": ""}
    found = look(tree(tmp_path, {**files, f"source/ps1/{EX1}": "solution", "gradebook.db": ""}))
    assert (found.layout, found.because) == ("nbgrader", "it holds nbgrader's folder submitted/")
    assert sources(rows(found)["ana"]) == {1: b"a", 2: b"b"}
    assert list(rows(found)) == ["ana", "bob"]
    assert {one.where for one in found.left_over} == {"source", "gradebook.db"}


def test_a_whole_class_may_be_one_zip(tmp_path: Path) -> None:
    content = zipped({f"hw1/ana/{EX1}": "a", f"hw1/bob/{EX1}": "b", "__MACOSX/hw1/._x": ""})
    found = look(tree(tmp_path / "c", {"class.zip": content, "notes.txt": ""}))
    assert list(rows(found)) == ["ana", "bob"]
    assert found.because == "class.zip > hw1: each folder in it is taken for a student"
    assert [one.where for one in found.left_over] == ["notes.txt"]
    assert sources(rows(look(tmp_path / "c" / "class.zip"))["bob"]) == {1: b"b"}


@pytest.mark.parametrize("inner", [{EX1: "a"}, {f"src/{EX1}": "a"}, {f"work/a/{EX1}": "a", "work/x.txt": ""}])  # fmt: skip
def test_one_students_zip_is_no_class(tmp_path: Path, inner: dict[str, str]) -> None:
    found = look(tree(tmp_path, {"ana.zip": zipped(inner)}))
    assert [(row.student, sources(row)) for row in found.students] == [("ana", {1: b"a"})]


def test_a_classes_zip_may_hold_other_files_too(tmp_path: Path) -> None:
    inner = {f"{who}/{EX1}": who for who in ("ana", "bob")}
    strays = {"README.txt": "", "grades.csv": "", "task.pdf": ""}
    found = look(tree(tmp_path / "c", {"class.zip": zipped(inner | strays)}))
    assert set(rows(found)) == {"ana", "bob"}
    assert len(found.left_over) == 3


def test_files_that_are_of_no_use_are_named_where_there_is_nothing_else(tmp_path: Path) -> None:
    files = {
        "ana/ex01.py.txt": "a",
        "ana/work.ipynb": "b",
        f"bob/{EX1}": "a",
        "bob/notes.txt": "",
        "cyd/__MACOSX/x": "",
    }
    found = rows(look(tree(tmp_path / "class", files)))
    assert found["ana"].notes == ("no exercise's name: ana/ex01.py.txt, ana/work.ipynb",)
    assert found["bob"].notes == ()
    assert found["cyd"].notes == ("nothing was handed in",)


def test_two_students_of_one_name_have_a_folder_each(tmp_path: Path) -> None:
    found = rows(look(tree(tmp_path, {f"Ana Lee/{EX1}": "a", f"ana lee/{EX1}": "b"})))
    assert {name: sources(row) for name, row in found.items()} == {"Ana Lee": {1: b"a"}, "ana lee": {1: b"b"}}  # fmt: skip


def test_names_come_through_as_they_are(tmp_path: Path) -> None:
    names = ["a,b", 'a"b', "a\nb", "=1+1", "🙂", "\u202eabc", "@x", "Zoë"]
    found = rows(look(tree(tmp_path, {f"{name}/{EX1}": name for name in names})))
    assert set(found) == set(names)
    assert all("\n" not in file.where and "\u202e" not in file.where for row in found.values() for file in row.files)  # fmt: skip


def test_a_name_in_no_encoding_is_shown_with_escapes(tmp_path: Path) -> None:
    tree(tmp_path, {f"bob/{EX1}": "b"})
    try:
        (tmp_path / "caf\udce9").mkdir()
    except OSError:
        pytest.skip("this file system takes UTF-8 alone")
    assert list(rows(look(tmp_path))) == ["bob", "caf\\xe9"]


def test_letters_taken_apart_by_macos_are_put_together(tmp_path: Path) -> None:
    found = look(tree(tmp_path, {f"Zoe\u0308/{EX1}": "a", "b/": ""}))
    assert list(rows(found)) == ["Zo\u00eb", "b"]


def test_an_out_folder_of_ours_is_nobody(tmp_path: Path) -> None:
    folder = tree(
        tmp_path, {f"ana/{EX1}": "a", "out/threadgrader.sqlite": "", f"out/report/{EX1}": ""}
    )
    found = look(folder)
    assert list(rows(found)) == ["ana"]
    assert [one.where for one in found.left_over] == ["out"]
    with pytest.raises(BadClass, match="is what 'grade batch' made"):
        look(folder / "out")


def test_who_is_in_the_roster_cannot_pass_for_an_out_folder(tmp_path: Path) -> None:
    folder = tree(tmp_path / "c", {f"ana/{EX1}": "a", "ana/threadgrader.sqlite": "", "bob/": ""})
    found = look(folder, roster=roster_of(tmp_path, "username\nana\nbob\n"))
    assert sources(rows(found)["ana"]) == {1: b"a"}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, r"holds no submission \(nothing, read as folders\)"),
        ({"a.txt": "", "b.txt": ""}, r"holds no submission \(only a.txt, b.txt, read as folders\)"),
        ({EX1: ""}, f"holds {EX1} itself: that is one submission. 'grade all --path DIR'"),
    ],
)
def test_a_folder_without_submissions_is_told_in_one_line(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    with pytest.raises(BadClass, match=message) as caught:
        look(tree(tmp_path / "c", files))
    assert "\n" not in str(caught.value)


def test_what_is_no_folder_is_told_in_one_line(tmp_path: Path) -> None:
    tree(tmp_path, {"file.txt": "text"})
    reasons = {"none": "is not there", "file.txt": "is no zip that can", "a\0b": "cannot be read"}
    for name, why in reasons.items():
        with pytest.raises(BadClass, match=why) as caught:
            look(tmp_path / name)
        assert "\n" not in str(caught.value)
