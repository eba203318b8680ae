"""A verdict as a page."""

from __future__ import annotations

from dataclasses import replace

from grader.records.source import text_of
from grader.records.verdict import Counterexample, Verdict
from grader.report.failures import Shown, failures, needs
from grader.report.feedback import Feedback, Part
from grader.report.fewer import fewer, share
from grader.report.graded import Graded, Total
from grader.report.html.content import Case, Clause, Facts, Page, Section
from grader.report.html.page import render
from grader.report.scenario_text import scenario_lines
from grader.report.visible import cut
from grader.report.wording import noted, points, result, score, title

MOST_ROWS = 280  # of all timelines of one exercise together; about 350 bytes each
_LINE = 300  # characters of a line of a scenario
_LINES = 24  # lines of a scenario


def page_of(graded: Graded) -> str:
    """The page on one submission."""
    return render(Page(title(graded.verdict), (section(graded),)))


def page_of_all(total: Total) -> str:
    """The page on several submissions."""
    passed = sum(graded.verdict.passed for graded in total.exercises)
    count = len(total.exercises)
    came_to = (
        f"{points(total.score)} of {points(total.max_score)} points; {passed} of {count} "
        f"{'exercise' if count == 1 else 'exercises'} passed."
    )
    sections = tuple(section(graded) for graded in total.exercises)
    return render(Page("All exercises", sections, came_to))


def page_of_feedback(feedback: Feedback, made_of: str = "") -> str:
    """The page that a student gets. made_of: a digest for it to carry."""
    sections = tuple(map(_part, feedback.parts))
    return render(Page(feedback.student, sections, feedback.result, feedback.remarks), made_of)


def _part(part: Part) -> Section:
    if part.graded is None:
        remarks = tuple(filter(None, [part.reason]))
        return Section(part.title, "", status=part.status, result=part.result, remarks=remarks)
    return replace(section(part.graded), result=part.result)


def section(graded: Graded) -> Section:
    """All about one submission."""
    verdict = graded.verdict
    all_shown = failures(verdict)
    examples = [s.check.counterexample for s in all_shown if not s.same_as]
    most = share([len(e.timeline) for e in examples if e is not None], MOST_ROWS)
    return Section(
        title=title(verdict),
        source=text_of(graded.source),
        cases=tuple(case_of(graded, shown, most) for shown in all_shown),
        facts=_facts(graded),
        status="passed" if verdict.passed else "failed",
        result=result(verdict),
        clauses=tuple(Clause(c.clause, c.title, c.status, score(c)) for c in verdict.checks),
        problem=_problem(verdict),
        remarks=(*map(noted, verdict.integrity), *filter(None, [graded.warning])),
    )


def _facts(graded: Graded) -> Facts:
    verdict = graded.verdict
    facts = [("file", graded.file), ("seed", str(verdict.seed)), ("effort", verdict.effort)]
    if verdict.schedules:
        facts += [
            ("schedules run", f"{verdict.schedules:,}"),
            ("different histories", f"{verdict.histories:,}"),
        ]
    return tuple(facts)


def _problem(verdict: Verdict) -> str:
    if verdict.problem is None:
        return ""
    return f"{verdict.problem.message} ({verdict.problem.kind})"


def case_of(graded: Graded, shown: Shown, most: int) -> Case:
    """A clause that does not hold. most: rows of its timeline."""
    check = shown.check
    heading = f"{check.clause} {check.kind}"
    example = check.counterexample
    if shown.same_as or example is None:
        note = f"In the same run as {shown.same_as}, above." if shown.same_as else ""
        return Case(heading, check.message, again=graded.again, note=note)
    return Case(
        heading,
        check.message,
        example.explanation,
        _run(graded.verdict, example),
        example.conflict,
        fewer(example.timeline, most),
        graded.again,
    )


def _run(verdict: Verdict, example: Counterexample) -> Facts:
    lines = scenario_lines(example)
    tried = [(about, cut(text, _LINE)) for about, text in lines[:_LINES]]
    if len(lines) > _LINES:
        tried.append(("", f"… and {len(lines) - _LINES} lines more"))
    return (*tried, ("schedule", f"{example.schedule}: {needs(example)}"))
