"""Who reads a report learns that the sandbox was weak, and finds commands that work where it is read."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest

from grader.report import github, github_classroom, gradescope, junit, markdown, prairielearn, text
from grader.report.graded import Graded, Total

from .totals import fails
from .verdicts import graded, verdict

FORMATS = (github, github_classroom, gradescope, junit, markdown, prairielearn, text)
SENT_HOME = (gradescope, prairielearn)


def written(form: Any, one: Graded) -> str:
    out = io.StringIO()
    form.write_all(Total.of(one), out)
    return out.getvalue()


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.__name__)
def test_a_weak_sandbox_is_told(form: Any) -> None:
    assert "sandbox: R: open" in written(
        form, graded(verdict(fails("3.2"), sandbox=("R: limits",)))
    )


@pytest.mark.parametrize("form", [github, github_classroom, gradescope, prairielearn], ids=str)
def test_one_that_holds_is_not_worth_a_word(form: Any) -> None:
    one = graded(verdict(fails("3.2")))
    assert "sandbox" not in written(form, replace(one, warning="sandbox: B"))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.__name__)
def test_commands_name_the_path_of_this_machine_only_where_it_is_read(form: Any) -> None:
    one = replace(
        graded(verdict(fails("3.2"))),
        again="grade exercise 3 --path /autograder/submission --seed 0",
        elsewhere="grade exercise 3 --seed 0",
    )
    found = written(form, one)
    assert ("/autograder/submission" in found) == (form not in (*SENT_HOME, github_classroom))
    if form in SENT_HOME:
        assert "See it again: grade exercise 3 --seed 0" in found
        assert "grade replay 3 --seed 0 --schedule 6a-4j" in found
