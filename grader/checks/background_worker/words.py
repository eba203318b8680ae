"""Scenarios of exercise 5 in words: the worker, what each thread does with it, and what the calls of its task do."""

from __future__ import annotations

from collections.abc import Iterable

from grader.checks.background_worker.scenario import Act, Scenario, Step
from grader.checks.telling import Line, column

_ERRORS = {"own": "OwnError"}
_PLAIN = {
    "start": "worker.start()", "stop": "worker.stop()", "running": "worker.running",
    "go": "go.set()",
}  # fmt: skip


def words(scenario: Scenario) -> list[Line]:
    """How the worker is made, used, and what it calls."""
    lines = [("worker", f"BackgroundWorker(task, {scenario.interval:g})")]
    for number, steps in enumerate(scenario.threads, 1):
        who = f"user {number}" if number > 1 else "the caller"
        lines += column(who, list(_steps(steps)) or ["does nothing"])
    lines += column("task", list(_acts(scenario)))
    return lines + list(_beside(scenario)) if scenario.beside else lines


def _beside(scenario: Scenario) -> Iterable[Line]:
    """The second worker, and who uses it."""
    yield "other", f"BackgroundWorker(others_task, {scenario.interval:g})"
    uses = [line.replace("worker", "other") for line in _steps(scenario.beside)]
    yield from column("user beside", uses)
    if scenario.meddles:
        yield "others_task", "call 1: worker.stop()"


def _steps(steps: Iterable[Step]) -> Iterable[str]:
    """Python of a line or more; a `with` block ends its line."""
    line: list[str] = []
    for step in steps:
        if step.kind == "with":
            yield from ["; ".join(line)] if line else []
            line = []
            yield _with(step)
        else:
            line.append(_step(step))
    yield from ["; ".join(line)] if line else []


def _step(step: Step) -> str:
    return f"time.sleep({step.seconds:g})" if step.kind == "pause" else _PLAIN[step.kind]


def _with(step: Step) -> str:
    inside = [_with(inner) if inner.kind == "with" else _step(inner) for inner in step.body]
    inside += ["raise KeyError('block')"] * step.raises
    return f"with worker: {'; '.join(inside or ['pass'])}"


def _acts(scenario: Scenario) -> Iterable[str]:
    """What each call of the task does, those that do nothing left out; after the last act, the calls only take as long."""
    error = _ERRORS.get(scenario.error, scenario.error)
    texts = [_act(act, error) for act in scenario.acts]
    later = _act(Act(scenario.acts[-1].seconds), error)
    while texts and texts[-1] == later:
        texts.pop()
    yield from (f"call {number}: {text}" for number, text in enumerate(texts, 1) if text)
    if later:
        yield f"later calls: {later}" if texts else f"each call: {later}"


def _act(act: Act, error: str) -> str:
    steps = ["worker.stop()"] if act.stops in ("first", "both") else []
    steps += ["worker.running"] if act.looks else []
    steps += ["go.wait()"] if act.waits else []
    steps += [f"time.sleep({act.seconds:g})"] if act.seconds else []
    steps += ["worker.stop()"] if act.stops in ("last", "both") else []
    steps += [f"raise {error}"] if act.fails else []
    return "; ".join(steps)
