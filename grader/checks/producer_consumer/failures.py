"""4.5: what must hold of a run of `run_pipeline` in which a source or `consume` has raised."""

from __future__ import annotations

from grader.checks.producer_consumer.scenario import Scenario, describe
from grader.records.finding import Finding
from grader.records.history import Event, History


def judge_failure(
    scenario: Scenario, history: History, failed: list[Event], outcome: Event
) -> list[Finding]:
    """The first exception that happened is what the call raises, and the pipeline has stopped.

    Of several within one instant of virtual time, any: no order among them can be seen from outside.
    """
    first = failed[0].time
    accepted = [str(event.data[0]) for event in failed if event.time == first]
    how, name, _ = outcome.data
    findings = []
    if how == "returned":
        thread = bool(history.uncaught)
        ended = " (it has ended a thread with a traceback instead)" if thread else ""
        message = f"{explain(accepted[0])}, but {describe(scenario)} returned{ended}"
        findings.append(
            Finding("4.5", "thread-exception" if thread else "wrong-exception", message)
        )
    elif name not in accepted:
        labels = [str(event.data[0]) for event in failed]
        if name in labels:
            later = next(event for event in failed if event.data[0] == name)
            message = (
                f"{explain(accepted[0])} at {_seconds(failed[0])}, {explain(str(name))} at {_seconds(later)}; "
                "the call raised the later exception, not the first"
            )
        else:
            message = f"{explain(accepted[0])}, but {describe(scenario)} raised {name}: not that exception"
        findings.append(Finding("4.5", "wrong-exception", message))
    for event in history.events:
        if event.kind == "left" and scenario.breaks >= 0:
            message = f"{explain(accepted[0])}, and the thread {event.data[0]} still ran when the call raised it"
            findings.append(Finding("4.5", "leaked-thread", message))
        if event.kind == "endless":
            message = (
                f"{explain(accepted[0])} at {_seconds(failed[0])}, but the pipeline did not stop: an endless "
                f"source was still read {event.data[1]} times, once a second"
            )
            findings.append(Finding("4.5", "livelock", message))
    return findings


def explain(label: str) -> str:
    """What has failed, in words."""
    what, _, which = label.partition(" ")
    if what == "consume":
        return f"consume({which!r}) raised"
    return f"source {which} raised" if what == "source" else "reading `sources` raised"


def _seconds(event: Event) -> str:
    return f"{event.time / 1e9:g} s"
