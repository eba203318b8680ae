from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from grader.batch.about import keep_about
from grader.batch.comparing import Difference, compare
from grader.batch.handed_in import Class
from grader.batch.rubric import Rubric
from grader.batch.store import NotAStore, Store
from grader.records.finding import Problem

from .classes import about, class_of, handed_in, kept, made_up

ONE, TWO = b"# one", b"# two"
BOTH = class_of(handed_in("amy", {1: ONE, 3: ONE}), handed_in("bob", {1: ONE, 3: ONE}))


def compared(
    tmp_path: Path,
    before: Class,
    after: Class,
    failed_before: dict[tuple[str, int], tuple[str, ...]],
    failed_after: dict[tuple[str, int], tuple[str, ...]],
    rubric: Rubric | None = None,
) -> Difference:
    made_up(tmp_path / "a", about(before), failed_before).close()
    made_up(tmp_path / "b", about(after, rubric), failed_after).close()
    return compare(tmp_path / "a", tmp_path / "b")


def test_equal_runs_have_no_difference(tmp_path: Path) -> None:
    found = compared(tmp_path, BOTH, BOTH, {}, {})
    assert found == Difference((), 2)


def test_who_lost_most_comes_first_with_the_clauses(tmp_path: Path) -> None:
    people = class_of(*BOTH.students, handed_in("eve", {1: ONE, 3: ONE}))
    found = compared(
        tmp_path, people, people,
        {("amy", 3): ("3.2",)},
        {("bob", 3): ("R4",), ("eve", 3): ("3.2", "R4")},
    )  # fmt: skip
    assert list(found.lines()) == [
        "eve: 200 of 200 → 160 of 200 (-40)",
        "  ex03: 100 of 100 → 60 of 100 (-40); 3.2 passed → failed (race); R4 passed → failed (race)",
        "bob: 200 of 200 → 195 of 200 (-5)",
        "  ex03: 100 of 100 → 95 of 100 (-5); R4 passed → failed (race)",
        "amy: 165 of 200 → 200 of 200 (+35)",
        "  ex03: 65 of 100 → 100 of 100 (+35); 3.2 failed → passed (race)",
        "2 lower, 1 higher, 0 different in another way, 0 the same",
    ]


def test_another_file_is_a_reason(tmp_path: Path) -> None:
    after = class_of(BOTH.students[0], handed_in("bob", {1: ONE, 3: TWO}))
    found = compared(tmp_path, BOTH, after, {}, {("bob", 3): ("3.2",)})
    (bob,) = found.students
    assert bob.parts[3].why == ("3.2 passed → failed (race)", "another file")


def test_what_was_not_handed_in_before_or_any_more_is_told(tmp_path: Path) -> None:
    after = class_of(handed_in("amy", {1: ONE}), handed_in("zoe", {1: ONE, 3: ONE}))
    found = compared(tmp_path, BOTH, after, {}, {})
    assert list(found.lines())[:-1] == [
        "bob: 200 of 200 → not there (-200)",
        "  ex01: 100 of 100 → not there (-100)",
        "  ex03: 100 of 100 → not there (-100)",
        "amy: 200 of 200 → 100 of 200 (-100)",
        "  ex03: 100 of 100 → 0 of 100 (-100); graded → not handed in",
        "zoe: not there → 200 of 200 (+200)",
        "  ex01: not there → 100 of 100 (+100)",
        "  ex03: not there → 100 of 100 (+100)",
    ]


def test_another_rubric_and_being_late_are_reasons(tmp_path: Path) -> None:
    late = class_of(dataclasses.replace(BOTH.students[0], late=True), BOTH.students[1])
    found = compared(tmp_path, BOTH, late, {}, {}, Rubric(late=10, points={3: 50}))
    assert list(found.lines())[:2] == [
        "amy: 200 of 200 → 135 of 150 (-65); late in one of them",
        "  ex03: 100 of 100 → 50 of 50 (-50); another rubric",
    ]


def test_another_version_effort_or_seed_is_a_reason(tmp_path: Path) -> None:
    people = class_of(handed_in("amy", {3: ONE}))
    made_up(tmp_path / "a", about(people), {}).close()
    with Store.to_write(tmp_path / "b") as store:
        keep_about(store, about(people))
        other = kept(3, ONE, "3.2")
        key = other.key._replace(grader="0.0.9", python="3.10.1", effort="thorough", seed=5)
        store.keep(["amy"], other._replace(key=key), ONE)
    (amy,) = compare(tmp_path / "a", tmp_path / "b").students
    assert amy.parts[3].why[1:3] == (
        f"threadgrader {kept(3, ONE).key.grader} → 0.0.9",
        f"Python {kept(3, ONE).key.python} → 3.10.1",
    )
    assert amy.parts[3].why[3:] == ("effort quick → thorough", "seed 0 → 5")


def test_a_problem_is_a_reason_and_text_of_a_student_is_made_visible(tmp_path: Path) -> None:
    people = class_of(handed_in("amy", {3: ONE}))
    made_up(tmp_path / "a", about(people), {}).close()
    with Store.to_write(tmp_path / "b") as store:
        keep_about(store, about(people))
        store.keep(["amy"], kept(3, ONE, problem=Problem("import-error", "no \x1b[31m")), ONE)
    lines = list(compare(tmp_path / "a", tmp_path / "b").lines())
    assert lines[1].endswith("(-100); graded → no \\x1b[31m")


def test_what_is_not_graded_yet_has_no_points(tmp_path: Path) -> None:
    made_up(tmp_path / "a", about(BOTH), {}).close()
    with Store.to_write(tmp_path / "b") as store:
        keep_about(store, about(BOTH))
    lines = list(compare(tmp_path / "a", tmp_path / "b").lines())
    assert lines[0] == "amy: 200 of 200 → nothing of 200 (-200)"
    assert lines[1] == "  ex01: 100 of 100 → nothing of 100 (-100); graded → not graded yet"


def test_a_run_that_was_stopped_at_once_is_told(tmp_path: Path) -> None:
    made_up(tmp_path / "a", about(BOTH), {}).close()
    Store.to_write(tmp_path / "b").close()
    with pytest.raises(NotAStore, match="holds no results yet"):
        compare(tmp_path / "a", tmp_path / "b")
