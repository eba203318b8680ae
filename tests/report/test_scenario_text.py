from __future__ import annotations

from typing import Any

import pytest

from grader.report.scenario_text import describe, plain


def call(*values: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"values": list(values), **more}


def value(kind: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "text": "t", **more}


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (call(), "safe_print(file=f0)"),
        (call(value("text"), sep="", end="!"), "safe_print('t', sep='', end='!', file=f0)"),
        (call(value("none"), value("list"), target=-1), "safe_print(None, ['t'])"),
        (call({"kind": "number", "text": "7"}, target=1), "safe_print(7, file=f1)"),
        (call(value("raises")), "safe_print(<an object whose __str__ raises ValueError>, file=f0)"),
        (
            call(value("prints", calls=[call(value("text"), target=1)])),
            "safe_print(<an object whose __str__ calls safe_print('t', file=f1) and gives 't'>, file=f0)",
        ),
    ],
)
def test_a_call_of_safe_print_reads_like_python(one: dict[str, Any], text: str) -> None:
    assert describe("safe_print", {"threads": [[one]], "files": [{}, {}]})[0] == (
        "the caller",
        text,
    )


def test_threads_files_and_times_are_told() -> None:
    late = call(value("text"), after=10, stdout=1)
    scenario = {
        "threads": [[call()], [late]],
        "files": [{"fails": 0}, {"kind": "equal", "pause": 1000.0}],
    }
    assert describe("safe_print", scenario) == [
        ("thread 1", "safe_print(file=f0)"),
        ("thread 2", "time.sleep(10)"),
        ("", "sys.stdout = f1"),
        ("", "safe_print('t', file=f0)"),
        ("f0", "has a method write, nothing else; write number 1 raises OSError"),
        ("f1", "has a method write, and is equal to every other file; each write takes 1,000 s"),
    ]


def test_an_exercise_without_words_of_its_own_gets_its_data() -> None:
    assert describe("no_such", {"focus": "9.1", "n": 2, "of": ["a"]}) == [
        ("n", "2"),
        ("of", '["a"]'),
    ]


def test_a_long_list_has_a_line_for_each_part() -> None:
    assert plain({"calls": ["x" * 40, "y" * 40]}) == [
        ("calls", f'"{"x" * 40}"'),
        ("", f'"{"y" * 40}"'),
    ]


@pytest.mark.parametrize("odd", [{}, {"threads": 3}, {"threads": [[{}]]}, [], None, "text"])
def test_a_scenario_of_another_shape_is_still_shown(odd: Any) -> None:
    assert isinstance(describe("safe_print", odd), list)
