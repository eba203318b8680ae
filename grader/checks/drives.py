"""What the worker knows of the exercises: the type of a scenario, and how to do it to a student's code."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any, NamedTuple

from grader.checks.safe_print import drive as safe_print_drive
from grader.checks.safe_print import scenario as safe_print_scenario
from grader.kernel.recorder import Recorder


class Drive(NamedTuple):
    """scenario: the type to decode; drive: does it."""

    scenario: type[Any]
    drive: Callable[[ModuleType, Any, Recorder], None]


DRIVES: dict[str, Drive] = {
    "safe_print": Drive(safe_print_scenario.Scenario, safe_print_drive.drive),
}
