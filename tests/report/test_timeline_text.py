"""A timeline as text fits its limits, whatever is in it."""

from __future__ import annotations

import pytest

from grader.records.explanation import Row
from grader.report.timeline_text import timeline_lines


def row(step: int, task: int = 1, **more: object) -> Row:
    given: dict[str, object] = {
        "task": task, "thread": f"Thread-{task}", "line": 10 + task, "source": "count += 1", "act": "read",
        "text": f"reads count = {step}", "time": 0.0, "step": step, "weight": 10,
    }  # fmt: skip
    return Row(**{**given, **more})  # type: ignore[arg-type]


def test_each_thread_has_a_column_of_its_own() -> None:
    lines = timeline_lines([row(0, 1), row(1, 2)], 80)
    assert lines[0].split() == ["line", "Thread-1", "Thread-2"]
    first, second = (line.index("reads") for line in lines[2:4])
    assert first == lines[0].index("Thread-1") + 2
    assert second == lines[0].index("Thread-2") + 2


def test_what_went_wrong_is_marked_and_the_switch_is_named() -> None:
    lines = timeline_lines([row(0, 1, marked=True), row(1, 2, switch=True)], 80)
    assert lines[2].startswith("  11  ! reads")
    assert "= badly placed switch to Thread-2 =" in lines[3]


def test_steps_left_out_and_time_that_passes_are_told() -> None:
    lines = timeline_lines([row(0), row(5, folded=4), row(6, time=2.5)], 80)
    assert [line.strip() for line in lines if "..." in line] == [
        "... 4 more steps",
        "... 2.5 s later",
    ]


def test_the_lines_of_the_source_stand_below() -> None:
    assert timeline_lines([row(0)], 80)[-1] == "  11: count += 1"


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("threads", [1, 2, 3, 8])
def test_it_keeps_to_its_width_and_height(width: int, threads: int) -> None:
    rows = [
        row(n, n % threads, switch=n % 3 == 1, text="writes a_very_long_name = " + "x" * (n % 90))
        for n in range(200)
    ]
    lines = timeline_lines(rows, width)
    assert 0 < len(lines) <= 25
    assert max(map(len, lines)) <= width


def test_of_many_rows_the_weightiest_stay() -> None:
    rows = [row(n, weight=1) for n in range(100)]
    rows[50] = row(50, weight=99)
    assert any("count = 50" in line for line in timeline_lines(rows, 80))


def test_a_switch_is_told_even_if_its_first_step_is_left_out() -> None:
    rows = [row(0, 1, weight=50), row(1, 2, switch=True, weight=0)]
    rows += [row(n, 2, weight=50) for n in range(2, 30)]
    assert any("badly placed switch to Thread-2" in line for line in timeline_lines(rows, 80))


def test_no_rows_no_lines() -> None:
    assert timeline_lines([], 80) == []


def test_nothing_of_a_student_commands_the_terminal() -> None:
    bad = "\x1b[2J\u202e\x07\r\n"
    shown = "\n".join(timeline_lines([row(0, text=bad, thread=bad, source=bad)], 80))
    assert shown.isprintable() or set(shown) - {"\n"} <= {c for c in shown if c.isprintable()}
