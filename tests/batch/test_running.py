from __future__ import annotations

import dataclasses
from pathlib import Path

import msgspec
import pytest

from grader.batch.about import About, keep_about
from grader.batch.gradebook import gradebook
from grader.batch.handed_in import File
from grader.batch.planning import Plan, plan
from grader.batch.running import Done, Local, run
from grader.batch.scoring import results_of
from grader.batch.store import Store
from grader.records.finding import Problem
from grader.records.verdict import Verdict

from .classes import NO_LOCK, SOLUTIONS, about, class_of, handed_in

PEOPLE = class_of(
    handed_in("amy", {1: SOLUTIONS[1], 3: SOLUTIONS[3]}),
    handed_in("bob", {3: NO_LOCK}),
    handed_in("eve", {3: NO_LOCK}),
)


def planned(store: Store, run: About, regrade: bool = False) -> Plan:
    return plan(store, run, "R", regrade)


def graded(out: Path, run_about: About, regrade: bool = False) -> tuple[list[Done], str]:
    with Store.to_write(out) as store, Local(2) as team:
        keep_about(store, run_about)
        done = list(run(store, planned(store, run_about, regrade).tasks, team))
        return done, gradebook(results_of(store, run_about))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    graded(out, about(PEOPLE))
    return out


def test_a_class_is_graded(out: Path) -> None:
    with Store.to_read(out) as store:
        text = gradebook(results_of(store, about(PEOPLE)))
    assert text.splitlines()[1:] == [
        "amy,,,100,100,200,200,,",
        "bob,,,0,65,65,200,,ex01: not handed in",
        "eve,,,0,65,65,200,,ex01: not handed in",
    ]


def test_what_is_unchanged_is_not_graded_again(out: Path) -> None:
    with Store.to_write(out) as store:
        todo = planned(store, about(PEOPLE))
        assert (todo.tasks, todo.unchanged, todo.missing) == ((), 4, 2)


def test_all_is_graded_again_on_demand_and_equal_files_once(out: Path) -> None:
    with Store.to_write(out) as store:
        tasks = planned(store, about(PEOPLE), regrade=True).tasks
    assert [task.students for task in tasks] == [("amy",), ("amy",), ("bob", "eve")]


@pytest.mark.parametrize(
    ("change", "again"),
    [({"seed": 1}, 4), ({"effort": "normal"}, 4), ({"exercises": (3,)}, 0)],
)
def test_what_the_verdict_depends_on_has_to_be_the_same(
    out: Path, change: dict[str, object], again: int
) -> None:
    with Store.to_write(out) as store:
        todo = planned(store, msgspec.structs.replace(about(PEOPLE), **change))
        assert todo.submissions == again


def test_a_verdict_from_a_weaker_sandbox_is_not_enough(out: Path) -> None:
    with Store.to_write(out) as store:
        row = next(kept for _, kept in store.results())
        store.keep(["amy"], row._replace(level="R"), b"")
        assert plan(store, about(PEOPLE), "B", False).submissions == 1
        store.keep(["amy"], row, b"")


def test_one_changed_file_is_graded_again_alone(out: Path) -> None:
    changed = class_of(*PEOPLE.students[:2], handed_in("eve", {3: SOLUTIONS[3]}))
    with Store.to_write(out) as store:
        (task,) = planned(store, about(changed)).tasks
        assert task.students == ("eve",)


def test_what_is_refused_is_not_graded(tmp_path: Path) -> None:
    big = File(3, "ex03_safe_print.py", "amy/x", "", bytes, Problem("too-large", "is too large"))
    people = class_of(dataclasses.replace(handed_in("amy", {}), files=(big,)))
    done, text = graded(tmp_path, about(people))
    assert done == []
    assert "amy,,,0,0,100,,ex03: is too large" in text


def test_a_file_that_changes_meanwhile_costs_nobody_points(tmp_path: Path) -> None:
    amy = handed_in("amy", {3: SOLUTIONS[3]})
    changing = dataclasses.replace(amy.files[0], read=lambda: b"changed")
    people = class_of(dataclasses.replace(amy, files=(changing,)), handed_in("bob", {3: NO_LOCK}))
    done, text = graded(tmp_path, about(people))
    assert "has changed since" in done[0].answer.broke
    assert "amy,,,,,100" in text
    assert "bob,,,65,65,100" in text


def test_what_attacks_or_hangs_costs_nothing_but_itself(tmp_path: Path) -> None:
    attacks = {
        "a-exits": b"import os\nos._exit(0)\n",
        "b-kills": b"import os\nos.kill(os.getppid(), 9)\nos.killpg(0, 9)\n",
        "c-eats": b"x = bytearray(10**12)\n",
        "d-is-no-python": b"\x00\xff(",
        "e-forges": b"import os\nfor d in range(3, 64):\n    try: os.write(d, b'\\0' * 100)\n    except OSError: pass\n",
    }
    people = class_of(
        *(handed_in(name, {3: source}) for name, source in attacks.items()),
        handed_in("z", {3: SOLUTIONS[3]}),
    )
    done, text = graded(tmp_path, about(people))
    assert not [one for one in done if one.answer.broke]
    for line in text.splitlines()[1:-1]:
        assert ",0,0,100,," in line
    assert "z,,,100,100,100,," in text


def test_the_verdicts_are_those_of_one_alone(out: Path) -> None:
    with Store.to_read(out) as store:
        results = results_of(store, about(PEOPLE))
        verdict = results.rows[1].results[1].verdict()
    assert isinstance(verdict, Verdict)
    assert [check.clause for check in verdict.checks if check.counterexample] == ["3.2"]
