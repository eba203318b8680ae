"""What the sandbox promises, in words for a verdict.

The levels are layers: a level has its own promises and those of each level before it in `LEVELS`.
"""

from __future__ import annotations

import sys
from typing import Literal

import msgspec

_LIMITS = "limits" if sys.platform == "linux" else "limits (none on memory and processes here)"


class Level(msgspec.Struct, frozen=True):
    """One layer. adds: what it promises on top; leaves: what a submission can still do."""

    letter: Literal["R", "B", "A"]
    adds: tuple[str, ...]
    leaves: str


R = Level(
    letter="R",
    adds=("own process group", _LIMITS, "closed descriptors", "bare environment"),
    leaves="submissions can read your files, start programs and use the network",
)
"""Does not hold off a process that kills the zygote: the same user may do that. A child that leaves
the worker's group and session is killed with it on Linux (the zygote adopts it), not elsewhere."""

LEVELS = (R,)
"""Weakest first."""


class Reached(msgspec.Struct, frozen=True):
    """The level that this machine gives, and why it gives no more (blank for the strongest)."""

    level: Level
    why_no_more: str = ""

    def lines(self) -> tuple[str, ...]:
        """For the verdict's `sandbox`: one line for each layer that holds."""
        layers = LEVELS[: LEVELS.index(self.level) + 1]
        return tuple(f"{layer.letter}: {', '.join(layer.adds)}" for layer in layers)

    def is_at_least(self, wanted: Level) -> bool:
        """Whether all that `wanted` promises is promised."""
        return LEVELS.index(self.level) >= LEVELS.index(wanted)

    def warning(self) -> str:
        """One line for a terminal: what is not held off."""
        because = f" ({self.why_no_more})" if self.why_no_more else ""
        return f"sandbox: {self.level.letter}{because}: {self.level.leaves}"
