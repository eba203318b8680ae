"""The pages about a class in a real browser. A made-up class of 2,000 students shows that the page bears it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from benchmarks.made_up_results import HOSTILE, results
from grader.batch.feedback import part_of
from grader.batch.glance import glance
from grader.batch.pages import write_pages
from grader.batch.results import Results
from grader.batch.tally import Tally
from grader.report.html.class_content import ClassPage, Link
from grader.report.html.class_pages import class_page

from .browser import Browser

SHOWN = "return [...document.querySelectorAll('.students tbody tr:not([hidden])')]"
IDS = f"{SHOWN}.map(row => row.cells[0].textContent)"
TOTALS = f"{SHOWN}.map(row => Number(row.cells[9].textContent))"
STATUS = "return document.querySelector('.shown').textContent"
TEXT = "return document.body.innerText"
FOCUS = "return document.activeElement.className || document.activeElement.textContent"
STUDENTS = 18


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    write_pages(results(STUDENTS), out)
    return out


@pytest.fixture
def page(browser: Browser, out: Path) -> Browser:
    """The class at a glance, opened."""
    browser.open(out / "report" / "index.html")
    return browser


def head(column: int) -> str:
    return f".students thead th:nth-child({column + 1}) button"


def search(browser: Browser, text: str) -> None:
    browser.click(".search")
    browser.press(Keys.CONTROL, "a")
    browser.press(Keys.DELETE, *text)


def test_a_click_sorts_by_points_and_another_one_turns_the_order(page: Browser) -> None:
    page.click(head(9))
    totals = page.js(TOTALS)
    assert totals == sorted(totals)
    page.click(head(9))
    assert page.js(TOTALS) == sorted(totals, reverse=True)
    sorts = page.js(
        "return [...document.querySelectorAll('.students thead th')].map(th => th.ariaSort)"
    )
    assert sorts == [None] * 9 + ["descending"]


def test_names_are_sorted_as_people_do(page: Browser) -> None:
    page.click(head(1))
    rows = page.js(f"{SHOWN}.map(row => [row.cells[0].textContent, row.cells[1].textContent])")
    names = [unicodedata.normalize("NFKD", name) for student, name in rows if student[0] == "s"]
    plain = ["".join(c for c in name if not unicodedata.combining(c)).lower() for name in names]
    assert len(set(names)) > 5
    assert plain == sorted(plain)


def test_a_search_leaves_those_who_match(page: Browser) -> None:
    search(page, "S00015")
    assert page.js(IDS) == ["s00015"]
    assert page.js(STATUS) == f"1 of {STUDENTS} students"
    search(page, "celine")
    names = page.js(f"{SHOWN}.map(row => row.cells[1].textContent)")
    assert names
    assert all("Céline" in name for name in names)
    page.click(".everybody")
    assert len(page.js(IDS)) == STUDENTS


def test_a_mistake_leads_to_all_who_make_it(page: Browser) -> None:
    text = "return document.querySelector('.group').innerText.match(/: (\\d+) student/)[1]"
    count = int(page.js(text))
    page.click(".group summary")
    page.click(".group button[data-mark]")
    assert len(page.js(IDS)) == count
    assert "those with" in page.js(STATUS)
    assert page.js(FOCUS) == "everybody"


def test_a_clause_leads_to_all_for_whom_it_does_not_hold(page: Browser) -> None:
    page.click(".heat button")
    said = page.js("return document.querySelector('.heat .aside').textContent")
    held, of = said.split(", ")[-1].split(" of ")
    assert len(page.js(IDS)) == int(of) - int(held)
    assert page.js(STATUS).endswith("those with 1.1 does not hold")


def test_every_student_has_a_page(page: Browser, out: Path) -> None:
    links = page.js("return [...document.querySelectorAll('.students a')].map(a => a.href)")
    assert len(set(links)) == STUDENTS
    there = {file.as_uri() for file in (out / "feedback").glob("*.html")}
    assert {link.replace("@", "%40") for link in links} == there
    page.click(".students tbody a")
    assert "feedback" in page.js("return location.href")
    assert "points" in page.js(TEXT)
    assert page.complaints() == []


def test_an_example_can_be_walked_through(page: Browser) -> None:
    page.click(".group:has(.walk) summary")
    page.focus(".lanes")
    page.press(Keys.ARROW_DOWN)
    assert page.said().startswith("Step 2 of")
    assert (
        page.js("return document.querySelector('.example').querySelectorAll('li.on').length") == 1
    )


def test_everything_can_be_done_by_the_keyboard_alone(page: Browser) -> None:
    page.focus(".search")
    page.press(*"s00016")
    page.press(Keys.TAB)
    assert page.js(FOCUS) == "everybody"
    page.press(Keys.TAB)
    assert page.js(FOCUS) == "wide"
    page.press(Keys.TAB)
    assert page.js(FOCUS) == "Student"
    page.press(Keys.ENTER)
    assert page.js("return document.querySelector('.students thead th').ariaSort") == "descending"
    for _ in range(10):
        page.press(Keys.TAB)
    assert page.js(FOCUS) == "s00016"
    assert page.style(":focus", "outlineStyle") == "solid"
    page.press(Keys.ENTER)
    assert page.js("return location.href").endswith("feedback/s00016.html")


def test_a_screen_reader_hears_how_many_are_left_and_what_a_cell_means(page: Browser) -> None:
    assert page.js("return document.querySelector('.shown').role") == "status"
    page.command("Accessibility.enable")
    nodes = page.command("Accessibility.getFullAXTree")["nodes"]
    page.command("Accessibility.disable")
    said = {
        (n["role"]["value"], n.get("name", {}).get("value", "").strip())
        for n in nodes
        if not n["ignored"]
    }
    assert ("searchbox", "Search") in said
    assert ("region", "Table of students") in said
    assert any(
        role == "button" and "the results, in the order of the tasks" in name for role, name in said
    )
    assert {"columnheader", "rowheader", "navigation", "heading"} <= {role for role, _ in said}


def test_nothing_is_asked_of_any_network_and_nothing_is_complained_about(
    page: Browser, out: Path
) -> None:
    page.click(head(9))
    search(page, "a")
    assert page.complaints() == []
    asked = {url for url in page.requests() if not url.startswith("data:")}
    assert asked == {(out / "report" / "index.html").as_uri()}


def test_hostile_names_stay_text_on_every_page(browser: Browser, out: Path) -> None:
    assert len(results(STUDENTS).rows) > len(HOSTILE)
    for file in sorted(out.rglob("*.html")):
        browser.open(file)
        found = "return [window.hit, document.images.length, document.scripts.length <= 1]"
        assert browser.js(found) == [None, 0, True], file.name
        assert browser.complaints() == []
        text = browser.js(TEXT)
        assert not set(text) & set("\u202e\u2066\x00\ud800"), file.name


@pytest.mark.parametrize("width", [320, 700])
def test_nothing_sticks_out_of_a_narrow_screen(browser: Browser, out: Path, width: int) -> None:
    for file in [out / "report" / "index.html", *sorted((out / "report").glob("alike*"))[:1]]:
        browser.open(file, width)
        assert browser.js("return document.documentElement.scrollWidth <= innerWidth")


def test_it_is_drawn_in_light_and_in_dark(page: Browser) -> None:
    names = [
        ("html", "backgroundColor"),
        (".h10", "backgroundColor"),
        (".bar", "fill"),
        ("input", "color"),
    ]
    light = [page.style(*name) for name in names]
    page.media("dark")
    assert not [one for one, name in zip(light, names, strict=True) if one == page.style(*name)]


def test_printed_it_is_whole_and_has_no_controls(page: Browser) -> None:
    page.media("dark", "print")
    assert page.style("#students .controls", "display") == "none"
    assert page.style("#students .wide", "maxHeight") == "none"
    page.click(".group summary")
    page.js("dispatchEvent(new Event('beforeprint'))")
    assert page.js("return document.querySelectorAll('.group[open]').length") == 1
    assert page.printed().startswith(b"%PDF")


def test_without_scripts_it_can_be_read_whole(browser: Browser, out: Path) -> None:
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(out / "report" / "index.html")
        assert browser.style("#students .controls", "display") == "none"
        assert len(browser.js(IDS)) == STUDENTS
        assert browser.js("return [...document.querySelectorAll('button[data-mark]')].every(b => b.disabled)")  # fmt: skip
    finally:
        browser.command("Emulation.setScriptExecutionDisabled", value=False)


def test_submissions_that_are_alike_stand_side_by_side(page: Browser) -> None:
    page.click(".alike a[href^=alike]")
    assert page.js("return document.querySelectorAll('.sides article').length") == 2
    marked = page.js("return [...document.querySelectorAll('article')].map(a => a.querySelectorAll('.hot').length)")  # fmt: skip
    assert all(marked)
    assert page.complaints() == []


def test_two_thousand_students_can_be_sorted_and_searched(browser: Browser, tmp_path: Path) -> None:
    index = tmp_path / "index.html"
    index.write_text(class_page(counted(results(2000))), encoding="utf-8")
    assert index.stat().st_size < 3_000_000
    browser.open(index)
    assert browser.js("return document.querySelectorAll('*').length") < 100_000
    browser.click(head(9))
    totals = browser.js(TOTALS)
    assert len(totals) == 2000
    assert totals == sorted(totals)
    search(browser, "s01234")
    assert browser.js(IDS) == ["s01234"]
    assert browser.complaints() == []


def counted(results: Results) -> ClassPage:
    """The page about a class, without a page for each student."""
    tally = Tally(results)
    for row in results.rows:
        parts = [part_of(result, result.verdict(), result.source()) for result in row.results]
        tally.add(row, Link(row.student, "#"), [part.graded for part in parts])
    return glance(results, tally)
