"""Runs a script under many schedules, and keeps each way in which it ended, with the smallest schedule that led there."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from grader.judge.effort import BOUND
from grader.judge.hunt import MIX, NotSupported
from grader.judge.laboratory import Laboratory
from grader.judge.outcomes import Ending, ending_of, unusable
from grader.records.exploration import Entry
from grader.records.schedule import trim
from grader.records.wire import Counted, Explored
from grader.sandbox.worker import WorkerLost

AT_ONCE = (
    10  # schedules in one request: a run may take two seconds before the request takes too long
)
MOST_ENDLESS = 5  # runs that have to be stopped, as each takes as long as thousands of others
MOST_KEPT = (
    20_000_000  # characters of outputs and values; the most that JSON then comes to is some 100 MB
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is tried. bounded, mix: schedules within the bound, and of a mix of strategies; steps: points that they may
    pass together, so that long runs get fewer schedules (some 300,000 a second, measured)."""

    bounded: int
    mix: int
    steps: int


PLANS = {
    "quick": Plan(400, 100, 1_000_000),
    "normal": Plan(2_000, 500, 4_000_000),
    "thorough": Plan(20_000, 5_000, 40_000_000),
}

Tell = Callable[[int, int], None]
"""Told how many schedules were run, and how many will be at most."""


class NoSuchCall(Exception):  # noqa: N818 - says what is wrong with what was asked for
    """The function that was asked for cannot be called without arguments; the message says why."""


@dataclass(slots=True)
class Found:
    """A way to end. run: the smallest of those that led there, None if none came back; exact: no smaller one exists;
    schedule: that of a run that did not come back, if it is known."""

    ending: Ending
    count: int
    run: Counted | None
    exact: bool
    schedule: tuple[int, ...] | None = None
    preemptions: int = 0


class Sweep:
    """One script's way through its schedules. What was found stands in `found`, in the order in which it came up."""

    def __init__(self, lab: Laboratory, entry: Entry, plan: Plan, tell: Tell) -> None:
        self._lab = lab
        self._entry = entry
        self._plan = plan
        self._tell = tell
        self._asked: list[int] = []
        self._steps = 0
        self._endless = 0
        self._kept = 0
        self.found: dict[Ending, Found] = {}
        self.runs = 0
        self.bounded = 0
        self.exhausted = False
        self.complete_up_to = -1
        self.remarks: list[str] = []

    def run(self, seed: int) -> None:
        """Every schedule within the bound as far as the plan goes, the fewest preemptions first; then the mix.

        Raises NoSuchCall, NotSupported, GraderBroke.
        """
        self._run_bounded()
        alone = self.exhausted and self.bounded == 1
        if not alone and not self.remarks:
            self._run_mix(zlib.crc32(f"{seed} explore".encode()))

    def repeat(self, schedule: tuple[int, ...]) -> None:
        """This schedule alone. Raises NoSuchCall, NotSupported, GraderBroke."""
        try:
            self._take(self._lab.replay(self._entry, [schedule]), exact=True)
        except WorkerLost as lost:
            self._crash(lost, schedule)

    def _run_bounded(self) -> None:
        following: tuple[int, ...] = ()
        try:
            for size in self._sizes():
                explored = self._lab.exhaust(self._entry, BOUND, size, goes_on=bool(self._asked))
                self._asked.append(size)
                self._take_bounded(explored)
                following = explored.following
                if explored.exhausted:
                    return
        except WorkerLost as lost:
            if not self._asked:
                self.remarks = ["Not searched any further, as the first run did not come back."]
            self._pin_down(lost, following)

    def _sizes(self) -> Iterator[int]:
        yield 1
        while self.bounded < self._plan.bounded and self._may_go_on(self._plan.steps):
            yield min(AT_ONCE, self._plan.bounded - self.bounded)

    def _may_go_on(self, steps: int) -> bool:
        if self._endless >= MOST_ENDLESS:
            self.remarks = [f"Cut short, as {self._endless} runs had to be stopped."]
        elif self._kept >= MOST_KEPT:
            self.remarks = [f"Cut short, as it has ended in {len(self.found):,} ways already."]
        return self._steps < steps and not self.remarks

    def _take_bounded(self, explored: Explored) -> None:
        self._take(explored, exact=True)
        self.bounded += explored.runs
        self.exhausted = explored.exhausted
        self.complete_up_to = explored.level - 1

    def _pin_down(self, lost: WorkerLost, following: tuple[int, ...]) -> None:
        """Find the schedule of the run that did not come back: a fresh worker goes the same way, then in single steps."""
        if not self._asked:
            self._crash(lost, ())
            return
        try:
            for number, size in enumerate(self._asked):
                self._lab.exhaust(self._entry, BOUND, size, goes_on=number > 0)
            for _ in range(AT_ONCE):
                explored = self._lab.exhaust(self._entry, BOUND, 1, goes_on=True)
                self._take_bounded(explored)
                following = explored.following
        except WorkerLost as again:
            self._crash(again, following)
        else:
            self._crash(lost, None)

    def _run_mix(self, code: int) -> None:
        limit = self._steps + self._plan.steps // 2
        for first in range(0, self._plan.mix, AT_ONCE):
            if not self._may_go_on(limit):
                return
            at_once = min(AT_ONCE, self._plan.mix - first)
            try:
                self._take(self._lab.explore(self._entry, MIX, code, first, at_once), exact=False)
            except WorkerLost as lost:
                self._crash(lost, None)
                return

    def _take(self, explored: Explored, exact: bool) -> None:
        for run in explored.histories:
            if run.history.ending == "unsupported":
                raise NotSupported(run.history.detail)
            why_not = unusable(run.history)
            if why_not and not self.runs:
                raise NoSuchCall(why_not)
            self._endless += run.count * (run.history.ending not in ("finished", "deadlock"))
            self._add(ending_of(run.history), run, exact)
        self.runs += explored.runs
        self._steps += explored.steps
        self._tell(self.runs, self._plan.bounded + self._plan.mix)

    def _add(self, ending: Ending, run: Counted, exact: bool) -> None:
        known = self.found.get(ending)
        if known is None:
            self.found[ending] = Found(ending, run.count, run, exact)
            self._kept += len(ending.value) + len(ending.output)
            return
        known.count += run.count
        if known.run is None or (exact >= known.exact and cost(run) < cost(known.run)):
            known.run, known.exact = run, exact

    def _crash(self, lost: WorkerLost, schedule: tuple[int, ...] | None) -> None:
        """A run took its worker along."""
        ending = Ending("crash", str(lost), "", ())
        known = self.found.setdefault(ending, Found(ending, 0, None, True))
        known.count += 1
        self.runs += 1
        if schedule is not None and known.schedule is None:
            known.schedule = schedule
            known.preemptions = self.complete_up_to + 1
            self.bounded += 1


def cost(run: Counted) -> tuple[int, int, int]:
    """Fewer preemptions first, then fewer choices that are not 0, then a shorter text."""
    choices = trim(run.schedule)
    return run.preemptions, sum(1 for choice in choices if choice), len(choices)
