"""The exercises: number, file name, what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import overload

import msgspec


class Exercise(msgspec.Struct, frozen=True):
    """One exercise. key: its folder in `checks`; file: its file name without ending."""

    number: int
    key: str
    file: str
    title: str
    names: tuple[tuple[str, str], ...]
    """(name, "function" or "class") pairs that the student's file must define."""
    home: str = ""
    """The folder that holds an instructor's own exercise, checks and all; blank for one of ours."""
    hint: str = ""
    """What to think about in an instructor's own exercise."""


class Exercises(Sequence[Exercise]):
    """Those that are graded here: ours, until `become` puts an instructor's own in their place.

    given: where these lie, as it was given on the command line; blank for ours; edition: tells one state of their checks from
    another.
    """

    def __init__(self, exercises: Iterable[Exercise]) -> None:
        self._all = tuple(exercises)
        self.given = ""
        self.edition = ""

    def become(self, own: Iterable[Exercise], given: str, edition: str) -> None:
        """To be called before anything else is done with them, at the start of a process."""
        self._all, self.given, self.edition = tuple(own), given, edition

    @overload
    def __getitem__(self, place: int) -> Exercise: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Exercise, ...]: ...

    def __getitem__(self, place: int | slice) -> Exercise | tuple[Exercise, ...]:
        return self._all[place]

    def __len__(self) -> int:
        return len(self._all)


_OURS = (
    Exercise(1, "run_all", "ex01_threads", "creating threads", (("run_all", "function"),)),
    Exercise(2, "pool_map", "ex02_pool_map", "thread pools", (("pool_map", "function"),)),
    Exercise(
        3,
        "safe_print",
        "ex03_safe_print",
        "synchronisation with locks",
        (("safe_print", "function"),),
    ),
    Exercise(
        4, "producer_consumer", "ex04_producer_consumer", "queues", (("run_pipeline", "function"),)
    ),
    Exercise(
        5,
        "background_worker",
        "ex05_background_worker",
        "daemon threads and clean shutdown",
        (("BackgroundWorker", "class"),),
    ),
)

EXERCISES = Exercises(_OURS)
"""A process grades one course, so there is one of these."""


def find(wanted: str) -> Exercise | None:
    """The exercise called `wanted`: its number, its key, or its file name with or without `.py`."""
    name = wanted.strip().lower().removesuffix(".py")
    for exercise in EXERCISES:
        if name in (exercise.file, exercise.key, f"ex{exercise.number:02}"):
            return exercise
        if name.isascii() and name.isdigit() and len(name) < 4 and int(name) == exercise.number:
            return exercise
    return None
