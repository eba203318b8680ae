"""Writes all pages about a class: `report/` for the teacher, `feedback/` for each student."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from grader.batch.feedback import called, digest_of, feedback_of, part_of
from grader.batch.file_names import file_names
from grader.batch.glance import glance
from grader.batch.results import Results, Row
from grader.batch.side_by_side import SideBySide
from grader.batch.tally import Tally
from grader.batch.writing import write_whole
from grader.report import markdown
from grader.report.feedback import Part
from grader.report.html.class_content import Link
from grader.report.html.class_pages import class_page
from grader.report.html.document import carries
from grader.report.html.verdicts import page_of_feedback

REPORT, FEEDBACK = "report", "feedback"
_BEGINNING = 200  # bytes


def write_pages(results: Results, out: Path) -> None:
    """Write `report/index.html` and what it links to, and `feedback/NAME.html` and `NAME.md` for each student, in the folder
    `out`. What is in these two folders from an earlier run is replaced; a student's files are left alone if nothing of them
    has changed.

    Holds one student's verdicts at a time. Equal results give equal files. Raises OSError where a file cannot be written.
    """
    report, feedback = _Folder(out / REPORT), _Folder(out / FEEDBACK)
    names = file_names(row.student for row in results.rows)
    links = [Link(called(row), f"../{FEEDBACK}/{names[row.student]}.html") for row in results.rows]
    tally, alike = Tally(results), SideBySide(results, links)
    for number, row in enumerate(results.rows):
        parts = tuple(_parts(row, number, alike))
        _write_feedback(feedback, names[row.student], row, parts)
        tally.add(row, links[number], [part.graded for part in parts])
    for name, page in alike.pages():
        report.write(name, page)
    report.write("index.html", class_page(glance(results, tally, alike.found(), alike.note())))
    for folder in (report, feedback):
        folder.leave_nothing_else()


def _parts(row: Row, number: int, alike: SideBySide) -> Iterator[Part]:
    for result in row.results:
        source = result.source()
        alike.add(result, number, source)
        yield part_of(result, result.verdict(), source)


def _write_feedback(folder: _Folder, name: str, row: Row, parts: tuple[Part, ...]) -> None:
    feedback = feedback_of(row, parts)
    made_of = digest_of(feedback)
    page, text = f"{name}.html", f"{name}.md"
    if carries(folder.beginning(page), made_of) and folder.beginning(text):
        folder.keep(page, text)
        return
    lines = io.StringIO()
    markdown.write_feedback(feedback, lines)
    folder.write(text, lines.getvalue())  # before the page, which says that both are there
    folder.write(page, page_of_feedback(feedback, made_of))


class _Folder:
    """A folder that is ours alone."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._written: set[str] = set()

    def write(self, name: str, text: str) -> None:
        """Write a file. Whoever looks sees the whole of it, or what was there before."""
        write_whole(self._path / name, text.encode("utf-8", "backslashreplace"), lasting=False)
        self.keep(name)

    def keep(self, *names: str) -> None:
        """Leave these files as they are."""
        self._written.update(names)

    def beginning(self, name: str) -> bytes:
        """What a file begins with; nothing if there is none."""
        try:
            with (self._path / name).open("rb") as file:
                return file.read(_BEGINNING)
        except FileNotFoundError:
            return b""

    def leave_nothing_else(self) -> None:
        """Remove what earlier runs have written and this one has not, and what a run that was killed was writing."""
        for pattern in ("*.html", "*.md", ".*.tmp"):
            for file in self._path.glob(pattern):
                if file.name not in self._written:
                    file.unlink()
