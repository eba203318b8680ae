from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from benchmarks.made_up_results import results
from grader.batch.pages import write_pages
from grader.batch.results import Result


def digests(folder: Path) -> dict[str, str]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {str(f.relative_to(folder)): sha256(f.read_bytes()).hexdigest() for f in files}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages about a class with hostile names."""
    out = tmp_path_factory.mktemp("out")
    write_pages(results(30), out)
    return out


def test_the_same_results_give_the_same_files_whatever_was_there(out: Path, tmp_path: Path) -> None:
    write_pages(results(12), tmp_path)
    (tmp_path / "feedback" / "gone.html").write_text("of a student who has left")
    (tmp_path / "feedback" / ".77.tmp").write_text("half a pa")
    write_pages(results(30), tmp_path)
    assert digests(out) == digests(tmp_path)


def test_each_student_gets_a_page_and_a_text(out: Path) -> None:
    names = [file.name for file in (out / "feedback").iterdir()]
    assert len(names) == 60
    assert "s00029.md" in names
    assert "s00029.html" in names


def test_no_file_lies_anywhere_else(out: Path) -> None:
    assert {file.name for file in out.iterdir()} == {"report", "feedback"}
    assert not [file for file in out.rglob("*") if file.is_dir() and file.parent != out]


def test_no_page_runs_what_a_student_wrote(out: Path) -> None:
    for file in out.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert text.count("<script>") == (0 if file.name.startswith("alike") else 1)
        assert "<img" not in text
        assert "default-src &#39;none&#39;" in text
        assert "http" not in text.replace("http-equiv", "")


def test_what_has_not_changed_is_not_written_again(tmp_path: Path) -> None:
    made = results(12)
    write_pages(made, tmp_path)
    times = {file: file.stat().st_mtime_ns for file in (tmp_path / "feedback").iterdir()}
    first, *others = made.rows
    (tmp_path / "feedback" / "s00011.md").unlink()
    write_pages(replace(made, rows=(replace(first, total=first.total - 1), *others)), tmp_path)
    again = {file: file.stat().st_mtime_ns for file in (tmp_path / "feedback").iterdir()}
    changed = {file.stem for file, time in times.items() if again[file] != time}
    assert len(changed) == 2
    assert "s00011" in changed
    assert set(again) == set(times)


def test_how_long_grading_took_is_on_no_page(out: Path, tmp_path: Path) -> None:
    def slower(result: Result) -> Result:
        verdict = result.verdict()
        return replace(
            result, verdict=lambda: verdict and msgspec.structs.replace(verdict, seconds=9.75)
        )

    made = results(30)
    rows = (replace(row, results=tuple(map(slower, row.results))) for row in made.rows)
    write_pages(replace(made, rows=tuple(rows)), tmp_path)
    assert digests(out) == digests(tmp_path)


def test_a_class_of_nobody_has_a_page(tmp_path: Path) -> None:
    write_pages(replace(results(1), rows=()), tmp_path)
    assert "nobody yet" in (tmp_path / "report" / "index.html").read_text()


def test_an_exercise_of_the_teachers_own_has_a_page(tmp_path: Path) -> None:
    made = results(1, hostile=False)
    one = replace(made.rows[0].results[0], exercise=77, verdict=lambda: None)
    write_pages(
        replace(made, exercises=(77,), rows=(replace(made.rows[0], results=(one,)),)), tmp_path
    )
    assert "Exercise 77" in (tmp_path / "feedback" / "s00000.md").read_text()


def test_what_has_no_points_yet_is_said_and_not_counted(tmp_path: Path) -> None:
    made = results(2, hostile=False)
    first, second = made.rows
    broke = Result(
        1, 0.0, 100.0, "a.py", "", "not graded: it was killed", lambda: None, bytes, True
    )
    rows = (replace(first, results=(broke, *first.results[1:])), second)
    write_pages(replace(made, rows=rows), tmp_path)
    text = (tmp_path / "feedback" / "s00000.md").read_text()
    assert "no total yet" in text
    assert "not graded: it was killed" in text
    index = (tmp_path / "report" / "index.html").read_text()
    assert "Exercise 1: no points yet" in index
    assert "of 1 have all of them" in index
