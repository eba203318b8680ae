"""Submissions that are alike, as they stand on the class's page, and a page for each pair of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.batch.passages import Passages, passages
from grader.batch.results import Result, Results
from grader.batch.similar import MOST_TEXT, Pair, Similar
from grader.judge.stubs import stub_of
from grader.records.exercise import find
from grader.records.source import text_of
from grader.report.html.class_content import Alike, Link, PairPage, Side
from grader.report.html.class_pages import pair_page
from grader.report.wording import title_of


class SideBySide:
    """Gathers submissions as they stream by; then `pages`, then `found` and `note`."""

    def __init__(self, results: Results, links: Sequence[Link]) -> None:
        self._rows, self._links = results.rows, links
        self._similar = Similar({number: _stub(number) for number in results.exercises})
        self._found: list[Alike] = []
        self._more = 0

    def add(self, result: Result, student: int, source: bytes) -> None:
        """One more submission."""
        if source and result.where:
            self._similar.add(result.exercise, student, result.where, source)

    def pages(self) -> Iterator[tuple[str, str]]:
        """The names of files and the pages for them, each pair's sources read again for it."""
        for exercise, pairs, more in self._similar.pairs():
            self._more += more
            for number, pair in enumerate(pairs, 1):
                name = f"alike-{exercise}-{number}.html"
                page = self._page(pair)
                left, right = (self._students(side) for side in (pair.left, pair.right))
                self._found.append(Alike(exercise, left, right, page.common, name))
                yield name, pair_page(page)

    def found(self) -> tuple[Alike, ...]:
        """The pairs of which there are pages."""
        return tuple(self._found)

    def note(self) -> str:
        """How many more there are."""
        return f"{self._more:,} more pairs have less in common." if self._more else ""

    def _page(self, pair: Pair) -> PairPage:
        results = [self._result(pair.exercise, side[0][0]) for side in (pair.left, pair.right)]
        sources = [text_of(result.source())[:MOST_TEXT] for result in results]
        shared = passages(sources[0], sources[1], self._similar.stub(pair.exercise))
        sides = [
            Side(self._students(who), result.where, source, one.own, one.shared)
            for who, result, source, one in zip(
                (pair.left, pair.right), results, sources, shared, strict=True
            )
        ]
        return PairPage(title_of(pair.exercise), _common(pair, shared), (sides[0], sides[1]))

    def _students(self, side: tuple[tuple[int, ...], ...]) -> tuple[Link, ...]:
        return tuple(self._links[student] for submission in side for student in submission)

    def _result(self, exercise: int, student: int) -> Result:
        results = self._rows[student].results
        return next(result for result in results if result.exercise == exercise)


def _common(pair: Pair, shared: tuple[Passages, Passages]) -> str:
    left, right = shared
    if pair.same:
        return f"the same text, blanks aside: {len(left.own)} lines that do not stand in the stub"
    return (
        f"{len(left.shared)} of {len(left.own)} lines of the one and {len(right.shared)} of {len(right.own)} of the other "
        "are part of passages that both have"
    )


def _stub(number: int) -> str:
    exercise = find(str(number))
    return text_of(stub_of(exercise)) if exercise else ""
