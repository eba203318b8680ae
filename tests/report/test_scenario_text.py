from __future__ import annotations

from typing import Any

import pytest

from grader.records.verdict import Counterexample
from grader.report.scenario_text import plain, scenario_lines


def test_the_words_of_an_exercise_are_shown() -> None:
    words = (("call", "f(1)"), ("", "f(2)"))
    assert scenario_lines(Counterexample({"n": 2}, "0-1s", 0, 1, told=words)) == words


def test_an_exercise_without_words_of_its_own_gets_its_data() -> None:
    scenario = {"focus": "9.1", "n": 2, "of": ["a"]}
    shown = [("n", "2"), ("of", '["a"]')]
    assert scenario_lines(Counterexample(scenario, "0-1s", 0, 1)) == shown


def test_a_long_list_has_a_line_for_each_part() -> None:
    assert plain({"calls": ["x" * 40, "y" * 40]}) == [
        ("calls", f'"{"x" * 40}"'),
        ("", f'"{"y" * 40}"'),
    ]


@pytest.mark.parametrize("odd", [{}, {"threads": 3}, {"threads": [[{}]]}, [], None, "text"])
def test_a_scenario_of_any_shape_is_shown(odd: Any) -> None:
    assert isinstance(plain(odd), list)
