"""What a report is about: a verdict, and what a reader needs to find their way back to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from grader.records.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Graded:
    """One submission with its verdict. file: its path, as given; again: the command that grades it again; warning: what the
    sandbox did not hold off, one line; source: what stands in the file; elsewhere: the command on another machine, where the
    path is another."""

    verdict: Verdict
    file: str
    again: str
    warning: str
    source: bytes = b""
    elsewhere: str = ""

    @property
    def sent_home(self) -> Graded:
        """The same for a report that is read on another machine: its commands name no path of this one."""
        return replace(self, again=self.elsewhere or self.again)

    @property
    def exposed(self) -> str:
        """The warning where the sandbox holds less than level B; blank otherwise."""
        return "" if any(line.startswith("B:") for line in self.verdict.sandbox) else self.warning


@dataclass(frozen=True, slots=True)
class Total:
    """Several exercises graded together, with the same seed and effort."""

    exercises: tuple[Graded, ...]
    seed: int
    effort: str

    @classmethod
    def of(cls, graded: Graded) -> Total:
        """One submission as a total of its own."""
        return cls((graded,), graded.verdict.seed, graded.verdict.effort)

    @property
    def passed(self) -> bool:
        """Whether every one passed."""
        return all(graded.verdict.passed for graded in self.exercises)

    @property
    def exposed(self) -> str:
        """The warning where the sandbox holds less than level B; blank otherwise."""
        return next((graded.exposed for graded in self.exercises if graded.exposed), "")

    @property
    def sent_home(self) -> Total:
        """The same for a report that is read on another machine."""
        return replace(self, exercises=tuple(graded.sent_home for graded in self.exercises))

    @property
    def score(self) -> float:
        """All points together."""
        return round(sum(graded.verdict.score for graded in self.exercises), 2)

    @property
    def max_score(self) -> float:
        """All points that there were to get."""
        return round(sum(graded.verdict.max_score for graded in self.exercises), 2)

    @property
    def seconds(self) -> float:
        """How long it took."""
        return round(sum(graded.verdict.seconds for graded in self.exercises), 3)
