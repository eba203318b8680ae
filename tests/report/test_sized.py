from __future__ import annotations

from grader.report.sized import LEFT_OUT, fitting


def test_what_fits_stays_as_it_is() -> None:
    assert fitting(["a", "b"], 6) == ["a", "b"]


def test_size_is_that_of_the_json() -> None:
    assert fitting(["\u0416", "b"], 7) == [LEFT_OUT, "b"]
    assert fitting(["\u0416", "b"], 8) == ["\u0416", LEFT_OUT]


def test_a_short_text_may_follow_one_that_is_left_out() -> None:
    assert fitting(["long" * 9, "b"], 9) == [LEFT_OUT, "b"]
