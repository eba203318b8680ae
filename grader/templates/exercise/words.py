"""A scenario in words, for reports."""

from __future__ import annotations

from .scenario import Scenario


def words(scenario: Scenario) -> list[tuple[str, str]]:
    """What each thread does."""
    return [
        (f"thread {number}", ", ".join(f"add({amount})" for amount in amounts) or "does nothing")
        for number, amounts in enumerate(scenario.threads, 1)
    ]
