"""An exploration: every way found in which a script can end. Its fields are those of `grade explore --format json`."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from grader.records.explanation import Conflict, Row
from grader.records.finding import Problem

SCHEMA = 1

OutcomeKind = Literal["returned", "raised", "deadlock", "livelock", "leaked-thread", "crash"]
"""How a script ended. returned: it came to its end. raised: an exception left it, or ended one of its threads. deadlock:
no thread could go on, ever. livelock: it ran for ever. leaked-thread: it came to its end while daemon threads still ran.
crash: it ended the process that it ran in, or had to be stopped."""
OUTCOME_KINDS: tuple[str, ...] = get_args(OutcomeKind)


class Entry(msgspec.Struct, frozen=True):
    """How a script is run. call: the function that is called once the file was executed; blank: as `python FILE` runs it."""

    call: str = ""


class Outcome(msgspec.Struct, frozen=True):
    """One way to end, and the smallest schedule found that leads to it.

    value: what was returned or raised, or what else there is to say; output: what was written to standard output, then what
    was written to standard error; threads_left: the names of the threads that had not ended; count: in how many of the
    schedules it came up; schedule: its text form, blank where it is not known; threads: how many the run started;
    explanation: why it differs from what is usual, blank if there is nothing to say.
    """

    kind: OutcomeKind
    value: str
    output: str
    threads_left: tuple[str, ...]
    count: int
    schedule: str
    preemptions: int
    threads: int
    explanation: str = ""
    conflict: Conflict | None = None
    timeline: tuple[Row, ...] = ()


class Exploration(msgspec.Struct, frozen=True):
    """All that was found out about one script.

    bound: what `exhausted` is about: whether every schedule within it was run; bounded: how many of the schedules were those
    within the bound; complete_up_to: the number of preemptions up to which all schedules were run, -1 if not even those with
    none; remarks: what else a reader has to know about the search, a sentence each.
    """

    file: str
    call: str
    exhausted: bool
    bound: str
    bounded: int
    complete_up_to: int
    schedules: int
    outcomes: tuple[Outcome, ...]
    problem: Problem | None
    remarks: tuple[str, ...]
    seed: int
    effort: str
    sandbox: tuple[str, ...]
    schema: int = SCHEMA
