from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks.made_up_results import results
from grader.batch.pages import write_pages


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
