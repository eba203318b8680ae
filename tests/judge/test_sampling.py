from __future__ import annotations

from grader.judge.effort import EFFORTS
from grader.judge.grading import grade
from grader.judge.sampling import NOT_REPEATABLE, spread
from grader.records.exercise import EXERCISES
from grader.sandbox.zygote import Zygote

SAFE_PRINT = next(e for e in EXERCISES if e.key == "safe_print")

IN_SOME_PIECES = """
import os, sys, threading
lock = threading.RLock()
def safe_print(*values, sep=" ", end="\\n", file=None):
    text = (" " if sep is None else sep).join(map(str, values)) + ("\\n" if end is None else end)
    with lock:
        out = sys.stdout if file is None else file
        for _ in range(os.urandom(1)[0] % 7):
            out.write("")
        out.write(text)
"""


def test_samples_are_spread_and_hold_the_last() -> None:
    assert spread(range(10), 2) == [4, 9]
    assert spread(range(2), 2) == [0, 1]
    assert spread([], 2) == []
    assert spread(range(7), 3) == [1, 3, 6]


def test_what_depends_on_luck_is_noted_and_not_failed(zygote: Zygote) -> None:
    verdict = grade(zygote, SAFE_PRINT, "sub.py", IN_SOME_PIECES.encode(), 0, EFFORTS["quick"])
    assert verdict.passed, verdict.checks
    assert NOT_REPEATABLE in verdict.integrity


def test_notes_are_there_whatever_the_verdict(zygote: Zygote) -> None:
    for source in (
        b"import gc\ndef safe_print(): pass",
        b"import gc\n1/0",
        b"import gc\nx = print\n",
    ):
        verdict = grade(zygote, SAFE_PRINT, "sub.py", source, 0, EFFORTS["quick"])
        assert not verdict.passed
        assert [(note.kind, note.line) for note in verdict.integrity] == [("module", 1)]
