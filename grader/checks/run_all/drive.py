"""Does a scenario to a student's `run_all`. Runs in the worker, under the kernel."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from types import ModuleType
from typing import Any

from grader.checks.doing import Doing, Meeting
from grader.checks.jobs import thing_name
from grader.checks.run_all.scenario import Call, Scenario, inner_call
from grader.checks.sources import make_source
from grader.kernel.recorder import Recorder


def drive(module: ModuleType, scenario: Scenario, recorder: Recorder) -> None:
    """Make the calls of the scenario one after the other, as long as none leaves a thread behind."""
    stage = _Stage(module.run_all, recorder)
    for number, call in enumerate(scenario.calls):
        if not stage.call(str(number), call):
            break
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
        tasks = self._tasks(name, call)
        given = make_source(name, call.source, tasks, self._recorder)
        return self._doing.report(name, lambda: self._function(given), outer)

    def _tasks(self, name: str, call: Call) -> list[Any]:
        waits = _waits(call)
        tasks: list[Any] = []
        for index, task in enumerate(call.tasks):
            if task.same >= 0:
                tasks.append(tasks[task.same])
                continue
            made = _SHAPES[task.shape](self._body(name, call, index, waits[index], tasks))
            called = thing_name("v" if task.gives == "itself" else "t", name, index)
            tasks.append(self._doing.things.keep(made, called))
        return tasks

    def _body(
        self, name: str, call: Call, index: int, wait: Callable[[], None], tasks: list[Any]
    ) -> Callable[[], Any]:
        task = call.tasks[index]

        def meanwhile() -> None:
            wait()
            if task.inner >= 0:
                self.call(f"{name}.{index}", inner_call(task), outer=False)

        return lambda: self._doing.perform(name, index, task, meanwhile, tasks[index])


def _waits(call: Call) -> list[Callable[[], None]]:
    """For each task of a call, what it does to wait for others."""
    count = len(call.tasks)
    if not call.meeting:
        return [lambda: None] * count
    if call.meeting == "all":
        return [Meeting(count).wait] * count
    begun = [threading.Event() for _ in range(count)]
    step = 1 if call.meeting == "next" else -1

    def wait(index: int) -> Callable[[], None]:
        def wait_for_other() -> None:
            if 0 <= index + step < count:
                begun[index + step].wait()
            begun[index].set()

        return wait_for_other

    return [wait(index) for index in range(count)]


class _Callable:
    """An object that can be called."""

    __name__ = "task"

    def __init__(self, body: Callable[[], Any]) -> None:
        self._body = body

    def __call__(self) -> Any:
        return self._body()

    def method(self) -> Any:
        """The same as a call."""
        return self._body()


class _Empty(_Callable):
    def __len__(self) -> int:
        return 0


class _Unhashable(_Callable):
    __hash__ = None  # type: ignore[assignment]


class _Equal(_Callable):
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Equal)

    def __hash__(self) -> int:
        return 7


_SHAPES: dict[str, Callable[[Callable[[], Any]], Any]] = {
    "function": lambda body: body,
    "method": lambda body: _Callable(body).method,
    "empty": _Empty,
    "unhashable": _Unhashable,
    "equal": _Equal,
    "partial": functools.partial,
}
