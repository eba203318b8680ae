"""Whatever a worker says, the judge loses it for breaking the protocol, or has an answer that it can work with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from grader.sandbox.level import R
from grader.sandbox.zygote import Zygote

from .deeds import Deed
from .honest import FIRST, Asked, recorded
from .lying import BELIEVED, LIMITS, Lie, descriptors, tell, told
from .mutating import framed

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def record(zygote: Zygote) -> Sequence[Asked]:
    return recorded(zygote)


@pytest.fixture(scope="module")
def liars() -> Iterator[Zygote]:
    with Zygote(LIMITS, "lying_session", (HERE,), R) as zygote:
        yield zygote


def test_a_lie_breaks_the_protocol_or_can_be_judged(liars: Zygote, record: Sequence[Asked]) -> None:
    told_so_far = tell(liars, record, number=0, lies=300)
    assert told_so_far.total() == 300


def test_descriptors_that_a_worker_sends_do_not_arrive(
    liars: Zygote, record: Sequence[Asked]
) -> None:
    before = descriptors()
    for asked in record[:20]:
        deeds = (
            *[Deed(FIRST, "with descriptors")] * asked.first,
            Deed(framed(asked.answer), "with descriptors"),
        )
        assert told(liars, Lie(asked, deeds, frozenset())) == BELIEVED
    assert descriptors() == before
