"""Lies of workers, and what the judge makes of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import get_args

import msgspec
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from grader.records.wire import MAX_FRAME
from grader.sandbox.limits import Limits
from grader.sandbox.worker import GraderBroke, Reason, WorkerLost
from grader.sandbox.zygote import Zygote

from .deeds import Deed, Manner
from .honest import FIRST, LENGTH, Asked
from .mutating import framed, odd_body, odd_frame

BELIEVED, BROKEN = "believed", "said that the grader is broken"
LIMITS = Limits(wall_seconds=0.5)
_BROKEN = b"\x82\xa4type\xa6broken\xa7message\xa2no"
_FULL = (
    (b"\x82\xa4type\xa8explored\xa9following\xdd\x00\xe0\x00\x00", b"\x01"),
    (b"\x82\xa4type\xa8explored\xa9histories\x91\x98\x93\xa8finished\xdd\x00\x40\x00\x00", b"\x93\x00\x00\xa0"),
    (b"\x91", b"\x91"), (b"\x82\xa4type\xa6broken\xa7message\xdb\x00\xe0\x00\x00", b"x"),
)  # fmt: skip
"""Bodies that go on with one text over and over: as much as a frame may hold."""


@dataclass(frozen=True)
class Lie:
    """A request, and what the worker does at it and at those before. ends: how asking may end."""

    asked: Asked
    deeds: tuple[Deed, ...]
    ends: frozenset[str]


def descriptors() -> list[str]:
    """Those that this process has open."""
    return sorted(file.name for file in Path("/proc/self/fd").iterdir())


def lie(random: Random, record: Sequence[Asked]) -> Lie:
    """A lie about one of the requests."""
    asked = random.choice(record)
    honest = [asked.answer, random.choice(record).answer, asked.answer]
    deed, ends = _deed(random, honest)
    if asked.patient and Reason.WALL_TIME.value in ends:
        deed, ends = msgspec.structs.replace(deed, then="exits"), {Reason.EXITED.value}
    before = (Deed(FIRST),) * asked.first
    if before and random.random() < 0.1:
        ahead = random.choice((framed(asked.answer), b"x", FIRST))
        deed = msgspec.structs.replace(deed, ahead=ahead)
    return Lie(asked, (*before, deed), frozenset({BELIEVED, Reason.PROTOCOL.value, *ends}))


def _deed(random: Random, honest: Sequence[bytes]) -> tuple[Deed, set[str]]:
    body = odd_body(random, honest)
    manner: Manner = random.choice(get_args(Manner))
    if manner == "drip" and len(body) > 400:
        manner = "pieces"
    way = random.randrange(100)
    if way == 0:
        return Deed(framed(_BROKEN)), {BROKEN}
    if way == 1 and random.random() < 0.1:
        return _full(random), {BROKEN, Reason.WALL_TIME.value}
    if way == 2 and random.random() < 0.1:  # rare, as it gets a second's grace
        return Deed(framed(body)[:-1], manner, "closes"), set()
    if way == 3:  # the other side waits for more, and for how long is up to it
        text = random.choice((odd_frame(random, body), framed(body)[: len(body) // 2], b""))
        return Deed(text, manner, random.choice(("goes on", "sleeps"))), {Reason.WALL_TIME.value}
    ends = {BROKEN} if b"broken" in body else set()
    if way < 25:
        text = random.choice((odd_frame(random, body), framed(body)[: len(body) // 2], b""))
        then = random.choice(("exits", "leaves a child"))
        return Deed(text, manner, then), {Reason.EXITED.value, *ends}
    if way < 35:
        return Deed(framed(body) * 2, manner), ends
    return Deed(framed(body), manner), ends


def _full(random: Random) -> Deed:
    head, fill = random.choice(_FULL)
    times = (MAX_FRAME - len(head)) // len(fill)
    length = (len(head) + times * len(fill)).to_bytes(LENGTH, "big")
    return Deed(length + head, fill=fill, times=times)


def told(zygote: Zygote, lie: Lie) -> str:
    """How the judge takes the lie. Raises what must not be raised."""
    try:
        lie.asked.put(zygote, msgspec.msgpack.encode(lie.deeds))
    except WorkerLost as lost:
        return lost.reason.value
    except GraderBroke as broke:
        if str(broke).startswith("the parent of the workers"):
            raise
        return BROKEN
    return BELIEVED


def tell(zygote: Zygote, record: Sequence[Asked], number: int, lies: int) -> Counter[str]:
    """How the judge takes so many lies, those of `number`. Fails, with the smallest lie that it can find, where it should
    have taken one in another way."""
    taken: Counter[str] = Counter()

    @seed(number)
    @settings(
        max_examples=lies,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    @given(random=st.randoms(use_true_random=False))
    def one(random: Random) -> None:
        made = lie(random, record)
        end = told(zygote, made)
        assert end in made.ends, made
        taken[end] += 1

    one()
    return taken
