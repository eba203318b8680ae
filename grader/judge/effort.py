"""How much is tried. Counted in scenarios and schedules, never in seconds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """examples, runs: factors on what an exercise's families name for normal effort; exhaust: schedules of each
    core scenario at most; steps: points that all runs of one scenario may pass before the rest of its schedules is left out;
    seconds: real ones, after which a submission is not run any more. That is a net far below: others take a hundredth."""

    name: str
    examples: float
    runs: float
    exhaust: int
    steps: int
    seconds: float

    def scale(self, examples: int, runs: int) -> tuple[int, int]:
        """Scenarios, and schedules for each, for a family that names these numbers."""
        more = round(runs * self.runs) if runs > 1 else 1
        return max(1, round(examples * self.examples)), max(1, more)


EFFORTS = {
    effort.name: effort
    for effort in (
        Effort("quick", 0.4, 0.5, 120, 200_000, 600),
        Effort("normal", 1, 1, 400, 400_000, 600),
        Effort("thorough", 2.5, 2, 4000, 2_000_000, 6000),
    )
}
BOUND = 2  # preemptions: bugs that need more are rare (see `search.bounded`)
SHRINK_TRIES = 60  # scenarios tried to make one failure smaller
SHRINK_STEPS = 2_000_000  # points passed, after which nothing more is tried to that end: some 10 s
ENDLESS_TRIES = 8  # the same where runs have to be ended: each takes some tenths of a second
MORE_THAN_FIRST = (
    12  # schedules that a smaller scenario gets on top of the number of the one that first failed
)
SINGLE_CHOICES = 400  # schedules tried with one choice that is not 0, to see whether one is enough
FROM_BELOW = 60_000  # choices in all runs, up to which schedules with two and more that are not 0 are tried: some
# 2,000 runs of a small program, or a second
MOST_POINTS = 2_000_000  # choices in all runs that are tried to make one schedule smaller: some seconds. Runs with more than
# some thousands, as of a program that prints without end, are not made as small as they could be
EXPLORE_AT_ONCE = (
    50  # schedules in one request: after a failure, no more than these are run for nothing
)
LOST_WORKERS = 2  # workers that a submission may cost before the rest is not run
