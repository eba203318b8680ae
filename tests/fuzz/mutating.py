"""Frames that no honest worker sends, made of frames that one has sent. What is chosen, a `Random` chooses."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from copy import deepcopy
from random import Random
from typing import Any

import msgspec

_LENGTH = struct.Struct(">I")
_MOST = 5_000_000
_ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2**31, 2**53, 2**63 - 1, 2**63, 2**64 - 1, -(2**63), float("nan"), float("inf"),
    -0.0, 1e308, 5e-324, "", "finished", "deadlock", "unsupported", "walk", "\0", "\x1b[2J\u202e<script>",
    "x" * 70_000, b"", b"\xff", [], {}, [[]] * 300, {"type": "broken"}, msgspec.msgpack.Ext(5, b"odd"),
)  # fmt: skip
_RAW = (
    b"", b"\xc1", b"\x91" * 100_000, b"\x81\xa0" * 50_000, b"\xdd\xff\xff\xff\xff", b"\xdf\xff\xff\xff\xff",
    b"\xc6\xff\xff\xff\xff", b"\xdb\xff\xff\xff\xffx", b"\xcb\x7f\xf8" + bytes(6), b"\xa4\xed\xa0\x80x",
    b"\xc7\x0c\xff" + b"\xff" * 12,
    b"\x82\xa4type\xa6loaded\xa4type\xa6loaded", b"\x81\xa4type\xa6broken", b"\x81\xa4type\xa3odd", b"\x80",
)  # fmt: skip


def framed(body: bytes) -> bytes:
    """A body behind its length."""
    return _LENGTH.pack(len(body)) + body


def odd_body(random: Random, honest: Sequence[bytes]) -> bytes:
    """A body made of one that is honest, or of nothing."""
    body = random.choice(honest)
    way = random.randrange(6)
    if way == 0:
        return random.choice(_RAW)
    if way == 1:
        return random.randbytes(random.choice((1, 8, 200)))
    if way == 2:
        return _bytes_changed(random, body, random.choice(honest))
    return _tree_changed(random, body, random.choice(honest))


def odd_frame(random: Random, body: bytes) -> bytes:
    """The body behind a length that is not its own."""
    lengths = (0, 1, len(body) - 1, len(body) + 1, 2**24, 2**24 + 1, 2**31, 2**32 - 1)
    return _LENGTH.pack(max(0, random.choice(lengths))) + body


def _bytes_changed(random: Random, body: bytes, other: bytes) -> bytes:
    changed = bytearray(body)
    for _ in range(random.choice((1, 2, 8))):
        at = random.randrange(len(changed) + 1)
        to = min(len(changed), at + random.choice((0, 1, 1, 4, 40)))
        from_ = random.randrange(len(other) + 1)
        changed[at:to] = random.choice(
            (b"", random.randbytes(1), random.randbytes(4), other[from_ : from_ + 30])
        )
    return bytes(changed)


def _tree_changed(random: Random, body: bytes, other: bytes) -> bytes:
    tree = msgspec.msgpack.decode(body)
    for _ in range(random.choice((1, 1, 2, 4))):
        holder, place = _place(random, tree)
        if holder is None:
            break
        _change(random, holder, place, other)
    try:
        changed = msgspec.msgpack.encode(tree)
    except (OverflowError, ValueError):  # keys of a kind that cannot be sent
        return b"\x80"
    return changed[
        :_MOST
    ]  # what is repeated over and over: a worker has to be told of it in one frame


def _place(random: Random, tree: Any) -> tuple[Any, Any]:
    """A place in the tree: what holds it, and its key there. Deep places are as likely as shallow ones."""
    holder, place = None, None
    depth = random.choice((1, 2, 3, 4, 5, 6, 8))
    while depth and isinstance(tree, list | dict) and tree:
        keys = list(tree) if isinstance(tree, dict) else range(len(tree))
        holder, place = tree, random.choice(keys)
        tree = holder[place]
        depth -= 1
    return holder, place


def _change(random: Random, holder: Any, place: Any, other: bytes) -> None:
    way = random.randrange(7)
    value = holder[place]
    if way == 0:
        del holder[place]
    elif way == 1 and isinstance(holder, list):
        holder[place:place] = [value] * random.choice((1, 3, 500))
    elif way == 2 and isinstance(holder, list):
        random.shuffle(holder)
    elif way == 3 and isinstance(value, int):
        holder[place] = value + random.choice((-1, 1, 1000, 10**9, 2**40))
    elif way == 4:
        borrowed, at = _place(random, msgspec.msgpack.decode(other))
        holder[place] = value if borrowed is None else borrowed[at]
    elif way == 5:
        for _ in range(random.choice((1, 20, 400))):
            value = [value]
        holder[place] = value
    else:
        holder[place] = deepcopy(
            random.choice(_ODD)
        )  # or the next change of the tree would change them, too
