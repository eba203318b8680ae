"""`--html FILE`: where the page goes, and what is said when it cannot go there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from grader.cli import pages
from grader.cli.errors import NotWritable, OutputFailed

from .running import NO_LOCK, ROOT, SOLUTION, grade, quick


def test_a_page_is_written_besides_the_report(tmp_path: Path) -> None:
    plain, ended = (
        quick(NO_LOCK, "--format", "json", *more) for more in ((), ("--html", tmp_path / "x.html"))
    )
    assert (ended.code, ended.err) == (1, f"grade: the page is in {tmp_path / 'x.html'}\n")
    assert json.loads(ended.out) | {"seconds": 0} == json.loads(plain.out) | {"seconds": 0}
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "out.write(sep.join(map(str, values)) + end)" in page
    assert "mixed-output" in page
    assert [path.name for path in tmp_path.iterdir()] == ["x.html"]


def test_all_exercises_come_on_one_page(tmp_path: Path) -> None:
    (tmp_path / SOLUTION.name).write_bytes(SOLUTION.read_bytes())
    ended = grade("all", "--effort", "quick", "--path", ".", "--html", "x.html", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "grade: the page is in x.html\n")
    assert "1 of 1 exercise passed." in (tmp_path / "x.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command", [("exercise", "3", "--path", str(NO_LOCK)), ("all", "--path", "solutions")]
)
@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("", "--html is empty"),
        ("tests", "is a folder"),
        ("nowhere/", "is a folder"),
        ("nowhere/x.html", "there is no folder"),
        ("README.md/x.html", "there is no folder"),
        ("/dev/null", "is not a regular file"),
        ("/proc/x.html", "cannot be written"),
        ("a" * 300, "too long"),
        ("\x1b[31m/x", r"\x1b[31m"),
    ],
)
def test_a_place_that_cannot_be_written_is_refused_before_grading(
    command: tuple[str, ...], file: str, said: str
) -> None:
    ended = grade(*command, "--html", file)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert said in ended.err


@pytest.mark.parametrize("name", ["sub.py", "link.html", "./sub.py"])
def test_a_page_never_replaces_the_submission(tmp_path: Path, name: str) -> None:
    file = tmp_path / "sub.py"
    file.write_text("x = 1\n")
    (tmp_path / "link.html").symlink_to(file)
    with pytest.raises(NotWritable, match="is the submission itself"):
        pages.writable(str(tmp_path / name), file)


def test_looking_whether_it_can_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "old.html").write_text("old")
    pages.writable(str(tmp_path / "old.html"))
    pages.writable(str(tmp_path / "new.html"))
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"old.html": "old"}


def test_a_page_takes_the_place_of_an_old_one_even_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "old.html").write_text("old")
    (tmp_path / "link.html").symlink_to("old.html")
    pages.write_page(str(tmp_path / "link.html"), "new")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "old.html").read_text() == "new"


def test_when_writing_fails_the_old_page_stays_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    (tmp_path / "x.html").write_text("old")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputFailed, match="No space left"):
        pages.write_page(str(tmp_path / "x.html"), "new")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"x.html": "old"}


def test_jinja2_is_only_imported_for_a_page(tmp_path: Path) -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from grader.cli.main import run\n"
        f"run(['exercise', '3', '--effort', 'quick', '--path', {str(SOLUTION)!r}])\n"
        "print('jinja2' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, check=True)
    assert done.stderr.decode() == "False\n"
