from __future__ import annotations

from grader.sandbox.level import LEVELS, A, B, R, Reached


def test_each_layer_is_a_line_of_the_verdict() -> None:
    (line,) = Reached(R).lines()
    assert line.startswith("R: own process group, limits")


def test_a_level_promises_what_it_promises() -> None:
    assert Reached(LEVELS[-1]).is_at_least(R)


def test_a_warning_says_why_and_what_is_open() -> None:
    assert Reached(R, (("B", "no Landlock on this kernel"),)).warning() == (
        "sandbox: R (no Landlock on this kernel): submissions can read your files, "
        "start programs and use the network"
    )


def test_a_level_that_holds_off_what_matters_is_named_without_a_warning() -> None:
    assert Reached(B).warning() == "sandbox: B"
    assert Reached(A).warning() == "sandbox: A"


def test_an_own_user_is_a_promise_of_the_lowest_layer() -> None:
    assert "own user" in Reached(A, own_user=True).lines()[0]
    assert "own user" not in Reached(A).lines()[0]


def test_reasons_are_told_once() -> None:
    missed = (("A", "no"), ("A", "no"), ("B", "other"))
    assert Reached(R, missed).why_not(A) == "no"
