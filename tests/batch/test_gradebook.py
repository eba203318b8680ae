from __future__ import annotations

import csv
import dataclasses
import io
from pathlib import Path

from grader.batch.about import last_about
from grader.batch.gradebook import gradebook
from grader.batch.rubric import Rubric
from grader.batch.scoring import results_of
from grader.batch.store import Store
from grader.records.finding import Problem

from .classes import about, class_of, handed_in, kept, made_up

ONE, TWO = b"# one", b"# two"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_gradebook_has_a_line_for_each_student(tmp_path: Path) -> None:
    people = class_of(
        handed_in("bob", {1: ONE, 3: TWO}, late=True),
        handed_in("amy", {3: ONE}),
        handed_in("eve", {}),
    )
    failed = {("bob", 3): ("3.2",)}
    with made_up(tmp_path, about(people, Rubric(late=10)), failed) as store:
        text = gradebook(results_of(store, about(people, Rubric(late=10))))
    assert text == (
        "student,name,email,ex01,ex03,total,max,late,notes\n"
        "amy,,,0,100,100,200,,ex01: not handed in\n"
        "bob,,,100,65,148.5,200,yes,\n"
        "eve,,,0,0,0,200,,nothing was handed in\n"
    )


def test_of_two_assignments_only_the_late_one_loses_points(tmp_path: Path) -> None:
    amy = handed_in("amy", {1: ONE, 3: TWO}, late=True)
    files = tuple(dataclasses.replace(file, late=file.exercise == 3) for file in amy.files)
    people = class_of(dataclasses.replace(amy, files=files))
    with made_up(tmp_path, about(people, Rubric(late=10)), {}) as store:
        (row,) = rows(gradebook(results_of(store, about(people, Rubric(late=10)))))
    assert (row["ex01"], row["ex03"], row["total"], row["late"]) == ("100", "100", "190", "yes")


def test_a_submission_that_cannot_be_run_is_0_with_its_reason(tmp_path: Path) -> None:
    people = class_of(handed_in("amy", {3: ONE}))
    with Store.to_write(tmp_path) as store:
        broken = Problem("syntax-error", "ex03_safe_print.py, line 3: invalid syntax")
        store.keep(["amy"], kept(3, ONE, problem=broken), ONE)
        (row,) = rows(gradebook(results_of(store, about(people))))
    assert (row["ex03"], row["total"]) == ("0", "0")
    assert row["notes"] == "ex03: ex03_safe_print.py, line 3: invalid syntax"


def test_where_the_grader_broke_there_is_no_0(tmp_path: Path) -> None:
    people = class_of(handed_in("amy", {1: ONE, 3: ONE}))
    with made_up(tmp_path, about(people), {}) as store:
        store.keep(["amy"], kept(3, ONE)._replace(broke="oh no", verdict=b""), ONE)
        (row,) = rows(gradebook(results_of(store, about(people))))
    assert (row["ex01"], row["ex03"], row["total"], row["max"]) == ("100", "", "", "200")
    assert row["notes"] == "ex03: not graded: oh no"


def test_what_was_handed_in_since_is_not_graded_yet(tmp_path: Path) -> None:
    before, after = class_of(handed_in("amy", {3: ONE})), class_of(handed_in("amy", {3: TWO}))
    with made_up(tmp_path, about(before), {}) as store:
        (row,) = rows(gradebook(results_of(store, about(after))))
    assert (row["ex03"], row["notes"]) == ("", "ex03: not graded yet")


def test_names_cannot_become_formulas_or_lines(tmp_path: Path) -> None:
    odd = dataclasses.replace(handed_in('=1+1,"\n\u202e', {3: ONE}), name="@me", email="-x@y.z")
    people = class_of(odd, handed_in("+a", {}), handed_in("<b>", {}))
    with made_up(tmp_path, about(people), {}) as store:
        text = gradebook(results_of(store, about(people)))
    first = [row["student"] for row in rows(text)]
    assert first == sorted(first) == ["'+a", "'=1+1,\"\\n\\u202e", "<b>"]
    assert text.count("\n") == 4


def test_a_new_rubric_counts_what_is_in_the_store_anew(tmp_path: Path) -> None:
    people = class_of(handed_in("amy", {1: ONE, 3: ONE}))
    with made_up(tmp_path, about(people), {("amy", 3): ("3.2",)}) as store:
        stricter = Rubric(count=(3,), weights={3: {"3.2": 65}})
        (row,) = rows(gradebook(results_of(store, about(people, stricter))))
    assert row["ex03"] == "65"
    assert "ex01" not in row
    assert row["max"] == "130"


def test_the_store_alone_gives_the_same_gradebook(tmp_path: Path) -> None:
    people = class_of(handed_in("amy", {1: ONE, 3: ONE}), handed_in("bob", {1: TWO}, late=True))
    run = about(people, Rubric(late=50, unless={3: {"3.2": 1}}))
    with made_up(tmp_path, run, {("amy", 3): ("3.2",)}) as store:
        text = gradebook(results_of(store, run))
    with Store.to_read(tmp_path) as store:
        kept_about = last_about(store)
        assert kept_about is not None
        results = results_of(store, kept_about)
        assert gradebook(results) == text
        (result,) = (one for one in results.rows[0].results if one.exercise == 3)
        verdict = result.verdict()
        assert verdict is not None
        assert verdict.score == 65
        assert result.source() == ONE
