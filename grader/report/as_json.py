"""A verdict as one JSON object in one line of ASCII: byte-identical for equal verdicts, `seconds` aside."""

from __future__ import annotations

import json
import math
from typing import Any, TextIO

import msgspec

from grader.records.verdict import SCHEMA, Check, Verdict
from grader.report.graded import Graded, Total


def write(graded: Graded, out: TextIO) -> None:
    """Write the verdict."""
    out.write(json_line(verdict_object(graded.verdict)))


def write_all(total: Total, out: TextIO) -> None:
    """Write several verdicts and what they come to."""
    out.write(
        json_line(
            {
                "schema": SCHEMA,
                "exercises": [verdict_object(graded.verdict) for graded in total.exercises],
                "passed": total.passed,
                "score": float(total.score),
                "max_score": float(total.max_score),
                "seed": total.seed,
                "effort": total.effort,
            }
        )
    )


def verdict_object(verdict: Verdict) -> dict[str, Any]:
    """The verdict as plain data, its fields in the order that is promised."""
    return {
        "schema": verdict.schema,
        "exercise": verdict.exercise,
        "number": verdict.number,
        "passed": verdict.passed,
        "score": float(verdict.score),
        "max_score": float(verdict.max_score),
        "checks": [_check(check) for check in verdict.checks],
        "problem": _plain(verdict.problem),
        "integrity": [_plain(note) for note in verdict.integrity],
        "seed": verdict.seed,
        "effort": verdict.effort,
        "schedules": verdict.schedules,
        "histories": verdict.histories,
        "exhausted": _plain(verdict.exhausted),
        "sandbox": list(verdict.sandbox),
        "seconds": verdict.seconds,
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "clause": check.clause,
        "title": check.title,
        "status": check.status,
        "points": float(check.points),
        "max_points": float(check.max_points),
        "kind": check.kind,
        "message": check.message,
        "counterexample": _plain(check.counterexample),
    }


def _plain(record: msgspec.Struct | None) -> Any:
    return None if record is None else msgspec.to_builtins(record)


def json_line(thing: dict[str, Any]) -> str:
    """An object in one line of ASCII, in which no workflow command of GitHub's old kind stands."""
    line = json.dumps(_finite(thing), ensure_ascii=True, allow_nan=False)
    return line.replace("##[", "#\\u0023[") + "\n"


def _finite(thing: Any) -> Any:
    """The same, with texts for the numbers that JSON has no way to write (`"inf"`)."""
    if isinstance(thing, float) and not math.isfinite(thing):
        return str(thing)
    if isinstance(thing, dict):
        return {str(key): _finite(value) for key, value in thing.items()}
    if isinstance(thing, list | tuple):
        return [_finite(value) for value in thing]
    return thing
