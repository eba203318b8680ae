"""A crash of ours is exit code 3 and one line. It is never a zero: no format has a report then, in no file."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from grader.cli.main import run
from grader.cli.options import FORMATS
from grader.judge import grading, hunt
from grader.records.wire import Load, Request
from grader.report.classroom50 import ENVIRONMENT
from grader.sandbox.worker import Worker
from tests.cli.running import ROOT

SOLUTIONS = ROOT / "solutions"


def fails(*_: Any, **__: Any) -> Any:
    raise ZeroDivisionError("of ours")


def told(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> str:
    """The line on standard error of a command that the grader breaks on."""
    outputs = [f"--output={form}={form}.out" for form in FORMATS]
    code = run([*arguments, "--html", "page.html", *outputs, "--effort", "quick"])
    out, err = capsys.readouterr()
    assert (code, out, err.count("\n")) == (3, "", 1), err
    assert "the grader itself broke, which costs no points" in err
    assert [file.name for file in folder.iterdir()] == ["summary.md"]
    assert (folder / "summary.md").read_text() == ""
    return err


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GRADE_DEBUG", raising=False)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    for names in ENVIRONMENT.values():
        monkeypatch.setenv(names[0], "1")
    (tmp_path / "summary.md").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (hunt, "draw"),
        (hunt, "failure_of"),
        (grading, "minimise"),
        (grading, "run_again"),
        (grading, "quickest"),
    ],
)
def test_an_error_in_the_judge_is_no_report_in_any_format(
    module: Any,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(module, name, fails)
    fails_somewhere = ROOT / "tests" / "mutants" / "ex03" / "no_lock.py"
    line = told(capsys, tmp_path, "exercise", "3", "--path", str(fails_somewhere))
    assert "ZeroDivisionError: of ours" in line


@pytest.mark.parametrize("form", FORMATS)
def test_an_error_while_a_report_is_made_leaves_none(
    form: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(f"{FORMATS[form]}.write", fails)
    told(
        capsys, tmp_path, "exercise", "3", "--path", str(ROOT / "exercises" / "ex03_safe_print.py")
    )


def test_one_exercise_that_breaks_us_leaves_no_zero_for_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ask = Worker.ask

    def kill_at_the_second(
        worker: Worker, request: Request, seconds: float | None = None
    ) -> object:
        if isinstance(request, Load) and request.exercise == "pool_map":
            parent = int(Path(f"/proc/{worker.pid}/stat").read_text().rpartition(")")[2].split()[1])
            os.kill(parent, signal.SIGKILL)
        return ask(worker, request, seconds)

    monkeypatch.setattr(Worker, "ask", kill_at_the_second)
    line = told(capsys, tmp_path, "all", "--path", str(SOLUTIONS), "--only", "1,2")
    assert "the parent of the workers is gone" in line
