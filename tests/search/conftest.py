from __future__ import annotations

from collections.abc import Callable

import pytest

from grader.kernel.machine import Machine, Run
from grader.kernel.strategy import Strategy

from .programs import PROGRAMS

Runner = Callable[[str, Strategy], Run]


@pytest.fixture(scope="package")
def machine() -> Machine:
    return Machine()


@pytest.fixture(scope="package")
def run(machine: Machine) -> Runner:
    """Runs one of the programs under a strategy."""
    loaded = {name: machine.load(source, f"{name}.py") for name, source in PROGRAMS.items()}

    def run(name: str, strategy: Strategy) -> Run:
        with machine.installed():
            return machine.run(lambda: loaded[name].module().main(), strategy)

    return run
