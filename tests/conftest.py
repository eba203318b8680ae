"""What tests of several folders share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader.sandbox.zygote import Zygote

pytest_plugins = ("pytester",)


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    """One warm parent of workers for all tests of a process."""
    with Zygote() as zygote:
        yield zygote
