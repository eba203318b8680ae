from __future__ import annotations

from grader.sandbox.level import LEVELS, R, Reached


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
