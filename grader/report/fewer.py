"""Leaves out of timelines what matters least, so that a page with many of them stays small."""

from __future__ import annotations

from collections.abc import Container, Sequence

from msgspec.structs import replace

from grader.records.explanation import Row


def share(lengths: Sequence[int], most: int) -> int:
    """The greatest length to which all can be cut so that they come to at most `most` together; at least 1."""
    limit = max(lengths, default=1)
    while limit > 1 and sum(min(length, limit) for length in lengths) > most:
        limit -= 1
    return max(limit, 1)


def fewer(rows: Sequence[Row], most: int, tasks: Container[int] | None = None) -> tuple[Row, ...]:
    """The `most` rows of the greatest weight, of these tasks only if they are given, in their order.

    The rest counts as folded; its switches go to the next row of the same thread, so that none is lost from sight.
    """
    allowed = [n for n, row in enumerate(rows) if tasks is None or row.task in tasks]
    if len(rows) == len(allowed) <= most:
        return tuple(rows)
    ranked = sorted(allowed, key=lambda n: (not rows[n].marked, -rows[n].weight, n))
    kept = set(ranked[:most])
    shown: list[Row] = []
    folded = 0
    moved: set[int] = set()
    for number, row in enumerate(rows):
        if number not in kept:
            folded += row.folded + 1
            moved |= {row.task} if row.switch else set()
            continue
        switch = row.switch or row.task in moved
        shown.append(replace(row, folded=row.folded + folded, switch=switch))
        moved.discard(row.task)
        folded = 0
    return tuple(shown)
