"""The page about a class, put together."""

from __future__ import annotations

from grader.batch.results import Results
from grader.batch.tally import Tally
from grader.report.html.class_content import Alike, ClassPage
from grader.report.html.content import Facts


def glance(
    results: Results, tally: Tally, alike: tuple[Alike, ...] = (), similar_note: str = ""
) -> ClassPage:
    """The class at a glance. tally: of all rows of the results."""
    return ClassPage(
        title="The class at a glance",
        facts=_facts(results),
        distributions=tuple(tally.distributions()),
        held=tuple(tally.held()),
        mistakes=tally.mistakes(),
        notes=tally.notes(),
        problems=tally.problems(),
        remarks=tally.remarks(),
        left_over=tuple((one.where, one.why) for one in results.left_over),
        alike=alike,
        similar_note=similar_note,
        exercises=results.exercises,
        rows=tally.rows(),
    )


def _facts(results: Results) -> Facts:
    return (
        ("students", f"{len(results.rows):,}"),
        ("exercises", ", ".join(map(str, results.exercises))),
        ("layout", results.layout),
        ("effort", results.effort),
        ("seed", str(results.seed)),
        *(("" if index else "sandbox", line) for index, line in enumerate(results.sandbox)),
    )
