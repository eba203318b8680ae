"""An exercise as a file of tests, its clauses as test items. Nothing here looks into the file."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from grader.checks.registry import suite_of
from grader.checks.suite import Clause
from grader.records.exercise import Exercise
from grader.records.verdict import Check
from grader.report.graded import Graded
from grader.report.told import headline, line_of, notes, told
from grader.report.wording import points


class NotHeld(Exception):  # noqa: N818 - says what happened
    """A clause does not hold. The message is the report."""


class NotGraded(Exception):  # noqa: N818 - says what happened
    """There is no verdict: the file cannot be read, or the grader itself broke. The message is one line."""


class ExerciseFile(pytest.File):
    """A submission. It is graded once, when the first of its items runs."""

    exercise: Exercise
    _outcome: Graded | NotGraded | None = None

    @classmethod
    def of(cls, parent: pytest.Collector, path: Path, exercise: Exercise) -> Self:
        """The node for the file at `path`."""
        node: Self = cls.from_parent(parent, path=path)
        node.exercise = exercise
        return node

    def collect(self) -> Iterator[ClauseItem]:
        """An item for each clause, in the order of the exercise."""
        for clause in suite_of(self.exercise).clauses:
            yield ClauseItem.of(self, clause)

    def graded(self) -> Graded:
        """The verdict. Raises NotGraded."""
        if self._outcome is None:
            option = self.config.option
            grading = importlib.import_module("grader.plugin.grading")
            try:
                self._outcome = grading.graded(
                    self.path, self.exercise, option.grade_seed, option.grade_effort,
                    option.grade_require_sandbox,
                )  # fmt: skip
            except grading.FAILURES as error:
                self._outcome = NotGraded(grading.told(error))
        if isinstance(self._outcome, NotGraded):
            raise self._outcome
        assert self._outcome is not None
        return self._outcome


class ClauseItem(pytest.Item):
    """One clause, as a test that passes if it holds."""

    title: str

    @classmethod
    def of(cls, file: ExerciseFile, clause: Clause) -> Self:
        """The item for `clause`. Its name is the clause's number."""
        item: Self = cls.from_parent(file, name=clause.number)
        item.title = clause.title
        if file.config.pluginmanager.hasplugin("xdist"):
            item.add_marker(pytest.mark.xdist_group(file.exercise.file))
        return item

    def setup(self) -> None:
        """Grades, if no item of the file did before. Here, as a grader that breaks is no failure but an error."""
        try:
            self._file().graded()
        except NotGraded as error:
            pytest.fail(str(error), pytrace=False)

    def runtest(self) -> None:
        """Raises NotHeld if the clause does not hold, or could not be checked."""
        graded, check = self._found()
        self.user_properties.append(("points", points(check.points)))
        self.user_properties.append(("max_points", points(check.max_points)))
        for note in notes(graded):
            self.add_report_section("call", "threadgrader", note)
        if check.status != "passed":
            raise NotHeld(told(graded, check))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The report in place of a traceback of ours; its place is the student's line."""
        if not isinstance(excinfo.value, NotHeld):
            return super().repr_failure(excinfo)
        shown = excinfo.getrepr(style="value")
        if shown.reprcrash is not None:
            graded, check = self._found()
            shown.reprcrash.path = str(self.path)
            shown.reprcrash.lineno = max(line_of(graded, check), 1)
            shown.reprcrash.message = headline(graded, check)
        return shown

    def reportinfo(self) -> tuple[Path, None, str]:
        """Where it is, and how it is called in a report."""
        return self.path, None, f"{self._file().exercise.file} {self.name} {self.title}"

    def _found(self) -> tuple[Graded, Check]:
        graded = self._file().graded()
        return graded, next(c for c in graded.verdict.checks if c.clause == self.name)

    def _file(self) -> ExerciseFile:
        file = self.parent
        assert isinstance(file, ExerciseFile)
        return file
