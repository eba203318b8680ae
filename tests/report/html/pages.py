"""Pages to look at."""

from __future__ import annotations

import re
from typing import Any

from grader.records.explanation import Conflict, Row, Side
from grader.records.verdict import Check, Counterexample
from grader.report.html.content import Case
from grader.report.html.verdicts import page_of

from ..verdicts import SCENARIO, graded, verdict

SOURCE = "import sys\n\n\ndef add(box):\n    seen = box.n\n    box.n = seen + 1\n"


def row(task: int, line: int, text: str, step: int, **more: Any) -> Row:
    fields: dict[str, Any] = {"source": "", "act": "read", "time": 0.0, "thread": f"adder {task}"}
    return Row(**{**fields, **more, "task": task, "line": line, "text": text, "step": step})


ROWS = (
    row(0, 0, "starts adder 1", 0, act="start", thread="MainThread"),
    row(1, 5, "reads box.n = 0", 2, marked=True, folded=1),
    row(2, 5, "reads box.n = 0", 5, switch=True, folded=2),
    row(2, 6, "writes box.n = 1", 6, marked=True, time=1.5),
    row(2, 0, "ends", 7, act="end", time=1.5),
    row(1, 6, "writes box.n = 1", 9, marked=True, switch=True, time=1.5),
    row(1, 0, "ends", 10, act="end", time=1.5),
)
CONFLICT = Conflict(
    "box.n", Side(1, "adder 1", 5, "reads box.n = 0"), Side(2, "adder 2", 6, "writes box.n = 1")
)
SENTENCE = "adder 1 read `box.n` = 0 (line 5), then adder 2 wrote 1."


def many(count: int, spread: int = 0) -> tuple[Row, ...]:
    """A timeline of four threads that take turns. spread: lines from step to step; at 0 they share two."""
    return tuple(
        row(
            n % 4,
            5 + (n * spread if spread else n % 2),
            f"writes box.n = {n}",
            n,
            switch=n % 9 == 8,
            marked=n % 11 == 0,
        )
        for n in range(count)
    )


TOLD = (("thread 1", "safe_print('a', file=f0)"),)


def case(rows: tuple[Row, ...] = ROWS, **more: Any) -> Case:
    return Case("an outcome", rows=rows, **more)


def failed(
    clause: str, rows: tuple[Row, ...], schedule: str = "6a-4j", message: str = "seen"
) -> Check:
    example = Counterexample(
        SCENARIO, schedule, 1, 2, told=TOLD, timeline=rows, explanation=SENTENCE, conflict=CONFLICT
    )
    return Check(clause, "a title", "failed", 0.0, 35.0, "race", message, example)


def failing_page(*checks: Check, source: str = SOURCE, **more: Any) -> str:
    """The page on a submission that fails."""
    one = graded(verdict(*(checks or (failed("3.2", ROWS),)), **more))
    return page_of(type(one)(one.verdict, one.file, one.again, one.warning, source.encode()))


def body(page: str) -> str:
    """What stands between the style and the script."""
    return re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
