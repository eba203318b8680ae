"""Iterables of all kinds, which note that they are touched. Used in the worker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from grader.checks.jobs import READING, Source
from grader.kernel.recorder import Recorder


def make_source(call: str, source: Source, things: Sequence[Any], recorder: Recorder) -> Any:
    """An iterable that gives `things`, as `source` says; a "read" of it is noted with the name of the call that it is for."""
    reader = _Reader(call, source, things, recorder)
    if source.kind == "generator":
        return _generate(reader)
    if source.kind == "once":
        return _Once(reader)
    if source.kind == "tuple":
        return tuple(things)
    if source.kind == "values":
        return dict(enumerate(things)).values()
    return list(things)


class _Reader:
    """What happens while things are read."""

    def __init__(
        self, call: str, source: Source, things: Sequence[Any], recorder: Recorder
    ) -> None:
        self.call = call
        self.source = source
        self.things = things
        self.recorder = recorder

    def read(self, index: int) -> None:
        """The thing with this number, or the end, is read."""
        recorder, source = self.recorder, self.source
        recorder.note("read", self.call)
        recorder.point()
        if index == source.breaks:
            raise recorder.label(OSError("the source broke down"), READING)
        if source.pause and index == len(self.things) - 1:
            recorder.pause(source.pause)


def _generate(reader: _Reader) -> Iterator[Any]:
    for index, thing in enumerate(reader.things):
        reader.read(index)
        yield thing
    reader.read(len(reader.things))


class _Once:
    """An iterator that is not made for many threads: two that are inside it at once get the same thing."""

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader
        self._index = 0

    def __iter__(self) -> _Once:
        self._reader.recorder.note("read", self._reader.call)
        return self

    def __next__(self) -> Any:
        index = self._index
        self._reader.read(index)
        if index >= len(self._reader.things):
            raise StopIteration
        self._index = index + 1
        return self._reader.things[index]
