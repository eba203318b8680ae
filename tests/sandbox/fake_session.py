"""A session for tests: runs the source of each Load and answers with what it left in `answer`."""

from __future__ import annotations

from collections.abc import Callable

from grader.records.finding import Problem
from grader.records.wire import Load, Loaded, Reply, Request

PREPARED = ["not yet"]


def prepare() -> None:
    PREPARED[:] = ["yes"]


def serve(receive: Callable[[], Request | None], send: Callable[[Reply], None]) -> None:
    while (request := receive()) is not None:
        assert isinstance(request, Load)
        space = {"__name__": "submission", "prepared": PREPARED[0], "send": send}
        exec(compile(request.source, request.filename, "exec"), space)
        send(Loaded(Problem("answer", str(space.get("answer", "")))))
