"""Small words to tell with: what the exercises' `words.py` share. A line is what it is about, and the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from grader.checks.jobs import Job, Source, does

Line = tuple[str, str]

MANY = 6  # names in a row; of more, the first two and the last are shown


def seconds(number: float) -> str:
    """A length of time."""
    return f"{number:,g} s"


def names_of(names: Sequence[str]) -> str:
    """A list of names, short even if there are many."""
    return ", ".join(names if len(names) <= MANY else (*names[:2], "...", names[-1]))


def given(source: Source, names: Sequence[str]) -> str:
    """An iterable of things, as a student would write it, or as messages call it."""
    listed = names_of(names)
    if source.kind == "list":
        return f"[{listed}]"
    if source.kind == "tuple":
        return f"({listed}{',' * (len(names) == 1)})"
    listed = listed or "nothing"
    if source.kind == "values":
        return f"<dict of {listed}>.values()"
    return f"<generator of {listed}>" if source.kind == "generator" else f"<iterator over {listed}>"


def reading(source: Source) -> str:
    """What is special about reading an iterable; blank if nothing is."""
    if source.breaks >= 0:
        return f"reading raises OSError {after(source.breaks)}"
    return f"reading the last one takes {seconds(source.pause)}" if source.pause else ""


def after(things: int) -> str:
    """When reading an iterable breaks off."""
    return f"after {things} of them" if things else "at once"


def others(count: int, what: str) -> str:
    """How many things of its own a job hands to the student's function."""
    return f"{count or 'no'} {what}{'' if count == 1 else 's'} of its own"


def own_part(job: Job) -> str:
    """What a job does besides calling the student's function; blank if it only gives an object."""
    return does(msgspec.structs.replace(job, inner=-1))


def grouped(lines: Sequence[Line], each: str = "") -> Iterator[Line]:
    """The lines that have a text; neighbours that say the same in one line, with `each` in front of the text."""
    first = 0
    for place in range(1, len(lines) + 1):
        if place < len(lines) and lines[place][1] == lines[first][1]:
            continue
        about, text = lines[first]
        if text and place - first > 1:
            about += f"{', ' if place - first == 2 else ' to '}{lines[place - 1][0]}"
            text = each + text
        if text:
            yield about, text
        first = place


def column(about: str, texts: Sequence[str]) -> list[Line]:
    """Several lines about one thing."""
    return [(about if not number else "", text) for number, text in enumerate(texts)]
