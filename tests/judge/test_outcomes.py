from __future__ import annotations

import pytest

from grader.judge.outcomes import ending_of, unusable
from grader.records.history import Ending, Event, History, TaskRecord, Uncaught


def history(
    ending: Ending = "finished", main: tuple[str, str] | None = ("returned", ""), **more: object
) -> History:
    events = () if main is None else (Event(0, 0, "main", main),)
    return History(ending, events, 0, **more)  # type: ignore[arg-type]


LEFT = (TaskRecord(0, "d", False, 0, True, "", 0, 0),)
DIED = (Uncaught(0, "ValueError", "text", 0, "t"), Uncaught(0, "Empty", "", 0, "u"))


@pytest.mark.parametrize(
    ("given", "kind", "value"),
    [
        (history(main=("returned", "2")), "returned", "2"),
        (history(main=("raised", "E: x")), "raised", "E: x"),
        (history(main=("raised", "E: x"), tasks=LEFT), "raised", "E: x"),
        (history(uncaught=DIED), "raised", "in t: ValueError: text; in u: Empty"),
        (history(main=("raised", "E: x"), uncaught=DIED), "raised", "E: x"),
        (history(tasks=LEFT), "leaked-thread", ""),
        (history("deadlock", None), "deadlock", "no thread can go on"),
        (history("deadlock", ("raised", "E")), "deadlock", "E; then no thread can go on"),
        (history("livelock", None), "livelock", "runs for ever"),
        (history("too-much-output", None, detail="much"), "crash", "printed much, and was stopped"),
    ],
)
def test_a_history_comes_to_one_way_to_end(given: History, kind: str, value: str) -> None:
    ending = ending_of(given)
    assert (ending.kind, ending.value) == (kind, value)


def test_standard_error_stands_below_standard_output() -> None:
    assert ending_of(history(stdout="out", stderr="err")).output == "out\nerr"
    assert ending_of(history(stdout="out\n", stderr="err")).output == "out\nerr"


def test_only_a_call_that_was_not_made_is_unusable() -> None:
    assert unusable(history(main=("unusable", "it is an int"))) == "it is an int"
    assert unusable(history(main=("raised", "x"))) == ""
    assert unusable(history(main=None)) == ""
