"""What a worker holds and runs: a submission to an exercise, or (see `script`) a file that is no exercise."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any, Protocol

import msgspec

from grader.kernel.limits import Limits
from grader.kernel.machine import Run
from grader.kernel.program import Program
from grader.kernel.recorder import Recorder
from grader.records.history import History


class Subject(Protocol):
    """A program, and what is done to it in a run."""

    program: Program
    limits: Limits

    def main(self, scenario: bytes, recorder: Recorder) -> Callable[[], None]:
        """What the main thread does."""

    def history(self, run: Run, recorder: Recorder) -> History:
        """The plain record of a run."""


class Drive(Protocol):
    """What an exercise's check does to a submission, and the type of its scenarios."""

    scenario: type[Any]
    drive: Callable[[ModuleType, Any, Recorder], None]


class Submission:
    """A submission to an exercise."""

    def __init__(
        self,
        program: Program,
        module: Callable[[], ModuleType],
        drive: Drive,
        decoder: msgspec.msgpack.Decoder[Any],
    ) -> None:
        """module: executes the program."""
        self.program = program
        self._module = module
        self.limits = Limits()
        self._drive = drive
        self._decoder = decoder  # made before any of a student's code ran

    def main(self, scenario: bytes, recorder: Recorder) -> Callable[[], None]:
        """The check's code for a scenario."""
        drive = self._drive
        decoded = self._decoder.decode(scenario)

        def main() -> None:
            module = self._module()
            recorder.begin()
            drive.drive(module, decoded, recorder)

        return main

    def history(self, run: Run, recorder: Recorder) -> History:
        """The plain record of a run: the threads only where it did not come to its end."""
        stuck = run.ending != "finished"
        return History(
            run.ending, tuple(recorder.events), recorder.since_then(run.time), run.tasks if stuck else (), run.uncaught, "",
            "", run.detail,
        )  # fmt: skip
