"""What a check's code notes in a run."""

from __future__ import annotations

from grader.kernel.limits import Limits
from grader.kernel.machine import Machine
from grader.kernel.recorder import Recorder
from grader.kernel.strategy import Undisturbed


def test_notes_without_end_are_a_livelock(machine: Machine) -> None:
    recorder = Recorder(machine)

    def main() -> None:
        while True:
            recorder.note("again")

    with machine.installed():
        run = machine.run(main, Undisturbed(), Limits(events=50))
    assert (run.ending, len(recorder.events)) == ("livelock", 51)
