from __future__ import annotations

from grader.explain.looking import emptied_meanwhile, looked_too_early, printed_between

from .traces_of_queues import step, trace


def test_who_waits_for_what_another_took_after_it_looked() -> None:
    look = emptied_meanwhile(
        trace(step(1, "empty"), step(2, "get"), step(1, "get"), step(1, "get", "wait"))
    )
    assert look is not None
    assert look.meeting == (0, 1, 3)
    assert look.sentence.startswith("one asked `q.empty()` (line 11), then other took what was")


def test_who_never_looked_was_not_misled() -> None:
    assert emptied_meanwhile(trace(step(2, "get"), step(1, "get", "wait"))) is None


def test_who_looked_after_the_other_took_was_not_misled() -> None:
    found = trace(step(2, "get"), step(1, "empty"), step(1, "get", "wait"))
    assert emptied_meanwhile(found) is None


def test_who_looks_for_the_last_time_before_something_is_put() -> None:
    look = looked_too_early(trace(step(1, "empty"), step(2, "put")))
    assert look is not None
    assert look.meeting == (0, 1, -1)


def test_who_looks_again_has_seen_it() -> None:
    assert looked_too_early(trace(step(1, "empty"), step(2, "put"), step(1, "empty"))) is None


def test_who_prints_between_two_pieces_of_anothers_line() -> None:
    prints = [step(task, "write", thing=1) for task in (1, 2, 1)]
    look = printed_between(trace(*prints))
    assert look is not None
    assert look.meeting == (0, 1, 2)


def test_who_prints_between_two_lines_of_another_is_not_between() -> None:
    first, other, last = (step(task, "write", thing=1) for task in (1, 2, 1))
    assert printed_between(trace(first, other, step(1, "write", line=99, thing=1))) is None
    assert printed_between(trace(first, last, other)) is None
