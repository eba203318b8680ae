"""Verdicts to report on."""

from __future__ import annotations

import io
from typing import Any

from grader.records.finding import Problem
from grader.records.verdict import Check, Counterexample, Verdict
from grader.report import text
from grader.report.graded import Graded

EVIL = "[red]a[/red] \x1b[31mb\x1b]0;c\x07 \u202ed \u200b\r\ne \ud800 \x9b"
SCENARIO = {
    "focus": "3.2",
    "threads": [[{"values": [{"kind": "text", "text": "a"}]}], [{"values": []}]],
    "files": [{}],
}
TOLD = (("thread 1", "safe_print('a', file=f0)"), ("", "safe_print(file=f0)"))


def failed(clause: str, message: str = "seen", **more: Any) -> Check:
    example = more.pop("example", Counterexample(SCENARIO, "6a-4j", 1, 2, told=TOLD))
    return Check(clause, "a title", "failed", 0.0, 35.0, "race", message, example)


def verdict(*checks: Check, problem: Problem | None = None, **more: Any) -> Verdict:
    fields: dict[str, Any] = {
        "exercise": "ex03_safe_print", "number": 3, "passed": False, "score": 0.0, "max_score": 100.0,
        "seed": 0, "effort": "normal", "schedules": 1571, "histories": 384,
        "sandbox": ("R: limits", "B: no network"), "seconds": 0.71,
    }  # fmt: skip
    return Verdict(checks=checks, problem=problem, **{**fields, **more})


def graded(verdict: Verdict, file: str = "sub.py") -> Graded:
    return Graded(verdict, file, "grade exercise 3 --path sub.py --seed 0", "sandbox: R: open")


def report(verdict: Verdict, file: str = "sub.py") -> str:
    out = io.StringIO()
    text.write(graded(verdict, file), out)
    return out.getvalue()
