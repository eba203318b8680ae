"""What is said between the run of a class and the processes that judge, on this machine or another: MessagePack in frames."""

from __future__ import annotations

import msgspec

from grader.records.wire import Letter


class Order(msgspec.Struct, frozen=True):
    """Grade this. exercise: its key; effort: its name; level: the weakest sandbox that will do; grader, python: the versions
    whose verdict is wanted; own: the folder of an instructor's own exercises, blank for ours."""

    exercise: str
    filename: str
    source: bytes
    seed: int
    effort: str
    level: Letter
    grader: str
    python: str
    own: str = ""


class Answer(msgspec.Struct, frozen=True):
    """What came of an order. verdict: JSON, blank where the grader broke; level: of the sandbox; broke: how it broke, one
    line, else blank."""

    verdict: bytes = b""
    level: Letter = "R"
    broke: str = ""


encode = msgspec.msgpack.Encoder().encode
decode_order = msgspec.msgpack.Decoder(Order).decode
decode_answer = msgspec.msgpack.Decoder(Answer).decode
