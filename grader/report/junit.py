"""Verdicts as JUnit XML, in the dialect that pytest writes (family xunit2): a suite an exercise, a case a clause.

A clause that does not hold is a `failure`, one that could not be checked because the submission cannot be run an
`error`, one that was left out `skipped`. Points, schedules and what a person should look at are properties.
"""

from __future__ import annotations

import platform
import re
from datetime import datetime
from typing import TextIO
from xml.etree import ElementTree as ET

from grader.records.verdict import Check
from grader.report.graded import Graded, Total
from grader.report.told import headline, notes, told
from grader.report.visible import no_commands, visible
from grader.report.wording import points

_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even as a reference (https://www.w3.org/TR/xml/#charsets)."""


def write(graded: Graded, out: TextIO) -> None:
    """Write the report on one submission."""
    write_all(Total.of(graded), out)


def write_all(total: Total, out: TextIO) -> None:
    """Write the report on several submissions: plain ASCII, so that it holds in any encoding."""
    root = ET.Element("testsuites", name="threadgrader")
    now = datetime.now().astimezone().isoformat()
    for graded in total.exercises:
        root.append(_suite(graded, now))
    ET.indent(root)
    body = ET.tostring(root, encoding="us-ascii").decode("ascii")
    out.write(f'<?xml version="1.0" encoding="utf-8"?>\n{no_commands(body)}\n')


def xml_text(text: str) -> str:
    """`text` with escapes for the characters that XML forbids."""
    return _FORBIDDEN.sub(lambda found: ascii(found[0])[1:-1], text)


def _suite(graded: Graded, now: str) -> ET.Element:
    verdict = graded.verdict
    kinds = [_kind(graded, check) for check in verdict.checks]
    suite = ET.Element(
        "testsuite", name=verdict.exercise, errors=str(kinds.count("error")),
        failures=str(kinds.count("failure")), skipped=str(kinds.count("skipped")),
        tests=str(len(kinds)), time=f"{verdict.seconds:.3f}", timestamp=now,
        hostname=xml_text(platform.node()),
    )  # fmt: skip
    facts = {
        "points": points(verdict.score), "max_points": points(verdict.max_score),
        "seed": str(verdict.seed), "effort": verdict.effort, "schedules": str(verdict.schedules),
        "sandbox": visible(graded.warning),
    }  # fmt: skip
    _properties(suite, [*facts.items(), *(("note", note) for note in notes(graded))])
    each = verdict.seconds / max(len(kinds), 1)  # the search looks at all clauses at once
    for check, kind in zip(verdict.checks, kinds, strict=True):
        suite.append(_case(graded, check, kind, each))
    return suite


def _kind(graded: Graded, check: Check) -> str:
    """The element that tells what became of a clause; blank if it holds."""
    if check.status == "passed":
        return ""
    if check.status == "failed":
        return "failure"
    return "skipped" if graded.verdict.problem is None else "error"


def _case(graded: Graded, check: Check, kind: str, seconds: float) -> ET.Element:
    case = ET.Element(
        "testcase", classname=graded.verdict.exercise,
        name=xml_text(f"{check.clause} {check.title}"), time=f"{seconds:.3f}",
    )  # fmt: skip
    facts = [("points", points(check.points)), ("max_points", points(check.max_points))]
    if check.counterexample is not None:
        facts.append(("schedule", check.counterexample.schedule))
    _properties(case, facts)
    if kind:
        result = ET.SubElement(case, kind, message=xml_text(headline(graded, check)))
        result.text = xml_text(told(graded, check))
    return case


def _properties(parent: ET.Element, facts: list[tuple[str, str]]) -> None:
    properties = ET.SubElement(parent, "properties")
    for name, value in facts:
        ET.SubElement(properties, "property", name=name, value=xml_text(value))
