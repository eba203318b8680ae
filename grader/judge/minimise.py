"""Makes a failing schedule smaller: the fewest preemptions that still show a failure of the same clause."""

from __future__ import annotations

from collections.abc import Iterator

from grader.checks.suite import Judge
from grader.judge.effort import SINGLE_PREEMPTIONS
from grader.judge.hunt import Failure, Wanted, failure_of
from grader.judge.laboratory import Count, Laboratory
from grader.records.schedule import Choices, trim
from grader.records.wire import Counted

BATCH = 40  # schedules in one request


def minimise(
    lab: Laboratory, judge: Judge, failure: Failure, wanted: Wanted, count: Count
) -> Failure:
    """The same scenario with a schedule of no more preemptions, usually far fewer; what is wanted is still shown.

    First no preemption at all is tried, then each single one (up to a limit), then the choices of the schedule
    are taken away one after the other until none can go (Zeller's ddmin, one at a time).
    """
    work = _Work(lab, judge, failure, wanted, count)
    work.try_all(iter([()]))
    if work.best.run.preemptions > 1:
        work.try_all(_single(work.undisturbed))
    while work.best.run.preemptions and work.try_all(_without_one(work.best.run.schedule)):
        pass
    return work.best


class _Work:
    def __init__(
        self, lab: Laboratory, judge: Judge, failure: Failure, wanted: Wanted, count: Count
    ) -> None:
        self._lab = lab
        self._judge = judge
        self._wanted = wanted
        self._count = count
        self.best = failure
        self.undisturbed: Counted | None = None

    def try_all(self, schedules: Iterator[Choices]) -> bool:
        """Run these schedules until one of them is better than the best; whether one was."""
        batch: list[Choices] = []
        for schedule in schedules:
            batch.append(schedule)
            if len(batch) == BATCH:
                if self._try(batch):
                    return True
                batch = []
        return bool(batch) and self._try(batch)

    def _try(self, batch: list[Choices]) -> bool:
        explored = self._lab.replay(self.best.scenario, list(batch))
        self._count.take(explored)
        for run in explored.histories:
            if not any(run.schedule):
                self.undisturbed = self.undisturbed or run
            if _cost(run) < _cost(self.best.run):
                findings = filter(self._wanted, self._judge(self.best.scenario, run.history))
                better = failure_of(self.best.scenario, run, findings, self.best.clause)
                if better is not None:
                    self.best = better
                    return True
        return False


def _cost(run: Counted) -> tuple[int, int, int]:
    """Fewer preemptions first, then fewer choices that are not 0, then a shorter text."""
    choices = trim(run.schedule)
    return run.preemptions, sum(1 for choice in choices if choice), len(choices)


def _single(undisturbed: Counted | None) -> Iterator[Choices]:
    """Each schedule with one choice that is not 0, the early ones first."""
    if undisturbed is None:
        return
    others = max(undisturbed.threads, 1)
    places = min(undisturbed.points, SINGLE_PREEMPTIONS // others)
    for place in range(places):
        for choice in range(1, others + 1):
            yield (*(0,) * place, choice)


def _without_one(schedule: Choices) -> Iterator[Choices]:
    """Each schedule in which one more choice is 0, the late ones first."""
    for place in reversed(range(len(schedule))):
        if schedule[place]:
            yield (*schedule[:place], 0, *schedule[place + 1 :])
