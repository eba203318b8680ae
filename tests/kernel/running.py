"""Runs a program that is given as text on a machine."""

from __future__ import annotations

import textwrap
from typing import Any

from grader.kernel.limits import Limits
from grader.kernel.machine import Machine, Run
from grader.kernel.strategy import Strategy, Undisturbed


def run(
    machine: Machine, source: str, strategy: Strategy | None = None, limits: Limits | None = None
) -> Run:
    """Run `main` of a program."""
    return run_and_value(machine, source, strategy, limits)[0]


def value(machine: Machine, source: str, strategy: Strategy | None = None) -> Any:
    """What `main` of a program returns."""
    done, returned = run_and_value(machine, source, strategy)
    assert done.ending == "finished", done
    assert done.raised is None, done
    return returned


def run_and_value(
    machine: Machine, source: str, strategy: Strategy | None = None, limits: Limits | None = None
) -> tuple[Run, Any]:
    returned: list[Any] = [None]
    with machine.installed():
        program = machine.load(textwrap.dedent(source), "program.py")

        def main() -> None:
            returned[0] = program.module().main()

        done = machine.run(main, strategy or Undisturbed(), limits)
    return done, returned[0]
