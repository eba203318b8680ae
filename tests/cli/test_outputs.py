"""`--format` and `--output FORMAT=FILE`: what goes where, and what is said when it cannot go there."""

from __future__ import annotations

import base64
import json
import os
import subprocess
from pathlib import Path

import pytest
from junitparser import JUnitXml

from grader.cli.errors import NotWritable, OutputFailed, WrongUsage
from grader.cli.options import FORMATS, Options
from grader.cli.outputs import finish, outputs_of, ready
from grader.judge.effort import EFFORTS

from ..report.totals import FAILED, TOTALS
from .running import COMMAND, NO_LOCK, SOLUTION, environment, grade, quick

CLASSROOM50 = {
    "CLASSROOM": "c", "ASSIGNMENT": "a", "SUBMISSION_TAG": "submit/1", "OWNER": "ada",
    "COMMIT_URL": "https://c", "RELEASE_URL": "https://r",
}  # fmt: skip
FILES = ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_WORKSPACE")


@pytest.fixture(autouse=True)
def outside_of_any_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*FILES, *CLASSROOM50, "USERNAME", "REVIEW_URL"):
        monkeypatch.delenv(name, raising=False)


def options(*outputs: tuple[str, str], form: str = "text", html: str | None = None) -> Options:
    return Options("x", 0, EFFORTS["quick"], form, html, outputs)


def test_one_grading_gives_all_the_reports_that_were_asked_for(tmp_path: Path) -> None:
    files = {form: tmp_path / f"{form}.out" for form in FORMATS}
    asked = [part for form, file in files.items() for part in ("--output", f"{form}={file}")]
    summary = tmp_path / "summary"
    ended = quick(
        NO_LOCK, "--format", "json", *asked, GITHUB_STEP_SUMMARY=str(summary), **CLASSROOM50
    )
    assert ended.code == 1
    assert ended.err.splitlines() == [
        f"grade: the {form} report is in {file}" for form, file in files.items()
    ]
    assert files["json"].read_text() == ended.out
    assert [s.failures for s in JUnitXml.fromfile(str(files["junit"]))] == [1]
    assert json.loads(files["gradescope"].read_text())["score"] == 65.0
    assert json.loads(files["classroom50"].read_text())["score"] == 65
    assert json.loads(files["prairielearn"].read_text())["score"] == 0.65
    assert "\n::" not in files["text"].read_text()
    assert files["github"].read_text().startswith("::error file=")
    assert summary.read_text() == files["markdown"].read_text()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("junit", r"'junit' has no '='.*--output junit=report.xml"),
        ("", "'' has no '='"),
        ("xml=a", "no format 'xml'"),
        ("junt=a", "Did you mean 'junit'"),
        ("JUNIT=a", "Did you mean 'junit'"),
        ("=a", "no format ''"),
        ("html=a", "say --html FILE"),
        ("json\x1b=a", "no format"),
    ],
)
def test_what_is_no_output_is_refused_with_what_to_do(given: str, said: str) -> None:
    with pytest.raises(WrongUsage, match=said):
        outputs_of(["json=ok", given])


def test_a_file_name_may_hold_an_equals_sign() -> None:
    assert outputs_of(["json=a=b"]) == (("json", "a=b"),)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("", r"--output json is empty"),
        ("nowhere/x", r"--output json 'nowhere/x': there is no folder"),
        (".", "is a folder"),
        ("/dev/null", "is not a regular file"),
        ("/proc/x", "cannot be written"),
        ("submission.py", "is the submission itself"),
    ],
)
def test_a_place_that_cannot_be_written_is_refused_before_grading(
    file: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("submission.py").touch()
    with pytest.raises(NotWritable, match=said):
        ready(options(("json", file)), Path("submission.py"))


def test_two_reports_need_two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("link").symlink_to("a")
    for second in ("a", "./a", str(tmp_path / "a"), "link"):
        with pytest.raises(NotWritable, match="is the file of --output json, too"):
            ready(options(("json", "a"), ("junit", second)))
    with pytest.raises(NotWritable, match="is the file of --html, too"):
        ready(options(("json", "a"), html="a"))
    ready(options(("json", "a"), ("json", "b"), html="c"))
    assert [path.name for path in tmp_path.iterdir()] == ["link"]


def test_wrong_usage_is_one_line_and_nothing_is_graded(tmp_path: Path) -> None:
    for arguments in (["--output", "x"], ["--format", "xml"], ["--output", "json=/nowhere/x"]):
        ended = grade("all", "--path", "solutions", *arguments)
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)


def test_an_old_file_stays_when_writing_fails_and_nothing_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    (tmp_path / "x").write_text("old")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputFailed, match=r"--output junit .* No space left"):
        finish(options(("junit", str(tmp_path / "x"))), FAILED)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"x": "old"}
    assert capsys.readouterr().out == ""


def test_a_closed_pipe_does_not_keep_files_from_being_written(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    arguments = ["exercise", "3", "--effort", "quick", "--path", str(NO_LOCK), "--format", "junit"]
    done = subprocess.run(
        [*COMMAND, *arguments, "--output", f"json={tmp_path / 'x.json'}"],
        env=environment(), stdout=writing, stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(writing)
    assert done.returncode == 1
    assert done.stderr.decode() == f"grade: the json report is in {tmp_path / 'x.json'}\n"
    assert json.loads((tmp_path / "x.json").read_text())["score"] == 65.0


def test_classroom_50_takes_a_failure_for_a_result(tmp_path: Path) -> None:
    ended = quick(NO_LOCK, "--format", "classroom50", **CLASSROOM50)
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["score"] == 65
    aside = f"classroom50={tmp_path / 'result.json'}"
    assert quick(NO_LOCK, "--output", aside, **CLASSROOM50).code == 1


def test_a_submission_that_cannot_be_run_is_a_result_for_classroom_50(tmp_path: Path) -> None:
    (tmp_path / "sub.py").write_text("def safe_print(:\n")
    ended = quick(tmp_path / "sub.py", "--format", "classroom50", **CLASSROOM50)
    assert (ended.code, json.loads(ended.out)["score"]) == (0, 0)


def test_what_the_environment_lacks_is_told_before_grading() -> None:
    for arguments in (["--format", "classroom50"], ["--output", "classroom50=x"]):
        ended = grade("all", "--path", "solutions", *arguments, CLASSROOM="c", USERNAME="ada")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == (
            "grade: The format classroom50 needs these variables in the environment, and they are "
            "not set: ASSIGNMENT, SUBMISSION_TAG, COMMIT_URL, RELEASE_URL, REVIEW_URL or COMMIT_URL.\n"
        )


def test_a_step_summary_is_added_to_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    ready(options(form="github"))
    assert summary.read_text() == "before\n"
    finish(options(("github", str(tmp_path / "log")), form="github"), TOTALS["hostile"])
    text = summary.read_text()
    assert text.startswith("before\n\n\n## threadgrader: ")
    assert text.count("## threadgrader: ") == 1


def test_a_workflow_gets_the_result_for_github_classroom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "out"))
    finish(options(form="github-classroom"), FAILED)
    name, _, value = (tmp_path / "out").read_text().partition("=")
    assert (name, value.count("\n")) == ("result", 1)
    assert json.loads(base64.b64decode(value))["version"] == 3


def test_a_file_of_the_environment_that_cannot_be_written_is_told_before_grading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "nowhere" / "x"))
    with pytest.raises(NotWritable, match="which GITHUB_STEP_SUMMARY names, cannot be written"):
        ready(options(form="github"))
    ready(options(form="junit"))


def test_only_these_exercises_count_and_a_missing_one_gets_nothing(tmp_path: Path) -> None:
    (tmp_path / SOLUTION.name).write_bytes(SOLUTION.read_bytes())
    (tmp_path / "ex01_threads.py").write_text("never read")
    arguments = ("all", "--path", tmp_path, "--effort", "quick", "--format", "json")
    ended = grade(*arguments, "--only", "3,pool_map")
    found = json.loads(ended.out)
    assert (ended.code, found["score"], found["max_score"]) == (1, 100.0, 200.0)
    assert [v["exercise"] for v in found["exercises"]] == ["ex02_pool_map", "ex03_safe_print"]
    assert found["exercises"][0]["problem"]["kind"] == "missing"
    assert (
        "is not there: hand in a file of that name" in found["exercises"][0]["problem"]["message"]
    )


def test_a_folder_without_any_of_the_wanted_exercises_is_graded(tmp_path: Path) -> None:
    ended = grade("all", "--path", tmp_path, "--only", "all", "--format", "gradescope")
    assert (ended.code, json.loads(ended.out)["score"]) == (1, 0.0)
    assert json.loads(ended.out)["tests"]


def test_an_unknown_exercise_is_not_passed_over(tmp_path: Path) -> None:
    for only in ("3,77", "", "3,", "3;1"):
        ended = grade("all", "--path", tmp_path, "--only", only)
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
