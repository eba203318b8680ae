from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from grader.report import markdown
from grader.report.graded import Total

from .totals import HOSTILE, TOTALS, written


def rendered(total: Total) -> str:
    """As a reader that takes HTML in Markdown would see it."""
    return str(MarkdownIt("gfm-like", {"linkify": False}).render(written(markdown, total)))


@pytest.mark.parametrize("total", TOTALS.values(), ids=TOTALS)
def test_nothing_hostile_becomes_markup(total: Total) -> None:
    page = re.sub(r"<code.*?</code>", "", rendered(total), flags=re.DOTALL)
    assert not set(re.findall(r"</?(\w+)", page)) - {
        *("h2", "h3", "h4", "p", "pre", "table", "thead", "tbody", "tr", "th", "td")
    }
    assert "add-mask" not in page


def test_the_table_has_a_row_for_each_clause() -> None:
    page = rendered(TOTALS["failed"])
    assert page.count("<tr>") == 1 + 3
    assert "0 of 35" in page


def test_the_timeline_is_shown_as_it_is() -> None:
    assert "badly placed switch to seen" in rendered(TOTALS["failed"])


@pytest.mark.parametrize("text", ["a", "`", "``", " `a` ", "```\n", HOSTILE])
def test_a_span_shows_its_text_whatever_it_holds(text: str) -> None:
    html = MarkdownIt().renderInline(markdown.span(text))
    assert html.count("<code>") == 1
    assert html.startswith("<code>")
    assert html.endswith("</code>")


@pytest.mark.parametrize("text", ["a", "```\n# b", "````\n~~~", "    ```"])
def test_a_block_shows_its_text_whatever_it_holds(text: str) -> None:
    html = MarkdownIt().render(markdown.fenced(text))
    assert html == f'<pre><code class="language-text">{text}\n</code></pre>\n'
