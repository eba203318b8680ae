"""What a student's program does is never told as a fault of the grader's."""

from __future__ import annotations

import pytest

from grader.judge import second
from grader.judge.effort import EFFORTS
from grader.judge.grading import grade
from grader.records.exercise import EXERCISES
from grader.records.verdict import Verdict
from grader.sandbox.zygote import Zygote

SAFE_PRINT = next(e for e in EXERCISES if e.key == "safe_print")
ANEW_EACH_TIME = """
import builtins, sys, threading
lock = threading.RLock()
builtins.seen = seen = getattr(builtins, "seen", 0) + 1
real = type(threading.get_ident).__name__ == "builtin_function_or_method"
if {when}:
    raise {error}
def safe_print(*values, sep=" ", end="\\n", file=None):
    text = sep.join(map(str, values)) + end
    with lock:
        (sys.stdout if file is None else file).write(text)
"""


def graded(zygote: Zygote, when: str, error: str) -> Verdict:
    source = ANEW_EACH_TIME.format(when=when, error=error).encode()
    return grade(zygote, SAFE_PRINT, "sub.py", source, 0, EFFORTS["quick"])


@pytest.mark.parametrize("error", ["OSError('no more')", "SystemExit", "KeyboardInterrupt"])
def test_a_program_that_cannot_be_imported_for_the_60th_time_has_crashed(
    zygote: Zygote, error: str
) -> None:
    verdict = graded(zygote, "seen > 60", error)
    failed = {check.kind for check in verdict.checks if check.status == "failed"}
    assert failed == {"crash"}


def test_a_program_that_cannot_be_imported_again_on_real_threads_is_told(
    zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second, "PATIENCE", (1.0, 1.0, 1.0))
    verdict = graded(zygote, "real and seen > 1", "OSError('no more')")
    (failed,) = [check for check in verdict.checks if check.status == "failed"]
    assert failed.kind == "disagreement"
    assert "could be loaded before, and then not any more" in failed.message
