"""What a judge holds against a history, what a submission can lack before any run, and what a person should see."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

Kind = Literal[
    "wrong-result", "wrong-exception", "thread-exception", "lost", "duplicated", "out-of-order",
    "mixed-output", "race", "deadlock", "livelock", "leaked-thread", "polling", "not-concurrent",
    "too-concurrent", "late", "early", "not-linearizable", "not-implemented", "forbidden", "crash", "disagreement",
]  # fmt: skip
KINDS: tuple[str, ...] = get_args(Kind)


class Finding(msgspec.Struct, frozen=True):
    """The student's program did wrong: under which clause, what kind, and one sentence with the facts."""

    clause: str
    kind: Kind
    message: str


class Problem(msgspec.Struct, frozen=True):
    """The submission could not be run at all. kind: a word; message: one line; file and line where known."""

    kind: str
    message: str
    file: str = ""
    line: int = 0


class Note(msgspec.Struct, frozen=True):
    """Something in a submission that a person should look at. It costs no points and accuses nobody.

    kind: a word; message: one line; line: where, 0 if in no line.
    """

    kind: str
    message: str
    line: int = 0
