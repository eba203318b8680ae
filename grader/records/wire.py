"""What the judge and a worker say to each other, and how it is framed.

A frame is a length (4 bytes, big endian) and that many bytes of MessagePack, decoded against these types.
Nothing else is accepted from a worker.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Annotated, Literal

import msgspec

from grader.records.finding import Note, Problem
from grader.records.history import History
from grader.records.trace import Trace

MAX_FRAME = 16 * 1024 * 1024  # bytes; a guess with room: the largest seen is 200 KiB
RUN_SECONDS = 3  # processor time for one run; runs of honest small programs take milliseconds
ENDLESS_ENOUGH = 3
"""Runs of a request that had to be ended, after which the rest is left out: they cost time and show nothing new."""
MOST_TOLD = 20_000
"""Histories in a reply, or schedules in a request; 4,000 is the most that is asked for."""
MOST_STEPS = 1 << 53
"""More points than all runs of a request can pass."""
_LENGTH = struct.Struct(">I")


Letter = Literal["R", "B", "A"]
"""A sandbox level, see `grader.sandbox.level`."""


class ProtocolError(Exception):
    """The other side sent something that is not in the protocol, or too much of it."""


class Load(msgspec.Struct, frozen=True, tag="load"):
    """Load this submission: the exercise's key, the file's name and its bytes."""

    exercise: str
    filename: str
    source: bytes


class Inspect(msgspec.Struct, frozen=True, tag="inspect"):
    """Read this submission, of which nothing has run yet, for what a person should look at."""

    filename: str
    source: bytes


class LoadScript(msgspec.Struct, frozen=True, tag="load-script"):
    """Load this file, whatever it is: no exercise. A scenario of it is an `Entry`."""

    filename: str
    source: bytes


class Explore(msgspec.Struct, frozen=True, tag="explore"):
    """Run a scenario under the schedules `first` to `first + runs - 1` of a mix of strategies.

    steps: none is begun any more once the others have passed so many points.
    """

    scenario: bytes
    strategies: tuple[str, ...]
    seed: int
    first: int
    runs: int
    steps: int = MOST_STEPS


class Replay(msgspec.Struct, frozen=True, tag="replay"):
    """Run a scenario once under each of these schedules."""

    scenario: bytes
    schedules: tuple[tuple[int, ...], ...]


class Rehearse(msgspec.Struct, frozen=True, tag="rehearse"):
    """Run a scenario some times on real threads. For a worker without a scheduler."""

    scenario: bytes
    runs: int


class Look(msgspec.Struct, frozen=True, tag="look"):
    """Run a scenario once under this schedule, and tell step by step what it does."""

    scenario: bytes
    schedule: tuple[int, ...]


class Exhaust(msgspec.Struct, frozen=True, tag="exhaust"):
    """Run a scenario under every schedule with at most `bound` preemptions, the fewest first, up to `most` schedules.

    goes_on: begin where this worker's last Exhaust, which has to be of the same scenario, has stopped; steps: as in Explore.
    """

    scenario: bytes
    bound: int
    most: int
    goes_on: bool = False
    steps: int = MOST_STEPS


class Loaded(msgspec.Struct, frozen=True, tag="loaded"):
    """The submission was loaded, or `problem` says why it cannot be."""

    problem: Problem | None


class Inspected(msgspec.Struct, frozen=True, tag="inspected"):
    """What an Inspect has found."""

    notes: tuple[Note, ...]


class Counted(msgspec.Struct, frozen=True, array_like=True):
    """A history, how many runs ended in it, and the first schedule that did.

    number: the number of that run in its request; points: how many choices it made; threads: how many it started
    (1 if none); strategy: who drew it.
    """

    history: History
    count: int
    schedule: tuple[int, ...]
    preemptions: int
    number: int
    points: int
    threads: int
    strategy: str


class Explored(msgspec.Struct, frozen=True, tag="explored"):
    """The distinct histories of an Explore or Exhaust, in the order in which they first came up, or of a Replay, one each.

    steps: points passed in all runs; exhausted: no schedule within the bound of an Exhaust is left; level: how many
    preemptions it was trying at its end, all schedules with fewer having been run; following: the schedule that it would
    have run next.
    """

    histories: Annotated[tuple[Counted, ...], msgspec.Meta(max_length=MOST_TOLD)]
    runs: int
    steps: int
    exhausted: bool = False
    level: int = 0
    following: tuple[int, ...] = ()


class Rehearsed(msgspec.Struct, frozen=True, tag="rehearsed"):
    """What the runs of a Rehearse did; times are real."""

    histories: tuple[History, ...]


class Looked(msgspec.Struct, frozen=True, tag="looked"):
    """What a Look has seen. misfits: how many choices of the schedule the run had no use for."""

    run: Counted
    trace: Trace
    misfits: int


class Broken(msgspec.Struct, frozen=True, tag="broken"):
    """The worker's own code failed: an internal error, never the student's fault."""

    message: str


class Probed(msgspec.Struct, frozen=True):
    """Which sandbox level the workers of this machine get; told once, by their parent.

    level: R, B or A; own_user: each worker is a user of its own; missed: what was tried before and does not hold, in
    pairs of a level and a few words.
    """

    level: Letter
    own_user: bool
    missed: tuple[tuple[str, str], ...]


Request = Inspect | Load | LoadScript | Explore | Exhaust | Replay | Look | Rehearse
Reply = Inspected | Loaded | Explored | Looked | Rehearsed | Broken

_encoder = msgspec.msgpack.Encoder()
_requests = msgspec.msgpack.Decoder(Request)
_replies = msgspec.msgpack.Decoder(Reply)


def frame(message: Request | Reply) -> bytes:
    """The bytes of one frame."""
    body = _encoder.encode(message)
    if len(body) > MAX_FRAME:
        raise ProtocolError(f"a message of {len(body):,} bytes is longer than {MAX_FRAME:,}")
    return _LENGTH.pack(len(body)) + body


def read_frame(read: Callable[[int], bytes]) -> bytes | None:
    """One frame's body, by a `read(n)` that gives exactly n bytes; None where the other side has ended."""
    head = read(_LENGTH.size)
    if not head:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > MAX_FRAME:
        raise ProtocolError(f"a frame of {length:,} bytes is longer than {MAX_FRAME:,}")
    return read(length)


def decode_request(body: bytes) -> Request:
    """The request in a frame. Raises ProtocolError."""
    try:
        request: Request = _requests.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ProtocolError(str(error)) from error
    return request


def decode_reply(body: bytes) -> Reply:
    """The reply in a frame. Raises ProtocolError."""
    try:
        reply: Reply = _replies.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ProtocolError(str(error)) from error
    return reply
