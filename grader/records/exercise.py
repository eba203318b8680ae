"""The exercises: number, file name, what they are about."""

from __future__ import annotations

import msgspec


class Exercise(msgspec.Struct, frozen=True):
    """One exercise. key: its folder in `checks`; file: its file name without ending."""

    number: int
    key: str
    file: str
    title: str
    names: tuple[tuple[str, str], ...]
    """(name, "function" or "class") pairs that the student's file must define."""


EXERCISES: tuple[Exercise, ...] = (
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


def find(wanted: str) -> Exercise | None:
    """The exercise called `wanted`: its number, its key, or its file name with or without `.py`."""
    name = wanted.strip().lower().removesuffix(".py")
    for exercise in EXERCISES:
        if name in (exercise.file, exercise.key, f"ex{exercise.number:02}"):
            return exercise
        if name.isascii() and name.isdigit() and len(name) < 4 and int(name) == exercise.number:
            return exercise
    return None
