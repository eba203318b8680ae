"""What the worker knows of the exercises: the type of a scenario, and how to do it to a student's code."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any, NamedTuple

from grader.checks import mounting
from grader.checks.background_worker import drive as background_worker_drive
from grader.checks.background_worker import scenario as background_worker_scenario
from grader.checks.pool_map import drive as pool_map_drive
from grader.checks.pool_map import scenario as pool_map_scenario
from grader.checks.producer_consumer import drive as producer_consumer_drive
from grader.checks.producer_consumer import scenario as producer_consumer_scenario
from grader.checks.run_all import drive as run_all_drive
from grader.checks.run_all import scenario as run_all_scenario
from grader.checks.safe_print import drive as safe_print_drive
from grader.checks.safe_print import scenario as safe_print_scenario
from grader.kernel.recorder import Recorder
from grader.records.exercise import EXERCISES, Exercise


class Drive(NamedTuple):
    """scenario: the type to decode; drive: does it."""

    scenario: type[Any]
    drive: Callable[[ModuleType, Any, Recorder], None]


DRIVES: dict[str, Drive] = {
    "run_all": Drive(run_all_scenario.Scenario, run_all_drive.drive),
    "pool_map": Drive(pool_map_scenario.Scenario, pool_map_drive.drive),
    "safe_print": Drive(safe_print_scenario.Scenario, safe_print_drive.drive),
    "producer_consumer": Drive(producer_consumer_scenario.Scenario, producer_consumer_drive.drive),
    "background_worker": Drive(background_worker_scenario.Scenario, background_worker_drive.drive),
}


def drives() -> dict[str, Drive]:
    """Of the exercises of this process, by key. To be called while nothing of a student's is there: it imports what an
    instructor has written. Raises mounting.Unusable."""
    found = {one.key: _own(one) if one.home else DRIVES[one.key] for one in EXERCISES}
    mounting.seal(one for one in EXERCISES if one.home)
    return found


def _own(exercise: Exercise) -> Drive:
    scenario = getattr(mounting.module(exercise, "scenario"), "Scenario", None)
    drive = getattr(mounting.module(exercise, "drive"), "drive", None)
    if not isinstance(scenario, type) or not callable(drive):
        missing = (
            "drive.py: defines no function drive"
            if drive is None
            else "scenario.py: defines no class Scenario"
        )
        raise mounting.Unusable(f"{exercise.home}/{missing}")
    return Drive(scenario, drive)
