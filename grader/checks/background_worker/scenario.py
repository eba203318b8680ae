"""What to try on a `BackgroundWorker`: what some threads do with one worker, and how its task behaves."""

from __future__ import annotations

from typing import Literal

import msgspec

StepKind = Literal["start", "stop", "running", "pause", "with", "go"]
Stops = Literal["", "first", "last", "both"]
ErrorKind = Literal["ValueError", "OSError", "KeyError", "RuntimeError", "own"]

BESIDE = "beside "  # how what is noted of a second worker begins


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a thread does next. seconds: how long a pause is; body: what it does in a `with` block; raises: whether that block
    then raises. "go" lets calls of the task go on that wait for it."""

    kind: StepKind
    seconds: float = 0
    body: tuple[Step, ...] = ()
    raises: bool = False


class Act(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one call of the task does. seconds: how long it takes; stops: when it calls `stop`, as its first thing, its last,
    or both; looks: whether it reads `running` at its begin and end; fails: whether it raises in the end; waits: whether it waits
    for "go" first."""

    seconds: float = 0
    stops: Stops = ""
    looks: bool = False
    fails: bool = False
    waits: bool = False


class Scenario(msgspec.Struct, frozen=True, omit_defaults=True):
    """focus: the clause that it is for; threads: the steps of the caller, then those of other threads, all at the same time;
    acts: what the calls of the task do; those after the last act only take as long as that one; beside: the steps of another
    thread, which uses a worker of its own, whose task does nothing; meddles: whether the first call of that task stops the other
    worker.
    """

    focus: str
    interval: float
    threads: tuple[tuple[Step, ...], ...]
    acts: tuple[Act, ...] = (Act(),)
    error: ErrorKind = "ValueError"
    beside: tuple[Step, ...] = ()
    meddles: bool = False


def act_of(scenario: Scenario, number: int) -> Act:
    """What the call of this number does."""
    if number < len(scenario.acts):
        return scenario.acts[number]
    return Act(scenario.acts[-1].seconds)
