"""What is made smaller still shows what was looked for, not only the same clause: or grading would look for it again for ever."""

from __future__ import annotations

from typing import Any, cast

from grader.checks.drawing import composite
from grader.checks.suite import Family
from grader.judge.effort import EFFORTS
from grader.judge.hunt import Failure, Hunt, failure_of
from grader.judge.laboratory import Count, Laboratory
from grader.judge.minimise import minimise
from grader.records.finding import Finding
from grader.records.history import Event, History
from grader.records.wire import Counted, Explored

NEWS = Finding("4.4", "wrong-result", "too many wait")
KNOWN = Finding("4.4", "deadlock", "nobody can go on any more")
SCHEDULE = (0, 1, 0, 1)


def ran(kind: str, schedule: tuple[int, ...]) -> Counted:
    """A run in which this was seen."""
    history = History("finished", (Event(0, 0, kind),), 0)
    return Counted(history, 1, schedule, sum(map(bool, schedule)), 0, 4, 2, "walk")


def judge(scenario: Any, history: History) -> list[Finding]:
    return [NEWS if history.events[0].kind == "news" else KNOWN]


def wanted(finding: Finding) -> bool:
    return finding.kind != "deadlock"


class FakeLaboratory:
    """Whatever is run with few preemptions, or on a small scenario, shows what is known already."""

    def replay(self, scenario: Any, schedules: list[tuple[int, ...]]) -> Explored:
        runs = [
            ran("news" if schedule == (0, 0, 0, 1) else "known", schedule) for schedule in schedules
        ]
        return Explored(tuple(runs), len(runs), 0)

    def explore(self, scenario: int, *how: Any) -> Explored:
        return Explored((ran("news" if scenario >= 5 else "known", SCHEDULE),), 1, 0)


LAB = cast(Laboratory, FakeLaboratory())


def found(scenario: int) -> Failure:
    failure = failure_of(scenario, ran("news", SCHEDULE), [NEWS], "4.4")
    assert failure is not None
    return failure


def test_a_schedule_with_fewer_preemptions_shows_what_was_looked_for() -> None:
    least = minimise(LAB, judge, found(9), wanted, Count())
    assert least.findings == (NEWS,)
    assert least.run.schedule == (0, 0, 0, 1)


def test_a_smaller_scenario_shows_what_was_looked_for() -> None:
    family = Family("4.4", composite(lambda draw: draw.integer(0, 9_999)), examples=9, runs=1)
    hunt = Hunt(judge, family, EFFORTS["normal"], 0)
    smaller = hunt.smaller(LAB, found(max(hunt.scenarios)), wanted, Count())
    assert smaller.findings == (NEWS,)
    assert smaller.scenario == 5
