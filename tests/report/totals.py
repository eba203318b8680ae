"""What formats are tried with: results as plain as can be, and results as hostile as can be."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import jsonschema

from grader.records.explanation import Conflict, Row, Side
from grader.records.finding import Note, Problem
from grader.records.verdict import Check, Counterexample, Verdict
from grader.report.graded import Graded, Total

from .verdicts import EVIL, SCENARIO, TOLD, graded, verdict

SCHEMAS = Path(__file__).parent / "schemas"
INJECTION = "a\n::add-mask::x\r::error file=y::z%0A##[error]q, b: c\x00\x0b\ufffe\uffff ]]> </failure> `` ``` | <img src=x>"
HOSTILE = f"{EVIL} {INJECTION}"


def holds(clause: str, points: float = 35.0) -> Check:
    return Check(clause, "a title", "passed", points, points)


def fails(clause: str, text: str = "seen", points: float = 35.0, line: int = 10) -> Check:
    rows = (
        Row(0, "MainThread", 3, "start()", "start", "starts a", 0.0, 0, weight=5),
        Row(1, text, line, text, "use", text, 0.0, 1, marked=True, weight=90, switch=True),
    )
    conflict = Conflict(text, Side(1, text, line, text), Side(2, text, line + 1, text))
    example = Counterexample(
        {**SCENARIO, "x": text}, "6a-4j", 1, 2, text, ((text, text), *TOLD), rows, text, conflict
    )
    return Check(clause, "a title", "failed", 0.0, points, "race", text, example)


def left_out(clause: str, points: float = 10.0) -> Check:
    return Check(clause, "a title", "not_run", 0.0, points)


def submission(*checks: Check, file: str = "exercises/ex03_safe_print.py", **more: Any) -> Graded:
    fields = {
        "score": sum(check.points for check in checks),
        "max_score": sum(check.max_points for check in checks),
        "passed": all(check.status == "passed" for check in checks),
    }
    return graded(verdict(*checks, **{**fields, **more}), file)


PASSED = submission(holds("3.1", 15.0), holds("3.2"))
FAILED = submission(holds("3.1", 15.0), fails("3.2"), left_out("R4"))
EVIL_ONE = submission(
    holds("3.1"), fails("3.2", HOSTILE), file=f"{HOSTILE}.py", integrity=(Note("odd", HOSTILE, 4),)
)
BROKEN = submission(
    left_out("3.1"), left_out("R4"), passed=False, problem=Problem("syntax-error", HOSTILE, "x.py", 7)
)  # fmt: skip
UNEVEN = submission(
    holds("3.1", 2.5), fails("3.2", points=1.25), holds("3.3", 0.25), holds("R2", 1)
)
NOTHING = submission(holds("3.1", 0.0))
TOTALS = {
    "passed": Total.of(PASSED),
    "failed": Total.of(FAILED),
    "hostile": Total.of(EVIL_ONE),
    "broken": Total.of(BROKEN),
    "uneven": Total.of(UNEVEN),
    "no points": Total.of(NOTHING),
    "all": Total((PASSED, FAILED, EVIL_ONE, BROKEN, UNEVEN), 0, "normal"),
}


def written(report: Any, total: Total) -> str:
    """What a format makes of several submissions."""
    out = io.StringIO()
    report.write_all(total, out)
    return out.getvalue()


def valid(schema: str, text: str) -> Any:
    """The object that `text` is, in one line of ASCII, after a look whether it keeps to a schema. No NaN in it."""
    assert text.isascii()
    assert text.count("\n") == 1
    found = json.loads(text, parse_constant=lambda name: 1 / 0)
    rules = json.loads((SCHEMAS / f"{schema}.json").read_text())
    jsonschema.Draft202012Validator.check_schema(rules)
    jsonschema.validate(found, rules, cls=jsonschema.Draft202012Validator)
    return found


def huge(exercises: int = 10, clauses: int = 10, size: int = 30_000) -> Total:
    """A class's worth of text in one report."""
    text = "\u0416" * size
    checks = [fails(f"3.{number}", text, 10.0) for number in range(clauses)]
    return Total((submission(*checks),) * exercises, 0, "normal")


def of(total: Total) -> list[Verdict]:
    return [graded.verdict for graded in total.exercises]
