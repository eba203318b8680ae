from __future__ import annotations

import pytest

from grader.checks.seen import (
    Seen,
    any_run,
    first_runs_first,
    misfit,
    pauses_allowed,
    read_calls,
    shown,
)
from tests.checks.histories import CALLER, at, told


def test_calls_are_kept_apart() -> None:
    events = (*told(1, 0, "0"), *told(2, 0, "0.0"), *told(3, 1, "0"))
    seen = read_calls(events)
    assert [seen["0"].begun, seen["0.0"].begun] == [[(0, 1), (1, 3)], [(0, 2)]]


def test_what_happens_after_the_outcome_does_not_count() -> None:
    events = (at(0, CALLER, "outcome", "0", "returned"), *told(1, 0))
    assert read_calls(events)["0"].begun == []


def test_a_thread_left_behind_belongs_to_the_call_before_it() -> None:
    events = (at(0, CALLER, "outcome", "0", "returned"), at(0, CALLER, "left", "Thread-1", 3))
    assert read_calls(events)["0"].left


def test_most_counts_jobs_under_way_at_the_same_time() -> None:
    first, second, third = told(1, 0), told(2, 1), told(1, 2)
    events = (first[0], second[0], first[1], third[0], second[1], third[1])
    assert read_calls(events)["0"].most == 2


@pytest.mark.parametrize(
    ("returned", "wanted", "kind"),
    [
        ("ab", "ab", None),
        ("ba", "ab", "out-of-order"),
        ("a", "ab", "lost"),
        ("abb", "ab", "duplicated"),
        ("ac", "ab", "wrong-result"),
    ],
)
def test_misfit_tells_kinds_apart(returned: str, wanted: str, kind: str | None) -> None:
    assert misfit(tuple(returned), tuple(wanted)) == kind


def test_runs_of_one_job_are_sorted_among_its_places_only() -> None:
    assert first_runs_first([0, 1, 0], ("v0 (2)", "v1", "v0")) == ("v0", "v1", "v0 (2)")


def test_a_short_list_can_be_sorted_too() -> None:
    assert first_runs_first([0, 0], ("v0 (2)",)) == ("v0 (2)",)


def test_only_jobs_run_too_often_have_their_runs_taken_for_one() -> None:
    seen = Seen(begun=[(0, 1), (0, 2), (1, 3)])
    assert any_run(seen, [0, 1], ("v0 (2)", "v1 (2)")) == ("v0", "v1 (2)")


def test_lists_are_shown_as_lists_and_others_by_name() -> None:
    assert [shown(["list", "v0", "None"]), shown(["<tuple>"])] == ["[v0, None]", "<tuple>"]


def test_who_does_jobs_may_pause_now_and_then() -> None:
    assert pauses_allowed(()) == 0
    assert pauses_allowed((at(0, CALLER, "call", "0"), *told(1, 0))) == 6
