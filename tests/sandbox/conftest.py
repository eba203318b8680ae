from __future__ import annotations

from collections.abc import Iterator

import pytest
from driving import start

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
