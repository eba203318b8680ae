from __future__ import annotations

from collections.abc import Iterator

import pytest

from .browser import Browser, start


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests of a process."""
    browser = start(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.quit()
