"""Does a scenario to a student's `safe_print`. Runs in the worker, under the kernel."""

from __future__ import annotations

import sys
import threading
from types import ModuleType
from typing import Any

from grader.checks.safe_print.files import make_file
from grader.checks.safe_print.scenario import Call, File, Scenario
from grader.checks.safe_print.values import make_value
from grader.kernel.recorder import Recorder


def drive(module: ModuleType, scenario: Scenario, recorder: Recorder) -> None:
    """Make the calls of the scenario, one thread of ours for each of its threads; note what is written and what comes back."""
    stage = _Stage(module.safe_print, scenario, recorder)
    sys.stdout = stage.files[-1]
    if len(scenario.threads) == 1:
        stage.perform(0)
    else:
        threads = [
            threading.Thread(target=stage.perform, args=(number,), name=_name(scenario, number))
            for number in range(len(scenario.threads))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    for left in recorder.threads_left():
        recorder.note("left", left.name, left.line)
    looked = recorder.looked_again() - stage.looked_once
    if looked > 0:
        recorder.note("looked-again", looked)


def _name(scenario: Scenario, number: int) -> str:
    return "printer" if scenario.namesakes else f"printer {chr(97 + number)}"


class _Stage:
    """One run's files and threads.

    looked_once: how many threads woke up by the clock just once only to wait again: who gives up after a time and
    then waits for good does not poll, however many do it.
    """

    def __init__(self, function: Any, scenario: Scenario, recorder: Recorder) -> None:
        self.looked_once = 0
        self._function = function
        self._scenario = scenario
        self._recorder = recorder
        # One more than the scenario has: what is standard output unless a call changes that.
        files = (*scenario.files, File())
        self.files = [make_file(number, file, recorder) for number, file in enumerate(files)]

    def perform(self, number: int) -> None:
        """The calls of one thread."""
        if len(self._scenario.threads) > 1:
            self._recorder.own()
        for index, call in enumerate(self._scenario.threads[number]):
            if call.after:
                self._recorder.pause(call.after)
            if call.stdout >= 0:
                sys.stdout = self.files[call.stdout]
            self._call(f"{number}.{index}", call)
        self.looked_once += self._recorder.looks == 1

    def _call(self, place: str, call: Call) -> BaseException | None:
        """Make a call, note how it ended, and give what it raised."""
        keywords: dict[str, Any] = {}
        if call.sep is not None:
            keywords["sep"] = call.sep
        if call.end is not None:
            keywords["end"] = call.end
        if call.target >= 0:
            keywords["file"] = self.files[call.target]
        values = [
            make_value(f"{place}.{i}", value, self._recorder, self._call_from_str)
            for i, value in enumerate(call.values)
        ]
        how, what, name = self._recorder.outcome(lambda: self._function(*values, **keywords))
        self._recorder.note("outcome", place, how, name)
        return what if how == "raised" else None

    def _call_from_str(self, place: str, call: Call) -> None:
        """A call that a value makes: what it raises leaves the value's `__str__`."""
        raised = self._call(place, call)
        if raised is not None:
            raise raised
