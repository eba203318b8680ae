from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from .graders import Grader
from .users import User, trouble_of

GraderOf = Callable[[User], Grader]


@pytest.fixture(scope="package")
def grader_of() -> Iterator[GraderOf]:
    """A grader for each user, started when it is first asked for, and again when it was killed. None is there any more when
    tests of other packages look for processes that were left."""
    graders: dict[User, Grader] = {}

    def of(user: User) -> Grader:
        if trouble := trouble_of(user):
            pytest.skip(f"nothing can be run as {user.name}: {trouble}")
        if user in graders and not graders[user].is_alive:
            graders.pop(user).close()
        if user not in graders:
            graders[user] = Grader(user)
        return graders[user]

    yield of
    for grader in graders.values():
        grader.close()
