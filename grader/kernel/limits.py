"""When a run that does not end by itself is ended."""

from __future__ import annotations


class Limits:
    """When a run that does not end by itself is ended.

    steps: points under the strategy; fair_steps: points in fair turns after that; wakeups: how often one task
    may wake up just to look again; output: characters printed; events: notes that a check makes.
    """

    __slots__ = ("events", "fair_steps", "output", "steps", "wakeups")

    def __init__(
        self,
        steps: int = 20_000,
        fair_steps: int = 500_000,
        wakeups: int = 1_000,
        output: int = 200_000,
        events: int = 60_000,
    ) -> None:
        self.steps = steps
        self.fair_steps = fair_steps
        self.wakeups = wakeups
        self.output = output
        self.events = events
