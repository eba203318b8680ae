from __future__ import annotations

import pytest

from grader.kernel.machine import Machine, Run
from grader.kernel.strategy import Undisturbed
from grader.search.portfolio import DEFAULT_MIX, NAMES, Portfolio

from .conftest import Runner
from .programs import PROGRAMS

RUNS = 30
HOLES = 3_000  # objects that are made and freed, so that later ones lie elsewhere


def explored(program: str, mix: tuple[str, ...], seed: int, run: Runner) -> list[Run]:
    portfolio, runs = Portfolio(mix, seed), []
    for number in range(RUNS):
        runs.append(run(program, portfolio.strategy(number)[1]))
        portfolio.saw(len(runs[-1].choices))
    return runs


def test_the_first_run_is_undisturbed(run: Runner) -> None:
    name, strategy = Portfolio(("walk",), 3).strategy(0)
    choices = run("mixed", strategy).choices
    assert (name, choices) == ("undisturbed", run("mixed", Undisturbed()).choices)


def test_strategies_take_turns() -> None:
    portfolio = Portfolio(("walk", "pct2"), 0)
    names = [portfolio.strategy(number)[0] for number in range(5)]
    assert names == ["undisturbed", "walk", "pct2", "walk", "pct2"]


def test_the_default_mix_is_of_known_strategies() -> None:
    assert set(DEFAULT_MIX) <= set(NAMES)


@pytest.mark.parametrize("mix", [(), ("walk", "nonsense")])
def test_an_unknown_strategy_is_refused(mix: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="no such strategy"):
        Portfolio(mix, 0)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("program", PROGRAMS)
def test_the_same_seed_gives_the_same_runs(name: str, program: str, run: Runner) -> None:
    first = [done.choices for done in explored(program, (name,), 11, run)]
    assert [done.choices for done in explored(program, (name,), 11, run)] == first


@pytest.mark.parametrize("program", PROGRAMS)
def test_where_objects_lie_in_memory_changes_nothing(program: str, run: Runner) -> None:
    first = [done.choices for done in explored(program, DEFAULT_MIX, 11, run)]
    holes = [[n] for n in range(HOLES)]
    del holes[::2]
    assert [done.choices for done in explored(program, DEFAULT_MIX, 11, run)] == first


@pytest.mark.parametrize("program", PROGRAMS)
def test_another_machine_gives_the_same_runs(program: str, run: Runner) -> None:
    other = Machine()
    loaded = other.load(PROGRAMS[program], f"{program}.py")

    def run_there(_: str, strategy: object) -> Run:
        with other.installed():
            return other.run(lambda: loaded.module().main(), strategy)  # type: ignore[arg-type]

    first = [done.choices for done in explored(program, DEFAULT_MIX, 5, run)]
    assert [done.choices for done in explored(program, DEFAULT_MIX, 5, run_there)] == first


def test_another_seed_gives_other_runs(run: Runner) -> None:
    one, other = (
        [done.choices for done in explored("mixed", DEFAULT_MIX, seed, run)] for seed in (1, 2)
    )
    assert one[0] == other[0]
    assert one[1:] != other[1:]


@pytest.mark.parametrize("name", ["walk", "sticky", "pct2", "pct3", "pos"])
def test_a_strategy_that_needs_no_survey_finds_a_lost_update(name: str, run: Runner) -> None:
    outputs = {done.stdout for done in explored("race", (name,), 0, run)}
    assert outputs & {"1\n", "2\n"}


@pytest.mark.parametrize("name", NAMES)
def test_every_strategy_lets_correct_spinning_end(name: str, run: Runner) -> None:
    outcomes = {(done.ending, done.stdout) for done in explored("spin", (name,), 4, run)}
    assert outcomes == {("finished", "2\n")}
