from __future__ import annotations

import pytest

from grader.records.verdict import Counterexample
from grader.report.failures import failures, needs

from .verdicts import failed, verdict


@pytest.mark.parametrize(
    ("preemptions", "threads", "sentence"),
    [
        (1, 2, "needs 1 badly placed switch between 2 threads"),
        (2, 3, "needs 2 badly placed switches between 3 threads"),
        (1, 1, "needs 1 badly placed switch between the caller and one thread"),
        (0, 2, "happens even if each of the 2 threads runs until it has to wait"),
        (0, 1, "happens in every run: no switch between threads is needed"),
    ],
)
def test_what_it_takes_is_one_plain_sentence(preemptions: int, threads: int, sentence: str) -> None:
    assert needs(Counterexample({}, "0-1s", preemptions, threads)) == sentence


def test_the_first_clause_shows_and_the_others_refer_to_it() -> None:
    shown = failures(verdict(failed("3.2"), failed("3.4"), failed("R4")))
    assert [one.same_as for one in shown] == ["", "3.2", "3.2"]
