from __future__ import annotations

from collections.abc import Iterator

import pytest
from driving import start

from grader.sandbox.level import LEVELS
from grader.sandbox.worker import Worker
from grader.sandbox.zygote import Zygote


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    """One for all tests that leave it whole."""
    with start() as warm:
        yield warm


@pytest.fixture
def worker(zygote: Zygote) -> Iterator[Worker]:
    with zygote.start_worker() as fresh:
        yield fresh


@pytest.fixture(scope="session", params=LEVELS, ids=[level.letter for level in LEVELS])
def each_zygote(request: pytest.FixtureRequest) -> Iterator[Zygote]:
    """One for each level."""
    with start(strongest=request.param) as warm:
        assert warm.reached.level == request.param, warm.reached.missed
        yield warm


@pytest.fixture
def each_worker(each_zygote: Zygote) -> Iterator[Worker]:
    """A fresh one, at each level."""
    with each_zygote.start_worker() as fresh:
        yield fresh
