"""The page on an exploration: each way to end, with its timeline beside the source."""

from __future__ import annotations

from grader.records.exploration import Exploration, Outcome
from grader.report.exploration_text import KINDS, is_explained, schedule_text, searched, shown
from grader.report.fewer import fewer, share
from grader.report.html.content import Case, Facts
from grader.report.html.page import page
from grader.report.visible import cut

MOST_ROWS = 280  # of all timelines together, as on the page of a failed exercise
_OUTPUT = 1_500  # characters of an output


def page_of(exploration: Exploration, source: str, again: str) -> str:
    """The page. again: the command that explores the script once more; source: the script's text."""
    places = shown(exploration.outcomes)
    outcomes = [exploration.outcomes[place - 1] for place in places]
    most = share([len(one.timeline) for one in outcomes if is_explained(one)], MOST_ROWS)
    cases = [
        _case(place, one, exploration.schedules, most, again)
        for place, one in zip(places, outcomes, strict=True)
    ]
    problem = exploration.problem
    remarks = [searched(exploration), *exploration.remarks]
    if problem is not None:
        remarks = [problem.message]
    called = f", {exploration.call}()" if exploration.call else ""
    return page(f"{exploration.file}{called}: ways to end", source, cases, remarks=remarks)


def _case(place: int, outcome: Outcome, schedules: int, most: int, again: str) -> Case:
    facts = [("how often", f"{outcome.count:,} of {schedules:,} schedules")]
    if outcome.output:
        facts.append(("output", cut(outcome.output, _OUTPUT)))
    if outcome.threads_left:
        facts.append(("left", ", ".join(outcome.threads_left)))
    facts.append(("schedule", schedule_text(outcome)))
    explained = is_explained(outcome)
    command = f"{again} --schedule {outcome.schedule}" if outcome.schedule else again
    return Case(
        f"{place}. {KINDS[outcome.kind]}",
        outcome.value,
        outcome.explanation,
        _facts(facts),
        outcome.conflict,
        fewer(outcome.timeline, most) if explained else (),
        command,
    )


def _facts(facts: list[tuple[str, str]]) -> Facts:
    return tuple(facts)
