from __future__ import annotations

import pytest

from grader.report import prairielearn
from grader.report.graded import Total

from .totals import TOTALS, huge, valid, written


@pytest.mark.parametrize("total", TOTALS.values(), ids=TOTALS)
def test_it_keeps_to_the_schema(total: Total) -> None:
    found = valid("prairielearn", written(prairielearn, total))
    if found["gradable"]:
        assert found["score"] == pytest.approx(total.score / max(total.max_score, 0.01), abs=1)
        assert all("points" in test for test in found["tests"])


@pytest.mark.parametrize(
    ("name", "score"), [("passed", 1.0), ("failed", 0.25), ("uneven", 0.75), ("no points", 1.0)]
)
def test_the_score_is_a_share(name: str, score: float) -> None:
    assert prairielearn.results(TOTALS[name])["score"] == pytest.approx(score)


def test_what_cannot_be_run_is_not_graded() -> None:
    found = prairielearn.results(TOTALS["broken"])
    assert (found["gradable"], len(found["format_errors"])) == (False, 1)
    assert not set("\x1b\r\n\x00\u202e") & set(found["format_errors"][0])


def test_one_file_of_several_that_cannot_be_run_is_graded_with_the_others() -> None:
    assert prairielearn.results(TOTALS["all"])["gradable"]


def test_it_is_never_larger_than_what_is_read() -> None:
    assert len(written(prairielearn, huge(exercises=30))) < 1_000_000
