"""Does a scenario to a student's `pool_map`. Runs in the worker, under the kernel."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

from grader.checks.doing import Doing, Meeting
from grader.checks.jobs import SINGLE, thing_name
from grader.checks.pool_map.scenario import Call, Scenario, inner_call, item_name, own_number
from grader.checks.sources import make_source
from grader.kernel.recorder import Recorder


def drive(module: ModuleType, scenario: Scenario, recorder: Recorder) -> None:
    """Make the calls of the scenario one after the other, as long as none leaves a thread behind.

    Besides what `Doing` notes: "stranger", with the name of the call, where the function gets what is no item; "started" for
    the threads that were started by a call that should not have begun anything.
    """
    stage = _Stage(module.pool_map, recorder)
    for number, call in enumerate(scenario.calls):
        if not stage.call(str(number), call):
            break
        if call.workers < 1 and recorder.started:
            recorder.note("started", recorder.started)
    if recorder.looked_again():
        recorder.note("looked-again", recorder.looked_again())


class _Stage:
    """One run's jobs, and the function that they are handed to."""

    def __init__(self, function: Any, recorder: Recorder) -> None:
        self._function = function
        self._recorder = recorder
        self._doing = Doing(recorder)

    def call(self, name: str, call: Call, outer: bool = True) -> bool:
        """Make one call. Returns whether it left no thread behind."""
        items = [
            self._doing.things.make(item.kind, _name(name, call, index))
            for index, item in enumerate(call.items)
        ]
        given = make_source(name, call.source, items, self._recorder)
        func = self._func(name, call)
        return self._doing.report(name, lambda: self._function(func, given, call.workers), outer)

    def _func(self, name: str, call: Call) -> Callable[[Any], Any]:
        numbers = _numbers(name, call)
        gate = _gate(call)

        def func(item: Any) -> Any:
            index = numbers.get(self._doing.things.name(item))
            if index is None:
                self._recorder.note("stranger", name, self._doing.things.name(item))
                return None

            def meanwhile() -> None:
                gate()
                if call.items[index].inner >= 0:
                    self.call(f"{name}.{index}", inner_call(call.items[index]), outer=False)

            return self._doing.perform(name, index, call.items[index], meanwhile, item)

        return func


def _numbers(name: str, call: Call) -> dict[str, int]:
    """The number that each item goes by, by the item's name."""
    return {_name(name, call, i): own_number(call, i) for i in range(len(call.items))}


def _name(name: str, call: Call, index: int) -> str:
    item = call.items[index]
    if item.kind in SINGLE:
        return item_name(call, index)
    return thing_name("v" if item.gives == "itself" else "x", name, index)


def _gate(call: Call) -> Callable[[], None]:
    """What each call of the function does to wait for others."""
    if not call.gates:
        return lambda: None
    meeting = Meeting(call.workers)
    arrived = [0]

    def wait() -> None:
        arrived[0] += 1
        if arrived[0] <= call.gates * call.workers:
            meeting.wait()

    return wait
