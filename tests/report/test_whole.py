from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.report.graded import Total
from grader.report.whole import parts, shared_out

from .totals import TOTALS, fails, holds, submission

POINTS = st.floats(0, 50, allow_nan=False).map(lambda number: round(number, 2))


@given(st.lists(POINTS, max_size=12))
def test_shares_are_near_their_values_and_add_up(values: list[float]) -> None:
    wholes = shared_out(values)
    assert sum(wholes) == int(sum(values) + 0.5)
    assert all(abs(whole - value) < 1 for whole, value in zip(wholes, values, strict=True))


@pytest.mark.parametrize("total", TOTALS.values(), ids=TOTALS)
def test_wholes_add_up_to_the_total(total: Total) -> None:
    assert sum(part.max_points for part in parts(total)) == int(total.max_score + 0.5)


def test_whole_points_stay_as_they_are() -> None:
    total = Total.of(submission(holds("3.1", 15.0), fails("3.2", points=35.0)))
    assert [(part.points, part.max_points) for part in parts(total)] == [(15, 15), (0, 35)]


def test_what_does_not_hold_never_gets_all_its_points() -> None:
    check = msgspec.structs.replace(fails("3.1", points=3.0), points=2.9)
    assert [(part.points, part.max_points) for part in parts(Total.of(submission(check)))] == [
        (2, 3)
    ]
