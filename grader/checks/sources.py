"""Iterables of all kinds, which note that they are touched. Used in the worker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from grader.checks.jobs import READING, Source
from grader.kernel.recorder import Recorder


def make_source(source: Source, things: Sequence[Any], recorder: Recorder) -> Any:
    """An iterable that gives `things`, as `source` says."""
    if source.kind == "generator":
        return _generate(source, things, recorder)
    if source.kind == "once":
        return Once(source, things, recorder)
    if source.kind == "tuple":
        return tuple(things)
    if source.kind == "values":
        return dict(enumerate(things)).values()
    return list(things)


def _read(source: Source, index: int, length: int, recorder: Recorder) -> None:
    """What happens while the thing with this number is read."""
    recorder.note("read")
    recorder.point()
    if index == source.breaks:
        raise recorder.label(OSError("the source broke down"), READING)
    if source.pause and index == length - 1:
        recorder.pause(source.pause)


def _generate(source: Source, things: Sequence[Any], recorder: Recorder) -> Iterator[Any]:
    for index, thing in enumerate(things):
        _read(source, index, len(things), recorder)
        yield thing
    _read(source, len(things), len(things), recorder)


class Once:
    """An iterator that is not made for many threads: two that are inside it at once get the same thing."""

    def __init__(self, source: Source, things: Sequence[Any], recorder: Recorder) -> None:
        self._source = source
        self._things = things
        self._recorder = recorder
        self._index = 0

    def __iter__(self) -> Once:
        self._recorder.note("read")
        return self

    def __next__(self) -> Any:
        index = self._index
        _read(self._source, index, len(self._things), self._recorder)
        if index >= len(self._things):
            raise StopIteration
        self._index = index + 1
        return self._things[index]
