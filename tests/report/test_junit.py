"""JUnit XML, as junitparser reads it and in the dialect that pytest writes."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from grader.report import junit
from grader.report.graded import Total

from .totals import FAILED, HOSTILE, TOTALS, written


def parsed(total: Total) -> ET.Element:
    return ET.fromstring(written(junit, total))


@pytest.mark.parametrize("total", TOTALS.values(), ids=TOTALS)
def test_junitparser_counts_what_the_report_says(total: Total) -> None:
    found = JUnitXml.fromstring(written(junit, total).encode())
    said = [(s.name, s.tests, s.failures, s.errors, s.skipped) for s in found]
    found.update_statistics()
    assert said == [(s.name, s.tests, s.failures, s.errors, s.skipped) for s in found]
    assert [s.tests for s in found] == [len(g.verdict.checks) for g in total.exercises]


def test_each_bad_end_is_an_element_of_its_own() -> None:
    cases = [
        (graded.verdict.problem is not None, [type(r) for r in case.result])
        for graded, suite in zip(
            TOTALS["all"].exercises, JUnitXml.fromstring(written(junit, TOTALS["all"])), strict=True
        )
        for case in suite
    ]
    ends = {(broken, end) for broken, results in cases for end in results}
    assert ends == {(False, Failure), (False, Skipped), (True, Error)}


def test_points_and_schedules_are_properties() -> None:
    case = parsed(Total.of(FAILED)).findall("testsuite/testcase")[1]
    facts = {p.get("name"): p.get("value") for p in case.findall("properties/property")}
    assert facts == {"points": "0", "max_points": "35", "schedule": "6a-4j"}


def test_times_of_a_suite_add_up() -> None:
    for suite in parsed(TOTALS["all"]):
        each = sum(float(case.get("time", "")) for case in suite.findall("testcase"))
        assert each == pytest.approx(float(suite.get("time", "")), abs=0.005)


def test_what_xml_forbids_is_shown_as_an_escape() -> None:
    text = written(junit, TOTALS["hostile"])
    assert text.isascii()
    assert r"\x00" in text
    assert r"\ufffe\uffff" in text
    ET.fromstring(text)


def test_xml_text_changes_nothing_that_xml_can_hold() -> None:
    good = "a\tb\nc \u0416 \U0001f600 ]]> <&>"
    assert junit.xml_text(good) == good
    assert junit.xml_text("\x00\x1f\ud800\ufffe") == r"\x00\x1f\ud800\ufffe"


def test_the_message_comes_back_as_it_was() -> None:
    message = parsed(TOTALS["hostile"]).findall("testsuite/testcase/failure")[0].get("message", "")
    assert message.startswith("race: [red]a[/red]")
    assert "]]> </failure> `` ``` | <img src=x>" in message
    assert HOSTILE not in message


@cache
def dialect(folder: Path) -> dict[str, set[str]]:
    """Which attributes and children pytest gives to each element."""
    (folder / "test_x.py").write_text(
        "import pytest\n"
        "def test_a(record_property): record_property('a', 1)\n"
        "def test_b(): assert 0\n"
        "@pytest.fixture\ndef broken(): assert 0\n"
        "def test_c(broken): pass\n"
        "def test_d(): pytest.skip('x')\n"
        "@pytest.fixture(autouse=True, scope='session')\n"
        "def suite(record_testsuite_property): record_testsuite_property('a', 1)\n"
    )
    arguments = ["-q", "-p", "no:cacheprovider", "--rootdir=.", "--junitxml=x.xml", "test_x.py"]
    subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=folder, capture_output=True)
    return shape(ET.parse(folder / "x.xml").getroot())


def shape(root: ET.Element) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for element in root.iter():
        parts = {f"@{name}" for name in element.attrib} | {child.tag for child in element}
        found.setdefault(element.tag, set()).update(parts)
    return found


def test_there_is_no_element_and_no_attribute_that_pytest_does_not_write(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    theirs = dialect(tmp_path_factory.mktemp("pytest"))
    ours = shape(parsed(TOTALS["all"]))
    assert {tag: parts - theirs.get(tag, set()) for tag, parts in ours.items()} == {
        tag: set() for tag in ours
    }


def test_each_element_has_what_readers_ask_for() -> None:
    ours = shape(parsed(TOTALS["all"]))
    suite = ("errors", "failures", "hostname", "name", "skipped", "tests", "time", "timestamp")
    assert {f"@{name}" for name in suite} <= ours["testsuite"]
    assert {"@classname", "@name", "@time"} <= ours["testcase"]
