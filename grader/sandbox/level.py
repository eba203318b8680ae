"""What the sandbox promises, in words for a verdict.

The levels are layers: a level has its own promises and those of each level before it in `LEVELS`. Which one holds on a
machine is tried out by the parent of workers (grader/worker/probing.py).
"""

from __future__ import annotations

import sys

import msgspec

from grader.records.wire import Letter, Probed

_LIMITS = "limits" if sys.platform == "linux" else "limits (none on memory and processes here)"


class Level(msgspec.Struct, frozen=True):
    """One layer. adds: what it promises on top; leaves: what a submission can still do; blank: nothing known."""

    letter: Letter
    adds: tuple[str, ...]
    leaves: str


R = Level(
    letter="R",
    adds=("own process group", _LIMITS, "closed descriptors", "bare environment"),
    leaves="submissions can read your files, start programs and use the network",
)
"""Does not hold off a process that kills the zygote: the same user may do that. A child that leaves
the worker's group and session is killed with it on Linux (the zygote adopts it), not elsewhere."""

B = Level(
    letter="B",
    adds=(
        "reads Python's library only (Landlock)", "writes nothing", "no network",
        "no other processes (seccomp)",
    ),
    leaves="submissions can see which files exist",
)  # fmt: skip

A = Level(letter="A", adds=("user, process, network, IPC and mount namespaces",), leaves="")

LEVELS = (R, B, A)
"""Weakest first."""
STRONGEST = A

ON_WINDOWS = "a time limit and a Job Object, for Windows: written (grader/sandbox/windows.py), but never tried, and not in use"
"""Level W, of which there is nothing to try here."""

_OWN_USER = "own user"
AS_OWN_USER = "as a user of its own: "
"""How a reason begins that is about a worker that would be a user of its own."""


class Reached(msgspec.Struct, frozen=True):
    """The level that this machine gives; missed: for each stronger one that was tried, its letter and why it does not
    hold; own_user: each worker is a user of its own, which root can have."""

    level: Level
    missed: tuple[tuple[str, str], ...] = ()
    own_user: bool = False

    def lines(self) -> tuple[str, ...]:
        """For the verdict's `sandbox`: one line for each layer that holds."""
        return tuple(f"{layer.letter}: {', '.join(self.adds(layer))}" for layer in self.layers())

    def layers(self) -> tuple[Level, ...]:
        """Those that hold, the weakest first."""
        return LEVELS[: LEVELS.index(self.level) + 1]

    def adds(self, layer: Level) -> tuple[str, ...]:
        """What a layer promises here."""
        return (*layer.adds, _OWN_USER) if layer is R and self.own_user else layer.adds

    def is_at_least(self, wanted: Level) -> bool:
        """Whether all that `wanted` promises is promised."""
        return LEVELS.index(self.level) >= LEVELS.index(wanted)

    def why_not(self, wanted: Level) -> str:
        """Why `wanted` does not hold here, in a few words; blank if it does or was not tried."""
        return "; ".join(
            dict.fromkeys(why for letter, why in self.missed if letter == wanted.letter)
        )

    def warning(self) -> str:
        """One line for a terminal: the level, and what is not held off where that matters."""
        if self.is_at_least(B):
            return f"sandbox: {self.level.letter}"
        why = self.why_not(B)
        because = f" ({why})" if why else ""
        return f"sandbox: {self.level.letter}{because}: {self.level.leaves}"


def reached(probed: Probed) -> Reached:
    """What the parent of workers has found out, in words."""
    return Reached(level_of(probed.level), probed.missed, probed.own_user)


def level_of(letter: Letter) -> Level:
    """The level of that name. Raises KeyError."""
    return {level.letter: level for level in LEVELS}[letter]
