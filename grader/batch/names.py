"""What people's names are compared by."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def forms(name: str) -> Iterable[str]:
    """The letters and digits of a name, in both orders if it is written as "Last, First"; two names are the same person's if
    they have a form in common."""
    last, comma, first = name.partition(",")
    orders = [last + first, first + last] if comma else _orders(name)
    return dict.fromkeys(filter(None, map(_letters, orders)))


def _orders(name: str) -> list[str]:
    """The name, and with its last word first, as Canvas sorts it."""
    *first, last = name.split() or [""]
    return [name, last + "".join(first)]


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())
