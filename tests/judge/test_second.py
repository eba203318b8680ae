from __future__ import annotations

import pytest

from grader.judge import second
from grader.judge.effort import EFFORTS
from grader.judge.grading import grade
from grader.records.exercise import EXERCISES
from grader.records.verdict import Verdict
from grader.sandbox.zygote import Zygote
from tests.known import ROOT

SAFE_PRINT = next(e for e in EXERCISES if e.key == "safe_print")

KNOWS_THE_GRADER = """
import sys, threading
lock = threading.RLock()
graded = type(threading.get_ident).__name__ != "builtin_function_or_method"
def safe_print(*values, sep=" ", end="\\n", file=None):
    text = (" " if sep is None else sep).join(map(str, values)) + ("\\n" if end is None else end)
    with lock:
        (sys.stdout if file is None else file).write(text)
    if not graded:
        {otherwise}
"""


def graded(zygote: Zygote, otherwise: str) -> Verdict:
    source = KNOWS_THE_GRADER.format(otherwise=otherwise).encode()
    return grade(zygote, SAFE_PRINT, "sub.py", source, 0, EFFORTS["quick"])


@pytest.mark.parametrize(
    ("otherwise", "message"),
    [
        ("threading.Event().wait()", "passes under control, but on real threads it hangs"),
        ("import os; os._exit(0)", "passes under control, but on real threads it ended itself"),
        ("raise OSError('no')", "passes under control, but on real threads it breaks clause 3."),
        (
            "(sys.stdout if file is None else file).write('x')",
            "on real threads it breaks clause 3.",
        ),
    ],
    ids=["hangs", "exits", "raises", "writes more"],
)
def test_what_passes_only_under_control_is_a_finding_of_its_own(
    zygote: Zygote, otherwise: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second, "PATIENCE", (0.3, 0.3, 0.3))
    verdict = graded(zygote, otherwise)
    (failed,) = [check for check in verdict.checks if check.status != "passed"]
    assert failed.kind == "disagreement"
    assert message in failed.message
    assert not verdict.passed


def test_what_does_the_same_everywhere_passes(zygote: Zygote) -> None:
    assert graded(zygote, "pass").passed


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.file)
def test_a_solution_is_run_on_real_threads_too_and_nothing_is_noted(
    zygote: Zygote, exercise: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(exercise, type(SAFE_PRINT))
    tried: list[int] = []
    original = second.Opinion._try

    def counted(self: second.Opinion, passed: list[object], seconds: float) -> object:
        tried.append(len(passed))
        return original(self, passed, seconds)  # type: ignore[arg-type]

    monkeypatch.setattr(second.Opinion, "_try", counted)
    source = (ROOT / "solutions" / f"{exercise.file}.py").read_bytes()
    verdict = grade(zygote, exercise, "sub.py", source, 0, EFFORTS["quick"])
    assert verdict.passed
    assert verdict.integrity == ()
    assert len(tried) == 1
    assert tried[0] > 0


def test_a_disagreement_that_does_not_come_again_is_none(
    zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = iter([(0, second.Disagreement("out of time", "hangs")), None])
    monkeypatch.setattr(second.Opinion, "_try", lambda *_: next(told, None))
    assert graded(zygote, "pass").passed
