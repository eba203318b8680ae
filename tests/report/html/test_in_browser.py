"""The page in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from grader.report.html.page import page

from ..verdicts import EVIL
from . import browser as browsers
from .browser import Browser
from .pages import ROWS, SOURCE, case, failed, failing_page, many, row

LINES = "return [...document.querySelectorAll('.pane li.at')].map(line => [line.value, line.querySelector('i').textContent])"
CURRENT = "return document.querySelectorAll('.s.on').length"
IN_SIGHT = """
    return [[".lanes", ".s.on rect"], [".pane", "li.on i"]].map(([frame, part]) => {
        const [outer, inner] = [frame, frame + " " + part].map(
            (selector) => document.querySelector(selector).getBoundingClientRect());
        return inner.top >= outer.top && inner.bottom <= outer.bottom
            && inner.left >= outer.left && inner.right <= outer.right;
    });
"""
TOUCHED = """
    const walk = document.querySelector(".walk"), most = [];
    const watch = new MutationObserver(() => {});
    watch.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
    for (let n = 0; n < 500; n++) {
        walk.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowDown", bubbles: true, cancelable: true}));
        most.push(watch.takeRecords().length);
    }
    return Math.max(...most);
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page on a failure."""
    return saved(tmp_path_factory.mktemp("page"), failing_page())


def saved(folder: Path, text: str) -> Path:
    (folder / "page.html").write_text(text, encoding="utf-8")
    return folder / "page.html"


def test_arrow_keys_walk_through_the_steps(browser: Browser, file: Path) -> None:
    browser.open(file)
    browser.focus(".lanes")
    assert browser.said().startswith("Step 1 of 7. MainThread: starts adder 1")
    browser.press(Keys.ARROW_DOWN, Keys.ARROW_RIGHT)
    assert browser.said().startswith(
        "Step 3 of 7. adder 2, line 5: reads box.n = 0 (2 steps left out before; after a"
    )
    browser.press(Keys.ARROW_UP)
    assert browser.said().startswith("Step 2 of 7.")
    browser.press(Keys.END)
    assert browser.said().startswith("Step 7 of 7.")
    browser.press(Keys.ARROW_RIGHT)
    assert browser.said().startswith("Step 7 of 7.")
    browser.press(Keys.HOME, Keys.ARROW_LEFT)
    assert browser.said().startswith("Step 1 of 7.")
    assert browser.js(CURRENT) == 1


def test_the_line_of_each_thread_is_marked_in_the_source(browser: Browser, file: Path) -> None:
    browser.open(file)
    browser.focus(".lanes")
    assert browser.js(LINES) == []
    browser.press(*[Keys.ARROW_DOWN] * 2)
    assert browser.js(LINES) == [[5, "BC"]]
    browser.press(Keys.ARROW_DOWN)
    assert browser.js(LINES) == [[5, "B"], [6, "C"]]
    assert browser.js("return document.querySelector('.pane li.on').value") == 6
    browser.press(Keys.ARROW_UP)
    assert browser.js(LINES) == [[5, "BC"]]
    browser.press(Keys.END)
    assert browser.js(LINES) == []
    stands = browser.js(
        "return [...document.querySelectorAll('.where .at')].map(at => at.textContent)"
    )
    assert stands == ["in the check\N{RIGHT SINGLE QUOTATION MARK}s code", "has ended", "has ended"]


def test_buttons_and_boxes_do_what_the_keys_do(browser: Browser, file: Path) -> None:
    browser.open(file)
    for button, step in [
        ("next", 2),
        ("last", 7),
        ("back", 6),
        ("key", 2),
        ("key", 4),
        ("first", 1),
    ]:
        browser.click(f"[data-go={button}]")
        assert browser.said().startswith(f"Step {step} of 7.")
    browser.js(
        "document.querySelectorAll('g.s')[4].dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    assert browser.said().startswith("Step 5 of 7.")


def test_sideways_keys_work_before_anything_has_the_focus(browser: Browser, file: Path) -> None:
    browser.open(file)
    browser.press(Keys.ARROW_RIGHT)
    assert browser.said().startswith("Step 2 of 7.")
    browser.press(Keys.ARROW_DOWN)  # scrolls the page, as everywhere
    assert browser.said().startswith("Step 2 of 7.")


def test_everything_can_be_reached_by_the_keyboard_alone(browser: Browser, file: Path) -> None:
    browser.open(file)
    reached = []
    for _ in range(8):
        browser.press(Keys.TAB)
        reached.append(
            browser.js(
                "return document.activeElement.tagName + '.' + document.activeElement.className"
            )
        )
        assert browser.js("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert reached == ["BUTTON."] * 5 + ["DIV.lanes w200", "DIV.pane", "SUMMARY."]


def test_a_screen_reader_hears_the_step_and_finds_a_table(browser: Browser, file: Path) -> None:
    browser.open(file)
    browser.command("Accessibility.enable")
    tree = browser.command("Accessibility.getFullAXTree")["nodes"]
    browser.command("Accessibility.disable")
    found = {
        (n["role"]["value"], n.get("name", {}).get("value", "").strip())
        for n in tree
        if not n["ignored"]
    }
    assert ("group", "What the threads did") in found
    assert ("button", "Next") in found
    assert ("region", "The source, with the line of each thread") in found
    assert ("list", "Where each thread stands") in found
    assert ("DisclosureTriangle", "The 7 steps as a table") in found
    assert {"main", "heading", "table", "article"} <= {role for role, _ in found}
    assert browser.js("return document.querySelector('.now').getAttribute('aria-live')") == "polite"
    assert (
        browser.js("return document.querySelectorAll('.timeline [aria-current=step]').length") == 1
    )


def test_it_is_drawn_in_light_and_in_dark(browser: Browser, file: Path) -> None:
    browser.open(file)
    names = [
        ("html", "backgroundColor"),
        ("html", "color"),
        (".failed", "color"),
        (".s rect", "fill"),
        (".rail", "stroke"),
    ]
    light = [browser.style(*name) for name in names]
    browser.media("dark")
    dark = [browser.style(*name) for name in names]
    assert not [name for name, one, other in zip(names, light, dark, strict=True) if one == other]
    assert light[0] == "rgb(255, 255, 255)"


def test_nothing_is_asked_of_any_network_and_nothing_is_complained_about(
    browser: Browser, file: Path
) -> None:
    browser.open(file)
    browser.press(Keys.ARROW_RIGHT)
    assert browser.complaints() == []
    assert {url for url in browser.requests() if not url.startswith("data:")} == {file.as_uri()}


@pytest.mark.parametrize("width", [320, 400, 700, 1000])
def test_nothing_sticks_out_of_a_narrow_screen(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    rows = (*many(12), row(5, 5, "x" * 300, 12, thread="t" * 300))
    told = case(
        rows,
        message="m" * 300,
        facts=(("l" * 90, "f" * 300),),
        again="a" * 300,
        sentence="`" + "s" * 300 + "`",
    )
    browser.open(
        saved(tmp_path, page("w" * 200, SOURCE + "#" * 290, [told], (("a", "b" * 300),))), width
    )
    assert browser.js("return document.documentElement.scrollWidth <= innerWidth")
    browser.open(saved(tmp_path, failing_page(failed("3.2", rows, message="m" * 300))), width)
    assert browser.js("return document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    "hostile",
    ["<img src=x onerror='window.hit=1'>", "</script><script>window.hit=1</script>", EVIL],
)
def test_injected_markup_stays_text(browser: Browser, tmp_path: Path, hostile: str) -> None:
    rows = (
        row(0, 1, hostile, 0, thread=hostile, marked=True),
        row(1, 1, hostile, 1, thread=hostile, switch=True),
    )
    told = case(rows, message=hostile, sentence=hostile, facts=((hostile, hostile),))
    browser.open(saved(tmp_path, page(hostile, hostile, [told])))
    browser.press(Keys.ARROW_RIGHT)
    assert browser.js("return [window.hit, document.images.length, document.scripts.length]") == [
        None,
        0,
        1,
    ]
    assert browser.complaints() == []


def test_script_that_is_not_ours_would_not_run(browser: Browser, tmp_path: Path) -> None:
    shown = page("t", SOURCE, [case()]).replace("<main>", "<main><script>window.hit=1</script>")
    browser.open(saved(tmp_path, shown))
    assert browser.js("return window.hit") is None


def test_five_hundred_steps_cost_no_more_for_a_key_than_ten(
    browser: Browser, tmp_path: Path
) -> None:
    touched = []
    for count in (10, 500):
        browser.open(saved(tmp_path, page("t", SOURCE, [case(many(count))])))
        touched.append(browser.js(TOUCHED))
        assert browser.said().startswith(f"Step {count} of {count}.")
    assert touched[1] <= touched[0] <= 16


def test_printed_it_is_whole_and_has_no_controls(browser: Browser, tmp_path: Path) -> None:
    browser.open(saved(tmp_path, failing_page(failed("3.2", many(40)))), 700, "dark", "print")
    assert browser.style("html", "backgroundColor") != browser.style("html", "color")
    assert [browser.style(part, "display") for part in (".controls", ".pane", ".where")] == [
        "none"
    ] * 3
    assert browser.style(".source", "display") == "block"
    assert browser.js(
        "dispatchEvent(new Event('beforeprint')); return document.querySelector('details').open"
    )
    assert browser.js(
        "const lanes = document.querySelector('.lanes'); return lanes.scrollWidth <= lanes.clientWidth"
    )
    assert browser.js(
        "return [...document.querySelectorAll('svg')].every(s => s.getBoundingClientRect().right <= innerWidth)"
    )
    assert browser.style(".lanes", "maxHeight") == "none"
    assert browser.printed().startswith(b"%PDF")


def test_without_scripts_it_can_be_read_whole(browser: Browser, file: Path) -> None:
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(file)
        shown = {
            part: browser.style(part, "display")
            for part in (".controls", ".lanes", ".timeline", ".source", ".pane")
        }
        assert browser.js("return document.querySelector('details').open")
    finally:
        browser.command("Emulation.setScriptExecutionDisabled", value=False)
    assert {part for part, display in shown.items() if display == "none"} == {".controls", ".pane"}


def test_the_current_step_is_always_in_sight(browser: Browser, tmp_path: Path) -> None:
    browser.open(saved(tmp_path, page("t", "x = 1\n" * 300, [case(many(60, spread=5))])), 400)
    browser.focus(".lanes")
    for key in (Keys.ARROW_DOWN, Keys.END, Keys.ARROW_UP, Keys.HOME):
        browser.press(key)
        assert browser.later(IN_SIGHT) == [True, True]


def test_several_timelines_are_walked_through_each_on_its_own(
    browser: Browser, tmp_path: Path
) -> None:
    browser.open(saved(tmp_path, failing_page(failed("3.1", ROWS), failed("3.2", many(9), "0-1s"))))
    browser.js("document.querySelectorAll('.lanes')[1].focus()")
    browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    said = browser.js(
        "return [...document.querySelectorAll('.now')].map(now => now.textContent.slice(0, 11))"
    )
    assert said == ["Step 1 of 7", "Step 3 of 9"]


def test_a_missing_browser_fails_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browsers.shutil, "which", lambda name: None)
    with pytest.raises(pytest.fail.Exception, match="apt-get install chromium chromium-driver"):
        browsers.programs()
