"""A schedule: the list of choices that the scheduler made, and its text form.

A choice is made at each point at which more than one task could run. Choice 0 is "the running task goes
on" (or, where the running task cannot, "the one that has waited longest"); choice n is the n-th other task.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

Choices = tuple[int, ...]

_BODY = re.compile(r"(?:\d+[a-z]+)*(?:\d+)?")
_PIECE = re.compile(r"(\d+)([a-z]+)")
_CHECK_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_LONGEST = 1_000_000  # choices; more than any run makes, small enough to hold


class ScheduleError(ValueError):
    """A text that is not a schedule. The message says why."""


def trim(choices: Iterable[int]) -> Choices:
    """The same schedule without the zeros at its end (after the end, every choice is 0)."""
    kept = list(choices)
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def to_text(choices: Iterable[int]) -> str:
    """A short form for a command line, e.g. `12a0b-k3`: 12 zeros, choice 1, no zero, choice 2.

    What stands behind the hyphen is a checksum, so that a text that was cut short is not taken for another
    schedule. `from_text(to_text(c)) == trim(c)`.
    """
    pieces: list[str] = []
    zeros = 0
    for choice in trim(choices):
        if choice:
            pieces.append(f"{zeros}{_letters(choice)}")
            zeros = 0
        else:
            zeros += 1
    body = "".join(pieces) or "0"
    return f"{body}-{_check(body)}"


def from_text(text: str) -> Choices:
    """The choices that `text` stands for. Raises ScheduleError if it is not the text of a schedule."""
    body, hyphen, check = text.strip().rpartition("-")
    if not hyphen or not body or not _BODY.fullmatch(body):
        raise ScheduleError(
            f"{text!r} is not a schedule: it should look like 12a0b-k3, as a report prints it"
        )
    if check != _check(body):
        raise ScheduleError(
            f"{text!r} is not whole: its last two characters do not fit the rest; copy all of it"
        )
    choices: list[int] = []
    for zeros, letters in _PIECE.findall(body):
        if len(zeros) > 7 or len(letters) > 4 or len(choices) + int(zeros) > _LONGEST:
            raise ScheduleError(f"{text[:40]!r} is longer than any schedule can be")
        choices.extend([0] * int(zeros))
        choices.append(_number(letters))
    return tuple(choices)


def _letters(number: int) -> str:
    """Bijective base 26: 1 is a, 26 is z, 27 is aa."""
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number


def _check(body: str) -> str:
    code = zlib.crc32(body.encode())
    return _CHECK_DIGITS[code & 31] + _CHECK_DIGITS[code >> 5 & 31]
