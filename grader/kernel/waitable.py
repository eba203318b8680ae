"""What a task can wait for, and the plainest of it: time."""

from __future__ import annotations

from typing import Protocol


class Waitable(Protocol):
    """Something that a task can wait for."""

    def describe(self) -> str:
        """What is waited for, in a few words."""


class Sleep:
    """Waiting for time to pass."""

    def describe(self) -> str:
        """In a few words."""
        return "time to pass"


SLEEP = Sleep()
