"""Traces of small programs, made by running them under a schedule."""

from __future__ import annotations

import textwrap

from grader.kernel.machine import Machine, Run
from grader.kernel.naming import Naming
from grader.kernel.tracer import Tracer
from grader.records.trace import Step, Thing, Trace
from grader.search.replay import Replay

_machines: list[Machine] = []


def machine() -> Machine:
    """One for all tests: building it takes longer than a test."""
    if not _machines:
        _machines.append(Machine())
    return _machines[0]


def traced(source: str, *choices: int) -> tuple[Run, Trace]:
    """The run of a program's `main` under a schedule, with its trace. The program begins in line 1."""
    text = textwrap.dedent(source).lstrip("\n")
    m = machine()
    with m.installed():
        program = m.load(text, "program.py")
        tracer = Tracer(m, program, Naming())
        with tracer.watching(m.library.threading):
            run = m.run(lambda: program.module().main(), Replay(choices))
        return run, tracer.trace


def told(trace: Trace, *acts: str) -> list[tuple[int, str, str, str, str]]:
    """(task, act, name of the thing, part, value) of the steps of some kinds, inner ones left out."""
    return [
        (step.task, step.act, name_of(trace, step), step.part, step.value)
        for step in trace.steps
        if not step.inner and step.act in acts
    ]


def name_of(trace: Trace, step: Step) -> str:
    """The name of what a step is about."""
    return trace.things[step.thing].name if step.thing >= 0 else ""


def steps(*given: Step, things: int = 3) -> Trace:
    """A trace made by hand."""
    return Trace(
        {0: "MainThread", 1: "one", 2: "two"},
        tuple(Thing(f"thing{n}", "name") for n in range(things)),
        given,
    )
