from __future__ import annotations

import pytest

from grader.cli.errors import WeakSandbox
from grader.cli.sandbox import level_wanted, require
from grader.sandbox.level import LEVELS, A, B, R
from grader.sandbox.zygote import Zygote


def test_in_ci_on_linux_level_b_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("CI", "true")
    assert level_wanted(None) is B


def test_elsewhere_every_level_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert level_wanted(None) is R
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr("sys.platform", "darwin")
    assert level_wanted(None) is R


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_asked_for_counts(level: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert level_wanted(level.letter.lower()) is level  # type: ignore[attr-defined]


def test_a_weaker_sandbox_is_refused_with_what_to_do() -> None:
    with Zygote(strongest=R) as zygote:
        require(zygote, "R")
        with pytest.raises(WeakSandbox, match=r"sandbox R only.*nothing was graded.*grade doctor"):
            require(zygote, "B")
        with pytest.raises(WeakSandbox, match="--require-sandbox A"):
            require(zygote, "A")


def test_a_stronger_sandbox_than_asked_for_is_fine() -> None:
    with Zygote(strongest=A) as zygote:
        require(zygote, zygote.reached.level.letter)
