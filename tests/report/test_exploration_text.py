from __future__ import annotations

import io
from typing import Any

import pytest

from grader.records.exploration import Exploration
from grader.report.exploration_text import MOST_OUTCOMES, write

from .explorations import CONFLICT, exploration, outcome

AGAIN = "grade explore f.py"


def text(given: Exploration) -> str:
    out = io.StringIO()
    write(given, AGAIN, out)
    return out.getvalue()


def test_one_way_to_end_in_full() -> None:
    shown = outcome(
        kind="deadlock", value="stuck", output="a\nb\n", threads_left=("one", "two"), count=1_234,
        schedule="7a-5r", preemptions=1, explanation="Because.", conflict=CONFLICT,
    )  # fmt: skip
    assert text(exploration(shown, call="main", schedules=5_678)).splitlines() == [
        "f.py, main(): one way to end",
        "",
        "1. deadlock                                             1,234 of 5,678 schedules",
        "   what      stuck",
        "   output",
        "     | a",
        "     | b",
        "   left      one, two",
        "   schedule  7a-5r: 1 badly placed switch",
        "   why       Because.",
        "",
        "All 12 schedules with at most 2 preemptions were run. 5,666 others were drawn at",
        "random.",
        "See it again: grade explore f.py --schedule 7a-5r",
    ]


def test_the_two_that_met_are_told_where_no_sentence_names_them() -> None:
    lines = text(exploration(outcome(conflict=CONFLICT))).splitlines()
    assert "   first     one reads n = 0 (line 3)" in lines
    assert "   then      two writes n = 1 (no line of the file)" in lines


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "All 12 schedules with at most 2 preemptions were run. 8 others were drawn"),
        ({"bounded": 20}, "All 20 schedules with at most 2 preemptions were run. See"),
        ({"bounded": 1, "schedules": 1}, "There is one schedule only"),
        ({"exhausted": False, "complete_up_to": 0}, "those without a preemption are all among"),
        ({"exhausted": False, "complete_up_to": 1}, "at most 1 preemption are all"),
        ({"exhausted": False, "complete_up_to": -1, "bounded": 1}, "1 schedule with at most"),
        ({"remarks": ("Cut short.",)}, "Cut short."),
    ],
)
def test_it_says_whether_the_search_was_exhaustive(changed: dict[str, Any], said: str) -> None:
    assert said in " ".join(text(exploration(outcome(), **changed)).split())


def test_lines_are_no_longer_than_80_columns_whatever_is_shown() -> None:
    shown = outcome(
        value="v" * 1_500,
        output="o" * 1_500,
        threads_left=("t" * 200,) * 30,
        explanation="e " * 500,
    )
    lines = text(exploration(shown, file="f" * 300)).splitlines()
    assert max(map(len, lines[:-1])) <= 80
    assert not [line for line in lines if line != line.rstrip()]


def test_nothing_that_a_script_says_reaches_the_terminal_as_it_is() -> None:
    odd = "\x1b[31m\u202e\x07"
    shown = outcome(value=odd, output=f"{odd}\n", threads_left=(odd,), explanation=odd)
    assert text(exploration(shown)).isascii()
    assert "\x1b" not in text(exploration(shown))


def test_a_long_output_is_cut_in_the_middle() -> None:
    shown = text(exploration(outcome(output="\n".join(map(str, range(1_000))))))
    assert "     | 7\n     | [... lines left out ...]\n     | 992\n" in shown


def test_rare_kinds_are_shown_however_many_others_there_are() -> None:
    many = [outcome(value=str(number)) for number in range(100)]
    shown = text(exploration(*many, outcome(kind="deadlock", value="rare")))
    assert "\n101. deadlock" in shown
    assert f"... and {100 - MOST_OUTCOMES} more: --format json shows all of them." in shown


def test_the_command_shows_the_second_way_as_the_first_is_the_usual_one() -> None:
    shown = text(exploration(outcome(), outcome(schedule="7a-5r")))
    assert shown.endswith(f"See number 2 again: {AGAIN} --schedule 7a-5r\n")


def test_a_schedule_that_is_not_known_is_not_shown_as_a_command() -> None:
    shown = text(exploration(outcome(kind="crash", schedule="")))
    assert "schedule  not known" in shown
    assert "--schedule" not in shown
