"""What must hold of a run. Trusted: it sees what was noted, and no student's code."""

from __future__ import annotations

from grader.checks.endings import judge_ending, judge_outcome, judge_waiting
from grader.records.finding import Finding
from grader.records.history import History

from .scenario import Scenario


def judge(scenario: Scenario, history: History) -> list[Finding]:
    """All that is wrong with this run; nothing if it is right."""
    if history.ending != "finished":
        return judge_ending(history, scenario.focus)
    findings = judge_waiting(history.events)
    for event in history.events:
        match event.kind, event.data:
            case "added", ("raised", error):
                findings.append(judge_outcome("@NUMBER@.1", "add", str(error)))
            case "value", ("raised", error):
                findings.append(judge_outcome("@NUMBER@.1", "value", str(error)))
            case "value", (_, value):
                findings += _judge_value(scenario, value)
    return findings


def _judge_value(scenario: Scenario, value: object) -> list[Finding]:
    wanted = sum(map(sum, scenario.threads))
    if value == wanted:
        return []
    message = f"value() gave {value}; the amounts that were added come to {wanted}"
    if len(scenario.threads) == 1:
        return [Finding("@NUMBER@.1", "wrong-result", message)]
    return [Finding("@NUMBER@.2", "lost", message)]
