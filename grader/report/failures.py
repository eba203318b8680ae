"""What failed, in words: each counterexample once, with all the clauses that it breaks."""

from __future__ import annotations

from dataclasses import dataclass

from grader.records.verdict import Check, Counterexample, Verdict


@dataclass(frozen=True, slots=True)
class Shown:
    """A failed check. same_as: the clause under which its counterexample was shown already; blank if it was not."""

    check: Check
    same_as: str


def failures(verdict: Verdict) -> list[Shown]:
    """The failed checks of a verdict in its order, where the submission could be run."""
    seen: dict[str, str] = {}
    shown = []
    for check in verdict.checks:
        if check.status != "failed" or verdict.problem is not None:
            continue
        same_as = ""
        if check.counterexample is not None:
            same_as = seen.setdefault(_run(check.counterexample), check.clause)
        shown.append(Shown(check, "" if same_as == check.clause else same_as))
    return shown


def _run(example: Counterexample) -> str:
    return f"{example.scenario!r} {example.schedule}"


def needs(example: Counterexample) -> str:
    """What it takes to see the failure, in one plain sentence."""
    if example.preemptions:
        switches = _count(example.preemptions, "badly placed switch", "badly placed switches")
        if example.threads > 1:
            return f"needs {switches} between {example.threads} threads"
        return f"needs {switches} between the caller and one thread"
    if example.threads > 1:
        return f"happens even if each of the {example.threads} threads runs until it has to wait"
    return "happens in every run: no switch between threads is needed"


def exhausted(verdict: Verdict) -> str:
    """Of what no schedule within a bound was left out, in one line; blank if of nothing."""
    all_of = verdict.exhausted
    if all_of is None:
        return ""
    scenarios = _count(all_of.scenarios, "small scenario", "small scenarios")
    bound = _count(all_of.preemptions, "preemption", "preemptions")
    schedules = (
        "the only schedule" if all_of.schedules == 1 else f"all {all_of.schedules:,} schedules"
    )
    return f"Among them {schedules} with at most {bound} of {scenarios}."


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
