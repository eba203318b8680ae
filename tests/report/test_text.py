from __future__ import annotations

import io

import pytest

from grader.records.finding import Note, Problem
from grader.records.verdict import Check, Counterexample, Exhausted
from grader.report import text
from grader.report.graded import Total
from grader.report.visible import visible

from .verdicts import EVIL, SCENARIO, failed, graded, report, verdict


def test_a_failure_tells_what_how_and_when() -> None:
    lines = [line.strip() for line in report(verdict(failed("3.2"))).splitlines()]
    assert "✗ 3.2  race" in lines
    assert "thread 1  safe_print('a', file=f0)" in lines
    assert "schedule  6a-4j: needs 1 badly placed switch between 2 threads" in lines


def test_a_failure_tells_which_strategy_found_it() -> None:
    check = failed("3.2", example=Counterexample(SCENARIO, "6a-4j", 1, 2, strategy="pct3"))
    assert "    found by  pct3\n" in report(verdict(check))
    assert "found by" not in report(verdict(failed("3.2")))


def test_what_was_exhausted_is_told() -> None:
    line = "Among them all 1,204 schedules with at most 2 preemptions of 3 small scenarios.\n"
    assert line in report(verdict(exhausted=Exhausted(3, 1204, 2)))
    assert "Among" not in report(verdict())


def test_a_counterexample_of_two_clauses_is_shown_once() -> None:
    shown = report(verdict(failed("3.2"), failed("R4", "other")))
    assert shown.count("6a-4j: needs") == 1
    assert "in the same run as 3.2, above" in shown


def test_different_counterexamples_are_both_shown() -> None:
    other = failed("R4", example=Counterexample(SCENARIO, "0-1s", 0, 2))
    assert "0-1s" in report(verdict(failed("3.2"), other))


def test_a_failure_without_a_counterexample_is_shown() -> None:
    assert "crashed" in report(verdict(failed("3.2", "crashed", example=None)))


@pytest.mark.parametrize("hostile", [EVIL, "[/]", "[link=x]y", ":smile:", "\x1b[2J"])
def test_what_students_wrote_is_shown_and_not_obeyed(hostile: str) -> None:
    scenario = {"threads": [[{"values": [{"kind": "object", "text": hostile}]}]], "x": hostile}
    told = ((hostile, hostile),)
    plain = failed("3.2", hostile, example=Counterexample(scenario, "0-1s", 0, 1, hostile))
    words = failed("3.3", hostile, example=Counterexample(scenario, "1a", 0, 1, told=told))
    shown = report(verdict(plain, words, integrity=(Note("odd", hostile, 1),)), file=hostile)
    assert not set("\x1b\x07\r\u202e\u200b\x9b\ud800") & set(shown)
    assert visible(hostile).split()[0] in shown


def test_a_hostile_problem_is_shown_and_not_obeyed() -> None:
    shown = report(verdict(problem=Problem("error", EVIL)))
    assert "\x1b" not in shown
    assert "[red]a[/red]" in shown


def test_endless_messages_and_scenarios_are_cut() -> None:
    scenario = {"threads": [[{"values": [], "sep": "x" * 9999}] * 999]}
    check = failed("3.2", "m" * 99_999, example=Counterexample(scenario, "0-1s", 0, 1))
    assert len(report(verdict(check))) < 12_000


def test_everything_but_the_command_fits_into_80_columns() -> None:
    wide = failed(
        "3.2", "a word " * 60, example=Counterexample({"x": ["y" * 99] * 3}, "0-1s", 0, 1)
    )
    lines = report(verdict(wide)).splitlines()
    assert max(map(len, lines)) <= 80


def test_an_encoding_without_the_marks_gets_ascii() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    text.write(graded(verdict(failed("3.2"))), out)
    out.flush()
    assert b"\n  x  3.2" in raw.getvalue()


def test_every_line_of_a_scenario_in_words_has_its_place() -> None:
    shown = report(verdict(failed("3.2")))
    assert "    thread 1  safe_print('a', file=f0)\n              safe_print(file=f0)\n" in shown


def test_points_are_shown_without_idle_zeros() -> None:
    check = Check("3.1", "t", "passed", 12.5, 12.5)
    assert "12.5 of 12.5" in report(verdict(check, passed=True, score=12.5, max_score=12.5))


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in report(verdict(failed("3.2")))


def test_all_ends_with_the_sum() -> None:
    out = io.StringIO()
    total = Total((graded(verdict(failed("3.2"))), graded(verdict(score=50.5))), 4, "quick")
    text.write_all(total, out)
    assert "50.5 of 200 points; 0 of 2 exercises passed. Seed 4, effort quick." in out.getvalue()
