"""Texts cut to what a format may hold in all."""

from __future__ import annotations

import json
from collections.abc import Sequence

LEFT_OUT = "left out here: the report would be too large"


def fitting(texts: Sequence[str], room: int) -> list[str]:
    """`texts`, from the first on, as long as their JSON in ASCII has at most `room` bytes in all; for each that is
    longer than what is left, one line that says so."""
    kept = []
    for text in texts:
        size = len(json.dumps(text))
        kept.append(text if size <= room else LEFT_OUT)
        room -= size if size <= room else 0
    return kept
