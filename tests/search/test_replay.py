from __future__ import annotations

import pytest

from grader.kernel.machine import Run
from grader.kernel.strategy import Undisturbed
from grader.kernel.task import Task
from grader.records.schedule import from_text, to_text, trim
from grader.search.pct import Pct
from grader.search.replay import Replay
from grader.search.walk import RandomWalk

from .conftest import Runner
from .programs import PROGRAMS

TASKS = [Task(number, number) for number in range(3)]


def facts(run: Run) -> tuple[object, ...]:
    """All of a run that can be compared."""
    return (
        run.choices, run.preemptions, run.steps, run.time, run.ending, run.detail, run.stdout, run.stderr,
        run.tasks, run.uncaught, run.threads, type(run.raised),
    )  # fmt: skip


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("seed", range(15))
def test_a_replay_is_the_same_run(program: str, seed: int, run: Runner) -> None:
    for strategy in (RandomWalk(seed), RandomWalk(seed, stickiness=0.9), Pct(seed, 3, 80)):
        first = run(program, strategy)
        assert facts(run(program, Replay(first.choices))) == facts(first)
        assert facts(run(program, Replay(first.choices))) == facts(first)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_replay_of_the_text_form_is_the_same_run(program: str, run: Runner) -> None:
    first = run(program, RandomWalk(5))
    again = run(program, Replay(from_text(to_text(first.choices))))
    assert facts(again) == facts(first)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_replay_of_its_own_run_has_no_misfits(program: str, run: Runner) -> None:
    replay = Replay(run(program, RandomWalk(6)).choices)
    run(program, replay)
    assert replay.misfits == 0


@pytest.mark.parametrize("program", PROGRAMS)
def test_an_empty_schedule_is_the_undisturbed_run(program: str, run: Runner) -> None:
    assert facts(run(program, Replay(()))) == facts(run(program, Undisturbed()))


@pytest.mark.parametrize("program", PROGRAMS)
def test_zeros_at_the_end_change_nothing(program: str, run: Runner) -> None:
    choices = run(program, RandomWalk(7)).choices
    assert facts(run(program, Replay(trim(choices)))) == facts(run(program, Replay(choices)))


def test_choices_that_do_not_fit_count_as_zero_and_are_remembered() -> None:
    replay = Replay((9, 1, 7))
    choices = [replay.choose(TASKS, True, 0) for _ in range(3)]
    assert (choices, replay.misfits) == ([0, 1, 0], 2)


def test_after_the_end_every_choice_is_zero() -> None:
    replay = Replay((2,))
    assert [replay.decide(3) for _ in range(4)] == [2, 0, 0, 0]


def test_choices_of_any_length_can_be_replayed(run: Runner) -> None:
    assert run("race", Replay((1,) * 10_000)).ending == "finished"
