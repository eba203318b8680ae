from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from grader.records.exploration import OUTCOME_KINDS
from grader.records.schedule import from_text

from .running import Ended, grade

COUNTER = """
from threading import Thread
count = 0
def work():
    global count
    count += 1
def main():
    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return count
def needs(argument): ...
number = 3
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "counter.py").write_text(COUNTER)
    return tmp_path


def explore(folder: Path, file: str, *arguments: str, content: str | bytes | None = None) -> Ended:
    if content is not None:
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / file).write_bytes(raw)
    return grade("explore", file, "--effort", "quick", *arguments, cwd=folder)


def test_the_text_names_every_way_to_end_and_the_command_for_one(folder: Path) -> None:
    ended = explore(folder, "counter.py", "--call", "main")
    assert (ended.code, ended.err) == (0, "")
    assert "counter.py, main(): 2 ways to end" in ended.out
    again = ended.out.splitlines()[-1]
    command = "grade explore counter.py --call main --schedule 7a-5r"
    assert again == f"See number 2 again: {command}"
    shown = grade(*command.split()[1:], cwd=folder)
    assert shown.code == 0
    assert "   returned  1\n" in shown.out
    assert "Both threads read `count` = 0" in shown.out


def test_json_is_one_object_and_the_same_each_time(folder: Path) -> None:
    one, other = (
        explore(folder, "counter.py", "--call", "main", "--format", "json") for _ in range(2)
    )
    assert (one.code, one.err) == (0, "")
    assert one.out == other.out
    found: dict[str, Any] = json.loads(one.out)
    assert (found["schema"], found["file"], found["call"]) == (1, "counter.py", "main")
    assert (found["exhausted"], found["bound"]) == (True, "2 preemptions")
    assert [outcome["value"] for outcome in found["outcomes"]] == ["2", "1"]
    assert {outcome["kind"] for outcome in found["outcomes"]} <= set(OUTCOME_KINDS)
    assert sum(outcome["count"] for outcome in found["outcomes"]) == found["schedules"]
    assert all(from_text(o["schedule"]) is not None for o in found["outcomes"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.py",), "'nowhere.py' is not there."),
        (("conter.py",), "Did you mean 'counter.py'?"),
        (("counter.py/x",), "is not there"),
        (("",), "FILE is empty"),
        (("folder",), "is a folder"),
        (("pipe",), "is not a regular file"),
        (("/dev/null",), "is not a regular file"),
        (("counter.py", "--call", "nothing"), "it defines no such name; functions: work, main,"),
        (("counter.py", "--call", "number"), "it is an int, which cannot be called"),
        (("counter.py", "--call", "needs"), "missing a required argument: 'argument'"),
        (("counter.py", "--call", "a.b"), "'a.b' is no name of a function"),
        (("counter.py", "--schedule", "7a-xx"), "is not whole"),
        (("counter.py", "--schedule", "7"), "is not a schedule"),
        (("counter.py", "--effort", "slow"), "'quick', 'normal', 'thorough'"),
        ((), "FILE"),
    ],
)
def test_wrong_usage_is_one_line_and_code_2(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe")
    ended = grade("explore", *arguments, cwd=folder)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert said in ended.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("def f(:", "odd.py, line 1: invalid syntax (syntax-error)"),
        (b"x = '\xff'", "odd.py, line 1: is not UTF-8 text: save it as UTF-8 (encoding)"),
        ("#" * 300_000, "has 300,000 bytes"),
    ],
)
def test_what_cannot_be_run_is_one_line_and_code_1(
    folder: Path, content: str | bytes, said: str
) -> None:
    ended = explore(folder, "odd.py", content=content)
    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert said in ended.err


def test_json_tells_of_a_problem_too(folder: Path) -> None:
    ended = explore(folder, "odd.py", "--format", "json", content="def f(:")
    found = json.loads(ended.out)
    assert (ended.code, found["problem"]["kind"], found["outcomes"]) == (1, "syntax-error", [])


def test_whatever_a_script_does_the_code_is_0_and_nothing_odd_reaches_the_terminal(
    folder: Path,
) -> None:
    content = "print('\\x1b[31m\\u202e')\nsum(iter(int, 1))"
    ended = explore(folder, "odd.py", content=content)
    assert (ended.code, ended.err) == (0, "")
    assert "used more than 3 seconds of processor time in one run" in ended.out
    ended = explore(folder, "odd.py", content=content.replace("sum", "exit"))
    assert "| \\x1b[31m\\u202e\n" in ended.out
    assert ended.out.isascii()


def test_a_page_is_written_too(folder: Path) -> None:
    ended = explore(
        folder, "counter.py", "--call", "main", "--effort", "quick", "--html", "page.html"
    )
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert (ended.code, ended.err) == (0, "grade: the page is in page.html\n")
    assert "2. comes to its end" in page
    assert "<svg" in page


def test_a_page_that_cannot_be_written_is_told_before_anything_is_run(folder: Path) -> None:
    ended = explore(folder, "counter.py", "--html", "no/such/folder.html")
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
