from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.test_roster import GITHUB
from tests.batch.trees import EX1, look, roster_of, rows, sources, tree

ROSTER = "username,first_name,last_name,email,section,github_id\n"


def clones(folder: Path, prefix: str, logins: list[str]) -> Path:
    return tree(folder, {f"{prefix}{login}/{EX1}": login for login in logins})


def test_the_slug_is_known_from_the_folder_of_the_clones(tmp_path: Path) -> None:
    folder = clones(tmp_path / "hw-1-submissions", "hw-1-", ["anna-b", "anna-c", "Zed"])
    for given in (folder, tmp_path):
        found = look(given)
        assert found.layout == "gh-classroom"
        assert {key: sources(row) for key, row in rows(found).items()} == {
            "anna-b": {1: b"anna-b"}, "anna-c": {1: b"anna-c"}, "Zed": {1: b"Zed"}
        }  # fmt: skip


def test_several_assignments_of_gh_classroom_are_joined(tmp_path: Path) -> None:
    clones(tmp_path / "a-submissions", "a-", ["ana", "bob"])
    tree(tmp_path / "b-submissions", {"b-ana/ex02_pool_map.py": "2", "b-eva/": ""})
    found = rows(look(tmp_path))
    assert list(found) == ["ana", "bob", "eva"]
    assert sources(found["ana"]) == {1: b"ana", 2: b"2"}


def test_a_clone_of_something_else_is_left_over(tmp_path: Path) -> None:
    folder = clones(tmp_path / "hw-submissions", "hw-", ["ana"])
    found = look(tree(folder, {f"other/{EX1}": "", f"hw-/{EX1}": ""}))
    assert list(rows(found)) == ["ana"]
    assert {one.where: one.why for one in found.left_over} == {
        "hw-": "has a name that does not begin with hw-",
        "other": "has a name that does not begin with hw-",
    }


def test_classroom50_is_seen_by_a_roster(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, ROSTER + "anna-b,Anna,B,a@x,,1\nb,Bo,B,b@x,,2\nzed,Z,Z,z@x,,3\n")
    found = look(clones(tmp_path / "c", "cs-hw1-", ["anna-b", "b", "ZED"]), roster=roster)
    assert (found.layout, "cs-hw1-" in found.because) == ("classroom50", True)
    assert {key: (row.name, row.email) for key, row in rows(found).items()} == {
        "ZED": ("Z Z", "z@x"), "anna-b": ("Anna B", "a@x"), "b": ("Bo B", "b@x")
    }  # fmt: skip


def test_classroom50_is_seen_by_a_common_beginning(tmp_path: Path) -> None:
    found = look(clones(tmp_path / "c", "cs-hw1-", ["ana", "anb", "zed"]))
    assert (found.layout, list(rows(found))) == ("classroom50", ["ana", "anb", "zed"])
    assert found.because == "all folders in it begin with cs-hw1-"


def test_the_longest_common_beginning_ends_in_a_hyphen(tmp_path: Path) -> None:
    found = look(clones(tmp_path / "c", "cs-hw1-", ["ana", "anna"]), "classroom50")
    assert list(rows(found)) == ["ana", "anna"]


def test_a_download_of_classroom50_is_seen_by_its_name(tmp_path: Path) -> None:
    folder = clones(tmp_path / "cs-hw_submissions_2026_05_09_T_14_30_45", "cs-", ["ana", "zed"])
    assert look(tree(folder, {"scores.csv": ""})).layout == "classroom50"


@pytest.mark.parametrize("names", [["ana", "bob"], ["student-1", "student-2"], ["cs-hw-ana"]])
def test_other_folders_are_no_clones(tmp_path: Path, names: list[str]) -> None:
    found = look(clones(tmp_path / "c", "", names))
    assert (found.layout, list(rows(found))) == ("folders", names)


def test_the_layout_that_is_asked_for_is_taken(tmp_path: Path) -> None:
    found = look(clones(tmp_path / "c", "hw-", ["ana", "bob"]), "gh-classroom")
    assert (found.because, list(rows(found))) == ("it was asked for", ["ana", "bob"])
    assert list(rows(look(tmp_path / "c", "folders"))) == ["hw-ana", "hw-bob"]


def test_a_login_of_the_roster_without_a_clone_has_a_row(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, ROSTER + "ana,A,A,,,\nbob,B,B,,,\nlate-one,L,O,,,\n")
    found = rows(look(clones(tmp_path / "c", "cs-hw1-", ["ana", "bob"]), roster=roster))
    assert found["late-one"].notes == ("nothing was handed in",)
    assert found["late-one"].nothing


def test_clones_are_matched_with_github_classrooms_roster_by_login(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, GITHUB)
    folder = clones(tmp_path / "hw1-submissions", "hw1-", ["Ana-L", "bobp", "new-one"])
    found = rows(look(folder, roster=roster))
    assert {key: (row.name, row.email, row.listed) for key, row in found.items()} == {
        "Ana-L": ("Ana L. (Lee, Ana)", "", 0),
        "bobp": ("", "bob@x.edu", 1),
        "evak": ("Eva Kim", "", 3),
        "new-one": ("", "", None),
        "s99": ("s99", "", 2),
    }


def test_clones_without_a_folder_of_their_own_are_seen_by_github_classrooms_roster(
    tmp_path: Path,
) -> None:
    found = look(
        clones(tmp_path / "c", "hw1-", ["ana-l", "bobp"]), roster=roster_of(tmp_path, GITHUB)
    )
    assert set(rows(found)) == {"ana-l", "bobp", "evak", "s99"}


def test_what_is_said_of_a_class_is_one_line_that_shows_what_is_in_it(tmp_path: Path) -> None:
    folder = clones(tmp_path / "h\nw\u202e-submissions", "h\nw\u202e-", ["ana"])
    found = look(tree(folder, {"other/": ""}))
    said = [found.because, *(one.where + one.why for one in found.left_over)]
    assert not [text for text in said if "\n" in text or "\u202e" in text]
    assert "h\\nw\\u202e-" in found.because
