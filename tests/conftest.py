"""What tests of several folders share."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest

from grader.sandbox.zygote import Zygote

pytest_plugins = ("pytester",)

os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"  # that of trio, which Selenium brings along, takes time


def pytest_collection_finish() -> None:
    """Many tests collect garbage: that takes a third of a second if all that was loaded so far is looked at."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    """One warm parent of workers for all tests of a process."""
    with Zygote() as zygote:
        yield zygote
