"""What is tried: the type that is drawn, sent to the worker, and shown in a report."""

from __future__ import annotations

import msgspec


class Scenario(msgspec.Struct, frozen=True):
    """focus: the clause that it is for; threads: for each thread, the amounts that it adds."""

    focus: str
    threads: tuple[tuple[int, ...], ...]
