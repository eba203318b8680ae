"""The sources of a scenario: iterables of several shapes that note what is read of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from grader.checks.producer_consumer.scenario import ItemKind, Source, item_name, letter
from grader.kernel.recorder import Recorder

AFTER_FAILURE = 40  # items that an endless source still gives after a failure: a pipeline that stops takes one or two
AT_MOST = 100  # items of an endless source where nothing fails


class Items:
    """Makes the items, and tells them apart by identity."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {id(None): "None", id(False): "False", id(()): "()"}
        self._kept: list[object] = []

    def make(self, source: int, index: int, kind: ItemKind) -> object:
        """The item of this place."""
        name = item_name(source, index, kind)
        item = _MAKERS[kind](name)
        self._names.setdefault(id(item), name)
        self._kept.append(item)  # its id stays its own
        return item

    def name(self, item: object) -> str:
        """What this very object is called; a question mark and its type's name if it is none of ours."""
        return self._names.get(id(item)) or f"?{type(item).__name__}"


class Equal:
    """Equal to every other of its kind, to numbers and strings, and hashes like every other.

    Not to just any object: a mark of the student's own, made with `object()`, stays different from it.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Equal) or type(other) in (int, float, str)

    def __hash__(self) -> int:
        return 7


_MAKERS: dict[str, Callable[[str], object]] = {
    "text": lambda name: "".join(name),
    "none": lambda name: None,
    "false": lambda name: False,
    "empty": lambda name: (),
    "list": lambda name: [],
    "equal": Equal,
    "error": ValueError,
    "class": lambda name: type(name, (), {}),
}


class Failures:
    """The exceptions that sources and `consume` raise, each labelled and noted."""

    def __init__(self, recorder: Recorder, make: Callable[[str], Exception]) -> None:
        self._recorder = recorder
        self._make = make
        self.count = 0

    def make(self, label: str) -> BaseException:
        """The exception to raise now."""
        self.count += 1
        self._recorder.note("failed", label)
        return self._recorder.label(self._make(label), label)


def make_source(
    number: int, source: Source, items: Items, recorder: Recorder, failures: Failures
) -> Any:
    """The source of this number, as the student's code gets it."""
    if source.shape == "list":
        return [items.make(number, index, kind) for index, kind in enumerate(source.items)]
    if source.shape == "tuple":
        return tuple(items.make(number, index, kind) for index, kind in enumerate(source.items))
    if source.refuses:
        return _Refusing(number, recorder, failures)
    reading = _reading(number, source, items, recorder, failures)
    if source.shape == "generator":
        return reading
    kind = _Iterator if source.shape == "iterator" else _Iterable
    return kind(reading, lambda: recorder.note("iter", number))


def _reading(
    number: int, source: Source, items: Items, recorder: Recorder, failures: Failures
) -> Iterator[object]:
    """Gives the items; notes when the first is asked for ("ask") and each item that is given ("read")."""
    recorder.note("ask", number)
    label = f"source {letter(number)}"
    for index in range(len(source.items)):
        _wait(source.pause if index else source.late, recorder)
        if index == source.fails:
            raise failures.make(label)
        recorder.note("read", number)
        yield items.make(number, index, source.items[index])
    if source.fails >= len(source.items):
        _wait(source.pause if source.items else source.late, recorder)
        raise failures.make(label)
    if source.endless:
        yield from _endless(number, len(source.items), items, recorder, failures)
    _wait(source.stays if source.items else source.late, recorder)


def _endless(
    number: int, begin: int, items: Items, recorder: Recorder, failures: Failures
) -> Iterator[object]:
    after = 0
    for index in range(begin, AT_MOST):
        recorder.pause(1)
        after += bool(failures.count)
        if after > AFTER_FAILURE:
            recorder.note("endless", number, after - 1)
            return
        recorder.note("read", number)
        yield items.make(number, index, "text")


def _wait(seconds: float, recorder: Recorder) -> None:
    if seconds:
        recorder.pause(seconds)
    else:
        recorder.point()


class _Refusing:
    """An iterable that gives no iterator: asking it for one raises."""

    def __init__(self, number: int, recorder: Recorder, failures: Failures) -> None:
        self._number = number
        self._recorder = recorder
        self._failures = failures

    def __iter__(self) -> Iterator[object]:
        self._recorder.note("iter", self._number)
        self._recorder.point()
        raise self._failures.make(f"source {letter(self._number)}")


class _Iterator:
    """An iterator without anything besides: no `close`, no length."""

    def __init__(self, reading: Iterator[object], note: Callable[[], None]) -> None:
        self._reading = reading
        self._note = note

    def __iter__(self) -> _Iterator:
        self._note()
        return self

    def __next__(self) -> object:
        return next(self._reading)


class _Iterable:
    """An iterable that is no iterator, is false, and cannot be hashed."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, reading: Iterator[object], note: Callable[[], None]) -> None:
        self._reading = reading
        self._note = note

    def __iter__(self) -> Iterator[object]:
        self._note()
        return self._reading

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Equal) or type(other) in (int, float, str)
