from __future__ import annotations

import json
from pathlib import Path

import pytest

from .running import STUB, grade, quick

BAD = {
    "empty": (b"", "missing-name", 0),
    "too large": (b"#" * 10_000_000, "too-large", 0),
    "just too large": (b"#" * (256 * 1024 + 1), "too-large", 0),
    "not UTF-8": (b"\ns = '\xff'\n", "encoding", 2),
    "UTF-16": ("x = 1\n".encode("utf-16"), "encoding", 1),
    "NUL": (b"\nx = 1\0\n", "syntax-error", 2),
    "syntax": (b"\n\ndef f(:\n", "syntax-error", 3),
    "stub": (STUB.read_bytes(), "not-implemented", len(STUB.read_text().splitlines())),
    "no such module": (b"import nonexistent_module\n", "import-error", 1),
    "error at import": (b"x = 1\n1 / 0\n", "error-at-import", 2),
    "exits at import": (b"raise SystemExit(4)\n", "exits", 1),
    "reads": (b"name = input()\n", "reads-stdin", 1),
    "prints": (b"for i in range(1_000_000): print('line', i)\n", "too-much-output", None),
    "threads": (
        b"import threading, time\nthreading.Thread(target=time.sleep, args=(1e9,)).start()\n",
        "threads-at-import",
        2,
    ),
    "for ever": (b"while True: pass\n", "stuck-at-import", None),
    "return outside a function": (b"x = 1\nreturn x\n", "syntax-error", 2),
    "another process": (b"import os\nos.system('true')\n", "not-supported", 2),
    "async": (b"async def safe_print(*values): pass\n", "wrong-kind", 1),
    "not a function": (b"safe_print = 3\n", "wrong-kind", None),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_submission_is_a_problem_with_file_and_line(what: str, tmp_path: Path) -> None:
    source, kind, line = BAD[what]
    (tmp_path / "sub.py").write_bytes(source)
    ended = quick(tmp_path / "sub.py", "--format", "json")
    verdict = json.loads(ended.out)
    problem = verdict["problem"]
    assert (ended.code, ended.err) == (1, "")
    assert (problem["kind"], problem["file"]) == (kind, "sub.py")
    assert line is None or problem["line"] == line
    assert problem["message"].startswith("sub.py")
    assert (verdict["passed"], verdict["score"], verdict["max_score"]) == (False, 0.0, 100.0)
    assert "passed" not in {check["status"] for check in verdict["checks"]}


def test_the_text_report_says_it_once_and_shows_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "sub.py").write_text("x = 1\ndef f(:\n")
    ended = quick(tmp_path / "sub.py")
    assert ended.code == 1
    assert ended.out.count("sub.py, line 2: invalid syntax") == 1
    assert "Traceback" not in ended.out + ended.err


def test_the_size_of_a_file_that_is_too_large_is_told(tmp_path: Path) -> None:
    (tmp_path / "sub.py").write_bytes(b"#" * 10_000_000)
    assert "10,000,000 bytes" in quick(tmp_path / "sub.py").out


def test_what_an_exception_says_commands_no_terminal(tmp_path: Path) -> None:
    (tmp_path / "sub.py").write_text(
        "raise ValueError('[red]a[/] \\x1b[31m \\u202e \\n::error::x')\n"
    )
    ended = quick(tmp_path / "sub.py", COLUMNS="200")
    assert r"ValueError: [red]a[/] \x1b[31m \u202e \n::error::x" in ended.out


@pytest.mark.parametrize(
    "name", ["my file's.py", "noending", "[red]x.py", "日本.py", "a\nb.py", "-x.py"]
)
def test_a_file_may_have_any_name(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"def f(:\n")
    ended = grade("exercise", "3", "--effort", "quick", f"--path={name}", cwd=tmp_path)
    assert (ended.code, ended.err) == (1, "")
    assert name.replace("\n", r"\n") + ", line 1: invalid syntax" in ended.out
