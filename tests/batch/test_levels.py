"""The sandbox that is told is that of the results, not that of the machine which tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.batch.about import About
from grader.batch.glance import glance
from grader.batch.levels import Levels, below, levels_of, promised, said
from grader.batch.planning import plan
from grader.batch.results import Results
from grader.batch.scoring import results_of
from grader.batch.store import Store
from grader.batch.summary import Summary
from grader.batch.tally import Tally
from grader.records.wire import Letter
from grader.sandbox.level import A, Reached

from .classes import about, class_of, handed_in, kept, made_up

OPEN = "submissions could read your files, start programs and use the network"
PEOPLE = class_of(
    handed_in("amy", {1: b"1", 3: b"3"}), handed_in("bob", {3: b"33"}), handed_in("eve", {})
)


def with_levels(folder: Path, *weak: tuple[str, int, Letter]) -> Store:
    """A store of results at level A, but for these."""
    store = made_up(folder, about(PEOPLE), {})
    content = {(one.student, file.exercise): file.read() for one in PEOPLE.students for file in one.files}  # fmt: skip
    for student, exercise, level in weak:
        source = content[student, exercise]
        store.keep([student], kept(exercise, source)._replace(level=level), source)
    return store


def found(folder: Path, *weak: tuple[str, int, Letter]) -> Results:
    with with_levels(folder, *weak) as store:
        return results_of(store, about(PEOPLE))


@pytest.mark.parametrize(
    ("levels", "line"),
    [
        ({}, "none: nothing was run"),
        ({"A": 300}, "A"),
        ({"B": 1}, "B"),
        ({"R": 3}, f"R: {OPEN}"),
        ({"R": 12, "A": 1288}, f"R for 12 of 1,300 results: {OPEN}; A for 1,288 of 1,300 results"),
        ({"B": 1, "A": 2}, "B for 1 of 3 results; A for 2 of 3 results"),
    ],
)
def test_one_line_says_which_levels_and_what_the_weakest_leaves_open(
    levels: Levels, line: str
) -> None:
    assert said(levels) == line


def test_what_is_promised_holds_for_each_result() -> None:
    assert promised({"R": 1, "A": 99}) == promised({"R": 1}) != promised({"A": 99})
    assert promised({"A": 1}) == Reached(A).lines()
    assert promised({}) == ()


def test_results_below_a_level_are_counted() -> None:
    levels: Levels = {"R": 1, "B": 2, "A": 4}
    assert [below(levels, letter) for letter in ("R", "B", "A")] == [0, 1, 3]


def test_what_was_not_run_has_no_level(tmp_path: Path) -> None:
    results = found(tmp_path, ("bob", 3, "R"))
    assert levels_of(results.rows) == {"R": 1, "A": 2}


def test_the_class_page_says_what_a_weak_sandbox_left_open(tmp_path: Path) -> None:
    results = found(tmp_path, ("bob", 3, "R"))
    facts = glance(results, Tally(results)).facts
    at = [label for label, _ in facts].index("sandbox")
    assert facts[at] == ("sandbox", f"R for 1 of 3 results: {OPEN}; A for 2 of 3 results")
    assert [label for label, _ in facts[at + 1 :]] == [""]


def summary(folder: Path, run: About, here: Letter | None, *weak: tuple[str, int, Letter]) -> Summary:  # fmt: skip
    with with_levels(folder, *weak) as store:
        todo = plan(store, run, "R", False)
        return Summary(run, todo, results_of(store, run), (), {}, 0.0, here)


def test_the_summary_says_the_level_and_how_to_grade_again_what_is_below_this_machines(
    tmp_path: Path,
) -> None:
    lines = list(summary(tmp_path, about(PEOPLE), "A", ("amy", 3, "R"), ("bob", 3, "B")).lines())
    at = next(index for index, line in enumerate(lines) if line.startswith("Sandbox"))
    assert lines[at : at + 2] == [
        f"Sandbox     R for 1 of 3 results: {OPEN}; B for 1 of 3 results; A for 1 of 3 results",
        "  this machine gives A now: --require-sandbox A grades 2 submissions again in it",
    ]


@pytest.mark.parametrize("here", [None, "R"])
def test_nothing_is_promised_that_this_machine_cannot_do(
    tmp_path: Path, here: Letter | None
) -> None:
    lines = list(summary(tmp_path, about(PEOPLE), here, ("amy", 3, "R")).lines())
    assert not [line for line in lines if "--require-sandbox" in line]


def test_a_program_gets_the_levels_too(tmp_path: Path) -> None:
    told = summary(tmp_path, about(PEOPLE), "A", ("amy", 3, "R")).as_object()
    assert told["sandbox_levels"] == {"R": 1, "A": 2}
    assert told["sandbox_said"].startswith("R for 1 of 3 results: ")
    assert [line[0] for line in told["sandbox"]] == ["R"]


def test_results_of_a_weaker_sandbox_are_graded_again_where_a_stronger_one_is_required_only(
    tmp_path: Path,
) -> None:
    with with_levels(tmp_path, ("amy", 3, "R"), ("bob", 3, "B")) as store:
        again = {
            level: [task.students for task in plan(store, about(PEOPLE), level, False).tasks]
            for level in ("R", "B", "A")
        }
    assert again == {"R": [], "B": [("amy",)], "A": [("amy",), ("bob",)]}
