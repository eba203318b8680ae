from __future__ import annotations

import pytest

from grader.kernel.machine import Machine


@pytest.fixture(scope="module")
def machine() -> Machine:
    return Machine()
