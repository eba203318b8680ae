"""Hypothesis, as far as grading needs it: draw scenarios, and shrink one that fails."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky
from hypothesis.internal.conjecture import providers

from grader.checks.suite import DrawScenarios

_one_at_a_time = threading.Lock()
"""A test of Hypothesis sets, and puts back, state of the whole process (that of `random`), so two never run at once."""


class _Fails(Exception):  # noqa: N818 - how Hypothesis is told that an example fails
    """This scenario fails."""


def draw(scenarios: DrawScenarios, examples: int, number: int) -> list[Any]:
    """Up to `examples` scenarios, without repetitions, the same for the same seed `number`."""
    drawn: dict[Any, None] = {}

    def keep(scenario: Any) -> None:
        drawn[scenario] = None

    _test(scenarios, examples, number, (Phase.generate,), keep)()
    return list(drawn)


def shrink(
    scenarios: DrawScenarios, examples: int, number: int, fails: Callable[[Any], bool]
) -> None:
    """Draw the same scenarios again until one `fails`, then look for smaller ones that do.

    `fails` has to answer the same for the same scenario; it keeps what it wants to know.
    """

    def attempt(scenario: Any) -> None:
        if fails(scenario):
            raise _Fails

    try:
        _test(scenarios, examples, number, (Phase.generate, Phase.shrink), attempt)()
    except (_Fails, Flaky):
        pass


class _NoConstants:
    def set_for_type(self, kind: str) -> tuple[()]:
        """None of any type."""
        return ()


@contextmanager
def _without_local_constants() -> Iterator[None]:
    """Hypothesis draws constants, too, that it finds in the files of whatever is imported, and it keeps them in a folder
    `.hypothesis` where the user stands. Not in the block: the same seed gives the same scenarios, and no file is left."""
    theirs, seen = providers._get_local_constants, providers.CONSTANTS_CACHE
    providers._get_local_constants = cast(Any, _NoConstants)
    providers.CONSTANTS_CACHE = type(seen)(seen.max_size)
    try:
        yield
    finally:
        providers._get_local_constants, providers.CONSTANTS_CACHE = theirs, seen


def _test(
    scenarios: DrawScenarios,
    examples: int,
    number: int,
    phases: tuple[Phase, ...],
    body: Callable[[Any], None],
) -> Callable[[], None]:
    configured = settings(
        max_examples=examples,
        phases=phases,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        print_blob=False,
        verbosity=Verbosity.quiet,
        suppress_health_check=list(HealthCheck),
    )

    def test(scenario: Any) -> None:
        body(scenario)

    wrapped: Callable[[], None] = seed(number)(configured(given(scenarios(st))(test)))

    def run() -> None:
        with _one_at_a_time, _without_local_constants():
            wrapped()

    return run
