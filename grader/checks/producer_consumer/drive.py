"""Does a scenario to a student's `run_pipeline`. Runs in the worker, under the kernel."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from grader.checks.producer_consumer.scenario import Scenario
from grader.checks.producer_consumer.sources import Failures, Items, make_source
from grader.kernel.recorder import Recorder
from grader.records.objects import is_a, type_name


def drive(module: ModuleType, scenario: Scenario, recorder: Recorder) -> None:
    """Make the one call; note what is read and consumed, what comes back, and which threads are left then."""
    stage = _Stage(module, scenario, recorder)
    stage.before()
    arguments = {"consumers": scenario.consumers, "capacity": scenario.capacity}
    how, value, name = recorder.outcome(
        lambda: module.run_pipeline(stage.outer(), stage.consume, **arguments)
    )
    of_value_error = is_a(value, ValueError) if how == "raised" else False
    if how == "returned" and value is not None:
        name = type_name(type(value))
    recorder.note("outcome", how, name, of_value_error)
    for left in recorder.threads_left():
        recorder.note("left", left.name, left.line)
    if recorder.looked_again():
        recorder.note("looked-again", recorder.looked_again())


class _Stage:
    """One run's sources, and its `consume`."""

    def __init__(self, module: ModuleType, scenario: Scenario, recorder: Recorder) -> None:
        self._module = module
        self._scenario = scenario
        self._recorder = recorder
        self._items = Items()
        self._failures = Failures(recorder, _ERRORS[scenario.error])
        self._sources = [
            make_source(number, source, self._items, recorder, self._failures)
            for number, source in enumerate(scenario.sources)
        ]
        if scenario.same:
            self._sources = self._sources[:1] * len(self._sources)

    def before(self) -> None:
        """An earlier call, of which nothing is noted: it must not matter to the one that follows."""
        if self._scenario.before:

            def consume(item: object) -> None:
                if self._scenario.before == "fails":
                    raise KeyError(item)

            self._recorder.outcome(
                lambda: self._module.run_pipeline([["before"]], consume, consumers=1, capacity=1)
            )

    def _within(self, name: str) -> None:
        """A small call in the midst of `consume`, with sources and a `consume` of its own."""
        consumed: list[object] = []
        how, value, error = self._recorder.outcome(
            lambda: self._module.run_pipeline([[0, 1]], consumed.append, consumers=1, capacity=1)
        )
        told = error if how == "raised" else "" if value is None else type_name(type(value))
        self._recorder.note("inner", name, how, told, " ".join(map(str, consumed)))

    def outer(self) -> Any:
        """What `sources` is."""
        if self._scenario.outer == "list":
            return self._sources
        return tuple(self._sources) if self._scenario.outer == "tuple" else self._generated()

    def _generated(self) -> Iterator[Any]:
        for number, source in enumerate(self._sources):
            self._break(number)
            yield source
        self._break(len(self._sources))

    def _break(self, number: int) -> None:
        self._recorder.point()
        if number == self._scenario.breaks:
            raise self._failures.make("sources")

    def consume(self, item: object) -> object:
        """What the student's code calls; it notes the begin, and the end where it takes time."""
        name = self._items.name(item)
        self._recorder.point()  # a thread may have to wait between taking an item and coming to here
        self._recorder.note("begin", name)
        self._recorder.point()
        if self._scenario.slow:
            self._recorder.pause(self._scenario.slow)
            self._recorder.note("end", name)
        if name in self._scenario.inner:
            self._within(name)
        if name in self._scenario.fails:
            raise self._failures.make(f"consume {name}")
        return item


class OwnError(Exception):
    """An exception that nobody else knows; it cannot be made again from its arguments."""

    def __init__(self, label: str, *, again: bool = False) -> None:
        super().__init__(label, again)


_ERRORS: dict[str, Callable[[str], Exception]] = {
    "ValueError": ValueError, "KeyError": KeyError, "IndexError": IndexError,
    "RuntimeError": RuntimeError, "Empty": queue.Empty, "own": OwnError,
}  # fmt: skip
