"""Whether a text can be cut into the pieces that several threads wrote, each in one piece and in its thread's order."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from grader.records.finding import Kind


class Piece(NamedTuple):
    """What one call writes to one file. partial: its write raised, so a beginning of it may be there."""

    file: int
    text: str
    partial: bool = False


def fits(text: str, threads: list[list[Piece]], until: int) -> bool:
    """Whether `text` is made of all pieces, one after the other, each thread's in its order.

    until: how long it was when a write raised: what is there of a partial piece ends there.
    """

    @cache
    def rest(position: int, taken: tuple[int, ...]) -> bool:
        if position == len(text) and all(
            count == len(pieces) or all(p.partial or not p.text for p in pieces[count:])
            for count, pieces in zip(taken, threads, strict=True)
        ):
            return True
        for number, count in enumerate(taken):
            if count == len(threads[number]):
                continue
            piece = threads[number][count]
            after = (*taken[:number], count + 1, *taken[number + 1 :])
            lengths = (0, until - position) if piece.partial else (len(piece.text),)
            for length in lengths:
                if not 0 <= length <= len(piece.text):
                    continue
                if text.startswith(piece.text[:length], position) and rest(
                    position + length, after
                ):
                    return True
        return False

    return rest(0, (0,) * len(threads))


def kind_of_misfit(text: str, threads: list[list[Piece]]) -> Kind:
    """What went wrong with a text that does not fit, as far as it can be told."""
    wanted = [
        piece.text for pieces in threads for piece in pieces if piece.text and not piece.partial
    ]
    if any(text.count(one) > wanted.count(one) and len(one) > 1 for one in wanted):
        return "duplicated"
    missing = [one for one in wanted if one not in text]
    if not missing:
        return "out-of-order" if len(text) == sum(map(len, wanted)) else "mixed-output"
    return "lost" if len(text) < sum(map(len, wanted)) else "mixed-output"
