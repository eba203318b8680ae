"""`grade hint` shows what to think about."""

from __future__ import annotations

from tests.cli.running import grade


def test_a_hint_for_an_exercise_and_for_a_kind() -> None:
    general, special = grade("hint", "3"), grade("hint", "ex03_safe_print", "deadlock")
    assert (general.code, special.code) == (0, 0)
    assert "no other thread in between" in general.out
    assert "__str__" in special.out


def test_an_unknown_kind_is_told_with_what_may_be_meant() -> None:
    ended = grade("hint", "3", "dedlock")
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert "Did you mean 'deadlock'" in ended.err


def test_an_unknown_exercise_is_told() -> None:
    assert grade("hint", "77").code == 2
