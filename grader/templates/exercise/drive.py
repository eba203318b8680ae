"""Does a scenario to a submission, and notes what happens. Runs in the worker, beside the student's code: it must not know
what is right, and imports neither the judge nor the suite."""

from __future__ import annotations

import threading
from functools import partial
from types import ModuleType

from grader.kernel.recorder import Recorder
from grader.records.objects import type_name

from .scenario import Scenario

MOST = 1_000_000


def drive(module: ModuleType, scenario: Scenario, recorder: Recorder) -> None:
    """Add in as many threads as the scenario has, then ask for the value."""
    counter = module.Counter()

    def add(amounts: tuple[int, ...]) -> None:
        recorder.own()  # this thread is ours: it is not counted as left behind
        for amount in amounts:
            how, _, error = recorder.outcome(partial(counter.add, amount))
            recorder.note("added", how, error)

    threads = [
        threading.Thread(target=add, args=(amounts,), name=f"adder {number}")
        for number, amounts in enumerate(scenario.threads, 1)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    how, value, error = recorder.outcome(counter.value)
    recorder.note("value", how, error if how == "raised" else told(value))
    for left in recorder.threads_left():
        recorder.note("left", left.name, left.line)
    looked = recorder.looked_again()
    if looked:
        recorder.note("looked-again", looked)


def told(value: object) -> int | str:
    """What was returned, as plain data: a student may return anything, and none of its methods must be run here."""
    if type(value) is int and -MOST < value < MOST:
        return value
    return f"an object of the type {type_name(type(value))}"
