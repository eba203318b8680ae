from __future__ import annotations

from typing import Any

import pytest

from grader.checks.jobs import ERRORS, SINGLE, SOURCES, THINGS, Source
from grader.checks.sources import make_source
from grader.checks.things import Things, make_error


class Notes:
    """A recorder outside a run."""

    def __init__(self) -> None:
        self.kinds: list[str] = []
        self.labels: list[str] = []

    def note(self, kind: str, *data: object) -> None:
        self.kinds.append(kind)

    def point(self) -> None:
        pass

    def call_it(self, thing: Any, name: str) -> None:
        """Nobody traces."""

    def label(self, error: BaseException, label: str) -> BaseException:
        self.labels.append(label)
        return error


def make(kind: str, things: list[Any], breaks: int = -1) -> Any:
    return make_source("0", Source(kind, breaks=breaks), things, Notes())  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", SOURCES)
def test_every_source_gives_its_things_in_order(kind: str) -> None:
    assert list(make(kind, [3, None, 3])) == [3, None, 3]


@pytest.mark.parametrize("kind", ["generator", "once"])
@pytest.mark.parametrize("breaks", [0, 1, 2])
def test_a_source_that_breaks_gives_what_comes_before(kind: str, breaks: int) -> None:
    got: list[int] = []
    with pytest.raises(OSError, match="broke down"):
        got.extend(make(kind, [1, 2], breaks))
    assert got == [1, 2][:breaks]


@pytest.mark.parametrize("kind", ["generator", "once"])
def test_a_source_that_can_be_read_once_is_empty_afterwards(kind: str) -> None:
    source = make(kind, [1, 2])
    assert [list(source), list(source)] == [[1, 2], []]


def test_things_are_told_apart_though_they_are_equal() -> None:
    things = Things(Notes())  # type: ignore[arg-type]
    first, second = things.make("equal", "v0"), things.make("equal", "v1")
    assert first == second
    assert [things.name(second), things.name(first)] == ["v1", "v0"]


@pytest.mark.parametrize("kind", THINGS)
def test_every_thing_has_a_name(kind: str) -> None:
    things = Things(Notes())  # type: ignore[arg-type]
    thing = things.make(kind, "v5")  # type: ignore[arg-type]
    assert things.name(thing) == SINGLE.get(kind, "v5")


def test_foreign_things_are_named_by_what_they_are() -> None:
    things = Things(Notes())  # type: ignore[arg-type]
    assert [things.name(7), things.name((1,)), things.names("ab")] == ["7", "<tuple>", ("'ab'",)]


def test_a_list_is_named_thing_by_thing() -> None:
    things = Things(Notes())  # type: ignore[arg-type]
    assert things.names([things.make("object", "v0"), None]) == ("list", "v0", "None")


@pytest.mark.parametrize("kind", ERRORS)
def test_errors_are_true_and_no_stop_iteration(kind: str) -> None:
    error = make_error(kind, "x")  # type: ignore[arg-type]
    assert error
    assert not isinstance(error, StopIteration)


@pytest.mark.parametrize("mark", ["STOP", "", -1, 0, 2.5])
def test_an_equal_thing_equals_plain_marks(mark: object) -> None:
    thing = Things(Notes()).make("equal", "v0")  # type: ignore[arg-type]
    assert thing == mark
    assert mark == thing


def test_an_equal_thing_equals_no_object_of_a_student() -> None:
    assert Things(Notes()).make("equal", "v0") != object()  # type: ignore[arg-type]


def test_errors_that_are_alike_cannot_be_hashed() -> None:
    first, second = make_error("Alike", "1"), make_error("Alike", "2")
    assert first == second
    with pytest.raises(TypeError, match="unhashable"):
        hash(first)
