from __future__ import annotations

import pytest

from grader.kernel.sites import Site
from grader.kernel.strategy import CALLBACK
from grader.kernel.task import Task
from grader.search.portfolio import Portfolio, Watched
from grader.search.survey import Survey

NOTHING = id(None)
READ, WRITE, OTHER, ATTRIBUTE = 0, 1, 2, 3
SITES = (
    Site(READ, 1, "read", "count"),
    Site(WRITE, 2, "write", "count"),
    Site(OTHER, 3, "read", "count"),
    Site(ATTRIBUTE, 4, "write", ".count"),
)


def at(site: int, touches: int = NOTHING) -> Task:
    task = Task(1, 1)
    task.site, task.touches = site, touches
    return task


def hot(*tasks: Task, sites: tuple[Site, ...] = SITES) -> set[int]:
    survey = Survey(sites)
    survey.note(tasks)
    return survey.hot - {CALLBACK}


def test_sites_about_to_use_one_object_are_hot() -> None:
    thing = object()
    assert hot(at(7, id(thing)), at(8, id(thing)), at(9)) == {7, 8}


def test_a_read_and_a_write_of_one_variable_are_hot() -> None:
    assert hot(at(READ), at(WRITE)) == {READ, WRITE}


@pytest.mark.parametrize("other", [OTHER, ATTRIBUTE])
def test_two_reads_and_different_things_of_one_name_are_not(other: int) -> None:
    assert hot(at(READ), at(other)) == set()


def test_without_the_sites_of_the_program_variables_are_not_compared() -> None:
    assert hot(at(READ), at(WRITE), sites=()) == set()


def test_what_aims_looks_around_first_and_now_and_then() -> None:
    portfolio = Portfolio(("focus",), 0)
    watched = [isinstance(portfolio.strategy(run)[1], Watched) for run in range(80)]
    assert watched[:5] == [True] * 4 + [False]
    assert sum(watched[5:]) == 6
