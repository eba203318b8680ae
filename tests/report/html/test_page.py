from __future__ import annotations

import html
from html.parser import HTMLParser

import pytest

from grader.records.finding import Note, Problem
from grader.records.verdict import Check
from grader.report.graded import Graded, Total
from grader.report.html.page import page
from grader.report.html.verdicts import MOST_ROWS, page_of, page_of_all
from grader.report.visible import visible

from ..verdicts import EVIL, graded, verdict
from .pages import CONFLICT, ROWS, SOURCE, body, case, failed, failing_page, many, row

MARKUP = "<script>alert(1)</script><b onclick='x'>\"&lt;</b>"
HOSTILE = [MARKUP, EVIL, "{{ 7 * 7 }}", "\u202eabc\u2066", "a\x00b", "</style></script>"]


class Text(HTMLParser):
    """The text of a page, and its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


@pytest.mark.parametrize(
    "said",
    [
        "Exercise 3, ex03_safe_print", "sub.py", "0 of 100 points", "0 of 35", "a title", "3.2 race", "seen",
        "adder 1 read box.n = 0 (line 5)", "safe_print('a', file=f0)", "6a-4j: needs 1 badly placed switch",
        "grade exercise 3 --path sub.py --seed 0", "sandbox: R: open", "Two threads meet at box.n", "seed", "1,571",
        "part of what went wrong", "after a badly placed switch", "2 steps left out before", "seen = box.n",
    ],
)  # fmt: skip
def test_a_failure_tells_everything_that_is_known(said: str) -> None:
    assert said in Text(body(failing_page())).text


def test_a_problem_is_told_instead_of_failures() -> None:
    check = Check("3.1", "a title", "not_run", 0.0, 35.0)
    problem = Problem("syntax-error", "line 3: no")
    shown = Text(page_of(graded(verdict(check, problem=problem)))).text
    assert "line 3: no (syntax-error)" in shown
    assert "None of the 1 clauses could be checked." in shown
    assert "not run" in shown


def test_a_submission_that_passed_says_so() -> None:
    check = Check("3.1", "a title", "passed", 35.0, 35.0)
    shown = page_of(graded(verdict(check, passed=True, score=100.0)))
    assert 'class="passed"' in shown
    assert 'class="case"' not in shown


def test_several_submissions_stand_on_one_page_with_what_they_come_to() -> None:
    one = graded(verdict(failed("3.2", ROWS)))
    shown = page_of_all(Total((one, one), 0, "normal"))
    assert "0 of 200 points; 0 of 2 exercises passed." in shown
    assert shown.count('href="#s') == shown.count('<section id="s') == 2


def test_a_counterexample_of_two_clauses_is_shown_once() -> None:
    shown = failing_page(failed("3.2", ROWS), failed("R4", ROWS))
    assert shown.count('class="walk"') == 1
    assert "In the same run as 3.2, above." in shown


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_students_wrote_stays_text(hostile: str) -> None:
    rows = (
        row(0, 1, hostile, 0, thread=hostile),
        row(1, 1, hostile, 1, thread=hostile, switch=True),
    )
    told = case(
        rows,
        message=hostile,
        sentence=hostile,
        facts=((hostile, hostile),),
        again=hostile,
        note=hostile,
    )
    shown = page(hostile, hostile, [told], ((hostile, hostile),), [hostile])
    harmless = page(
        "a", "a", [case((row(0, 1, "a", 0, thread="a"), row(1, 1, "a", 1, thread="a")))]
    )
    seen = Text(body(shown))
    assert not set(seen.text) & set("\x00\x1b\x07\r\u202e\u2066\u200b\x9b\ud800")
    assert seen.text.count(visible(hostile)) > 10
    assert set(seen.tags) - set(Text(body(harmless)).tags) <= {
        "dl",
        "div",
        "dt",
        "dd",
        "p",
        "strong",
        "footer",
    }
    shown.encode()


def test_a_hostile_verdict_stays_text() -> None:
    check = failed("3.2", ROWS, message=MARKUP)
    one = Graded(
        verdict(check, integrity=(Note(MARKUP, MARKUP, 1),)),
        MARKUP,
        MARKUP,
        MARKUP,
        MARKUP.encode(),
    )
    assert "<script>alert" not in page_of(one)


def test_the_page_names_nothing_that_a_browser_would_fetch() -> None:
    shown = failing_page()
    assert "default-src 'none'" in html.unescape(shown)
    for reference in ("http:", "https:", "url(", "@import", " src="):
        assert reference not in shown


def test_the_same_verdict_gives_the_same_page() -> None:
    assert failing_page() == failing_page()


def test_names_in_a_sentence_are_set_as_code() -> None:
    assert "<code>box.n</code> = 0" in page("t", "", [case(sentence="read `box.n` = 0")])
    assert "one ` alone" in page("t", "", [case(sentence="one ` alone")])


def test_a_page_without_timelines_needs_no_walking() -> None:
    assert 'class="walk"' not in page("t", SOURCE, [case((), conflict=CONFLICT)])


def test_the_page_of_a_failure_is_small() -> None:
    assert len(failing_page(failed("3.2", many(60))).encode()) < 60_000


def test_the_page_of_many_long_failures_stays_under_200_kb() -> None:
    checks = [failed(str(n), many(60), f"{n}-1s", "m" * 700) for n in range(12)]
    source = "\n".join(f"    some_call(of_{n}, code)  # {'x' * n}" for n in range(2_000))
    shown = failing_page(*checks, source=source)
    assert len(shown.encode()) < 200_000
    assert shown.count('<g class="s ') <= MOST_ROWS
